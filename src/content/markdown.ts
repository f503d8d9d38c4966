/**
 * Markdown to HTML: CommonMark with tables, strikethrough, footnotes and bare http(s) addresses as links. The
 * author's characters stay as they are (no "smart" quotes). The result is not safe yet: HTML in the text
 * passes through, and so does every address, because `sanitize.ts` is the one place that judges both.
 */

import MarkdownIt from "markdown-it";
import footnote from "markdown-it-footnote";
import { escapeHtml } from "../values/html.ts";
import { quicken } from "./quick-markdown.ts";
import { trySimpleInline } from "./simple-inline.ts";

const webAddress = /https?:\/\//i;

let parser: MarkdownIt | undefined;

/** HTML as markdown-it makes it, for the sanitiser. Any text is Markdown: there are no problems to report. */
export function markdownToHtml(text: string): string {
  parser ??= createParser();
  return parser.render(text, {});
}

function createParser(): MarkdownIt {
  const md = new MarkdownIt({ html: true, linkify: true, typographer: false });
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  for (const scheme of ["ftp:", "mailto:", "//"]) md.linkify.add(scheme, null as never);
  // The linkifier looks at every text with a large pattern, and most text holds no address.
  const { linkify } = md;
  const test = linkify.test.bind(linkify);
  linkify.test = (text) => webAddress.test(text) && test(text);
  linkify.pretest = (text) => webAddress.test(text);
  md.validateLink = () => true;
  md.use(footnote);
  quicken(md);
  trySimpleInline(md);
  Object.assign(md.renderer.rules, footnotes, plainTags);
  return md;
}

type Rule = NonNullable<MarkdownIt["renderer"]["rules"][string]>;

/**
 * Footnotes as numbers in the text and a list at the end. No links between the two: they would need ids, and
 * the ids of one entry would meet those of the next on a reader's page.
 */
const footnotes: Readonly<Record<string, Rule>> = {
  footnote_ref: (tokens, index) => `<sup>[${Number(tokens[index]?.meta.id) + 1}]</sup>`,
  footnote_block_open: () => "<hr>\n<ol>\n",
  footnote_block_close: () => "</ol>\n",
  footnote_open: () => "<li>",
  footnote_close: () => "</li>\n",
  footnote_anchor: () => "",
};

/** Tags without the `class` and `style` that the sanitiser would take off again. */
const plainTags: Readonly<Record<string, Rule>> = {
  fence: (tokens, index) => `<pre><code>${escapeHtml(tokens[index]?.content ?? "")}</code></pre>\n`,
  th_open: () => "<th>",
  td_open: () => "<td>",
};
