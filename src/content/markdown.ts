/**
 * Markdown to HTML: CommonMark with tables, strikethrough, footnotes and bare http(s) addresses as links. The
 * author's characters stay as they are (no "smart" quotes). The result is not safe yet: HTML in the text
 * passes through, and so does every address, because `sanitize.ts` is the one place that judges both.
 */

import LinkifyIt from "linkify-it";
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
  Object.assign(md, { linkify });
  md.validateLink = () => true;
  md.use(footnote);
  quicken(md);
  trySimpleInline(md);
  Object.assign(md.renderer.rules, footnotes, plainTags);
  return md;
}

/** A large pattern, which takes as long to make as some articles, and is of no use to a text without an address. */
let finder: LinkifyIt | undefined;

function addressFinder(): LinkifyIt {
  const never = null as never;
  const schemes = { "ftp:": never, "mailto:": never, "//": never };
  finder ??= new LinkifyIt(schemes, { fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  return finder;
}

/** What markdown-it asks of its linkifier. */
const linkify: Pick<LinkifyIt, "pretest" | "test" | "match" | "matchAtStart"> = {
  pretest: (text) => webAddress.test(text),
  test: (text) => webAddress.test(text) && addressFinder().test(text),
  match: (text) => addressFinder().match(text),
  matchAtStart: (text) => (webAddress.test(text) ? addressFinder().matchAtStart(text) : null),
};

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
