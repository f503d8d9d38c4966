/**
 * Is a written document well-formed XML with its namespaces bound, and where in it are the entries? `saxes` tells
 * both. What XML allows and feeds had better not hold (a DOCTYPE, processing instructions, a byte order mark, XML 1.1)
 * is refused too.
 *
 * Most of a feed is HTML in CDATA sections, of which XML asks nothing but that their characters are allowed. One
 * search over the text shows that, and then `saxes` need not go through them letter by letter.
 */

import { SaxesParser } from "saxes";
import type { Problem } from "../model/problem.ts";
import { error } from "../model/problem.ts";
import { writeAgain } from "./help.ts";

/** From and up to where something stands in a text, in UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Survey {
  readonly problems: readonly Problem[];
  /** In their order; where there are problems, they mean nothing. */
  readonly entries: readonly Range[];
  /** True: no character, written as itself or as a reference, is one that is left of a wrong decoding. */
  readonly isClean: boolean;
}

/** One fault makes echoes of itself; a person mends the first and looks again. */
const mostProblems = 20;

/**
 * Surveys a document: `invalid-xml`. `path` are the names that lead from the root to an entry; without any, no entries
 * are looked for.
 */
export function survey(file: string, text: string, path: readonly string[]): Survey {
  const problems = [...badBeginning(file, text), ...loneSurrogates(file, text)];
  const skimmed = problems.length === 0 && !unusual.test(text) ? skim(file, text, path) : undefined;
  if (skimmed) return skimmed;
  const reading = new Reading(file, text, path);
  reading.write(text, 0);
  const { entries } = reading.close();
  return { problems: [...problems, ...reading.problems].slice(0, mostProblems), entries, isClean: false };
}

/** What XML forbids and what is left of a wrong decoding (`values/xml-text.ts`), but for halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
const unusual = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFD-\uFFFF]/;

/** References that may stand for any character, the unusual ones too. */
const unclearReference = /&#(?!x26;|x3C;)/;

const [opening, closing] = ["<![CDATA[", "]]>"];

/**
 * A text of usual characters, read without what is in its CDATA sections. Nothing comes back where anything is wrong,
 * or where what looked like a section is none (in a comment, say): then it has to be read in full.
 */
function skim(file: string, text: string, path: readonly string[]): Survey | undefined {
  const reading = new Reading(file, text, path);
  let isClean = true;
  let sections = 0;
  let from = 0;
  for (;;) {
    const found = text.indexOf(opening, from);
    const piece = text.slice(from, found === -1 ? undefined : found + opening.length);
    if (isClean && unclearReference.test(piece)) isClean = false;
    reading.write(piece, from);
    if (found === -1) break;
    sections += 1;
    from = text.indexOf(closing, found + opening.length);
    if (from === -1) return undefined;
  }
  const { entries } = reading.close();
  return reading.problems.length === 0 && reading.sections === sections
    ? { problems: [], entries, isClean }
    : undefined;
}

/** `saxes` at work on one document. */
class Reading {
  readonly problems: Problem[] = [];
  /** CDATA sections that were met. */
  sections = 0;
  readonly #entries: Range[] = [];
  readonly #saxes = new SaxesParser({ xmlns: true });
  readonly #text: string;
  readonly #path: readonly string[];
  /** Elements that are open, and how many of them, from the root on, are the way to an entry. */
  #depth = 0;
  #onPath = 0;
  #start = 0;
  /** How much of the document was passed over before what is being read. */
  #skipped = 0;
  #written = 0;

  constructor(file: string, text: string, path: readonly string[]) {
    this.#text = text;
    this.#path = path;
    const saxes = this.#saxes;
    const found = (says: string) => {
      if (this.problems.length >= mostProblems) return;
      this.problems.push(invalidXml(file, saxes.line, saxes.columnIndex + 1, says));
    };
    saxes.on("error", (thrown) => found(thrown.message.replace(/^\d+:\d+: /, "").replace(/\.$/, "")));
    saxes.on("doctype", () => found("it has a DOCTYPE"));
    saxes.on("processinginstruction", ({ target }) => found(`it has a processing instruction, ${target}`));
    saxes.on("cdata", () => {
      this.sections += 1;
    });
    saxes.on("opentag", ({ name }) => this.#open(name));
    saxes.on("closetag", () => this.#close());
  }

  /** The next piece of the document; it begins at `from`. */
  write(piece: string, from: number): void {
    this.#skipped = from - this.#written;
    this.#written += piece.length;
    this.#saxes.write(piece);
  }

  close(): { readonly entries: readonly Range[] } {
    this.#saxes.close();
    return { entries: this.#entries };
  }

  #open(name: string): void {
    if (this.#onPath === this.#depth && this.#path[this.#depth] === name) {
      this.#onPath += 1;
      // behind its start tag, and no attribute holds a <
      if (this.#onPath === this.#path.length) this.#start = this.#text.lastIndexOf("<", this.#position - 1);
    }
    this.#depth += 1;
  }

  #close(): void {
    if (this.#onPath === this.#depth) {
      if (this.#onPath === this.#path.length) this.#entries.push({ start: this.#start, end: this.#position });
      this.#onPath -= 1;
    }
    this.#depth -= 1;
  }

  get #position(): number {
    return this.#saxes.position + this.#skipped;
  }
}

export function invalidXml(file: string, line: number, column: number, says: string): Problem {
  return error(
    "invalid-xml",
    { file, line, column },
    `The file is not the XML we write: ${says}.`,
    writeAgain,
  );
}

/** The encoding is what sniffers read from the first bytes, so the declaration comes first and says utf-8. */
function badBeginning(file: string, text: string): Problem[] {
  if (text.startsWith("\uFEFF")) return [invalidXml(file, 1, 1, "it begins with a byte order mark")];
  const declaration = /^<\?xml version=["']([^"']*)["'](?: encoding=["']([^"']*)["'])?[^?]*\?>/.exec(text);
  if (!declaration) return [invalidXml(file, 1, 1, "it does not begin with an XML declaration")];
  const [, version, encoding] = declaration;
  if (version !== "1.0")
    return [invalidXml(file, 1, 1, `its XML version is ${version}, and readers know 1.0`)];
  if (encoding?.toLowerCase() === "utf-8") return [];
  return [invalidXml(file, 1, 1, `its encoding is ${encoding ?? "not named"}, where utf-8 is wanted`)];
}

/** Of ES2024; every Node that we run on has it. */
type WellFormed = string & { isWellFormed(): boolean };

/** Half a character outside the basic plane, which `saxes` takes together with whatever follows. */
function loneSurrogates(file: string, text: string): Problem[] {
  if ((text as WellFormed).isWellFormed()) return [];
  const offset = text.search(/[\ud800-\udfff]/u);
  const before = text.slice(0, offset);
  const column = offset - before.lastIndexOf("\n");
  return [
    invalidXml(file, before.split("\n").length, column, "half a surrogate pair, which is no character"),
  ];
}
