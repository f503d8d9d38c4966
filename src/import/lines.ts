/** A page's text as lines, which is how credit is printed: their words, and where the words lead. */

import { Parser } from "htmlparser2";
import { markdownToHtml } from "../content/markdown.ts";
import { type HttpUrl, parseHttpUrl } from "../values/url.ts";

export interface PageLink {
  readonly text: string;
  /** Absent where the link leads nowhere: `#`, a relative address without a base. */
  readonly address: HttpUrl | undefined;
  /** As written, for mail addresses. */
  readonly href: string;
}

export interface Line {
  readonly text: string;
  readonly links: readonly PageLink[];
  /** What the page's own markup calls the line: `byline`, `dateline`, `subtitle`. */
  readonly hint?: string;
}

/** One block of Markdown: a paragraph, a heading, a list item, or code. */
export interface Block {
  readonly markdown: string;
  /** 1 to 6 for a heading. */
  readonly level?: number;
  readonly lines: readonly Line[];
}

/** The blocks of a Markdown text, in order; joined by blank lines they are the text again. */
export function blocksOf(markdown: string): Block[] {
  return chunksOf(markdown).map((chunk) => {
    const level = /^(#{1,6})\s/.exec(chunk)?.[1]?.length;
    let lines: readonly Line[] | undefined;
    return {
      markdown: chunk,
      ...(level !== undefined && { level }),
      get lines() {
        lines ??= linesOf(chunk);
        return lines;
      },
    };
  });
}

/** Divided at blank lines, which within a fence are code. */
function chunksOf(markdown: string): string[] {
  const chunks: string[] = [];
  const open: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split("\n")) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
    if (line.trim() !== "" || fence !== undefined) open.push(line);
    else if (open.length > 0) chunks.push(open.splice(0).join("\n"));
  }
  if (open.length > 0) chunks.push(open.join("\n"));
  return chunks;
}

/** Longer blocks are prose or data: nobody prints a credit line of that length. */
const longest = 20_000;

/** Also single line breaks part lines here: text that was copied from a page has no others. */
function linesOf(markdown: string): readonly Line[] {
  if (markdown.length > longest) return [{ text: markdown, links: [] }];
  return htmlLines(markdownToHtml(markdown));
}

const breaks = /^(?:br|p|h[1-6]|li|ul|ol|tr|td|th|table|div|blockquote|pre|hr|figure|figcaption|dt|dd)$/;

/** Lines of a little HTML that holds no scripts: one block's, or the caption of an image. */
export function htmlLines(html: string): Line[] {
  const lines = new LineWriter();
  const parser = new Parser({
    onopentag(name, { href }) {
      if (breaks.test(name)) lines.end();
      if (name === "a" && href !== undefined) lines.openLink(href);
    },
    ontext: (text) => {
      const [first = "", ...more] = text.split("\n");
      lines.add(first);
      for (const part of more) {
        lines.end();
        lines.add(part);
      }
    },
    onclosetag(name) {
      if (name === "a") lines.closeLink();
      else if (breaks.test(name)) lines.end();
    },
  });
  parser.end(html);
  return lines.done();
}

/** Most links of a page are never asked for their address, and reading it is dear. */
class WrittenLink implements PageLink {
  readonly text: string;
  readonly href: string;

  constructor(text: string, href: string) {
    this.text = text;
    this.href = href;
  }

  get address(): HttpUrl | undefined {
    return parseHttpUrl(this.href);
  }
}

/** Puts lines together from pieces of text and links, as a parser meets them. */
export class LineWriter {
  private readonly lines: Line[] = [];
  private parts: string[] = [];
  private links: PageLink[] = [];
  private link: { readonly href: string; readonly parts: string[] } | undefined;
  private hint: string | undefined;

  /** How many lines have ended. */
  get count(): number {
    return this.lines.length;
  }

  add(text: string): void {
    this.parts.push(text);
    this.link?.parts.push(text);
  }

  openLink(href: string): void {
    this.closeLink();
    this.link = { href, parts: [] };
  }

  closeLink(): void {
    if (!this.link) return;
    const { href, parts } = this.link;
    this.links.push(new WrittenLink(spaced(parts.join("")), href));
    this.link = undefined;
  }

  suggest(hint: string): void {
    this.hint ??= hint;
  }

  end(): void {
    const open = this.link?.href;
    this.closeLink();
    const text = spaced(this.parts.join(""));
    if (text !== "") {
      this.lines.push({ text, links: this.links, ...(this.hint !== undefined && { hint: this.hint }) });
    }
    this.parts = [];
    this.links = [];
    this.hint = undefined;
    if (open !== undefined) this.openLink(open);
  }

  done(): Line[] {
    this.end();
    return this.lines;
  }
}

/** White space of all kinds is one space, as a browser shows it; what cannot be seen goes. */
function spaced(text: string): string {
  return text
    .replace(/[\u200b\u200e\u200f\u2060\ufeff\u00ad]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
