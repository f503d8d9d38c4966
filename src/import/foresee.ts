/** A record that is not written yet, as the next build would see it: what a person would have to do before it is published. */

import type { Article } from "../model/article.ts";
import type { Problem } from "../model/problem.ts";
import type { Register } from "../model/publisher.ts";
import type { Site } from "../model/site.ts";
import { locateProblems } from "../records/locate.ts";
import { type ParseFile, recordParser } from "../records/record-file.ts";
import { judgeArticles } from "../terms/judge-articles.ts";
import { dayAt, type Instant } from "../values/instant.ts";
import { Present } from "../values/present.ts";
import { waitingLine } from "./write-record.ts";

export interface Foreseen {
  /** Absent where the record cannot be read as it is. */
  readonly article?: Article;
  /** With line and column in the record's text. */
  readonly problems: readonly Problem[];
}

export class Foresight {
  readonly #site: Site;
  readonly #now: Instant;
  #parser: { readonly register: Register; readonly parse: ParseFile } | undefined;

  constructor(site: Site, now: Instant) {
    this.#site = site;
    this.#now = now;
  }

  /** Held back or not, and whether its publisher is confirmed or not. */
  of(file: string, text: string, register: Register): Foreseen {
    const { value: article, problems } = this.#read(file, text, register);
    const judged = article ? this.#judge(article, register) : this.#judgeCompleted(file, text, register);
    const located = [...problems, ...judged].map((problem) => atItsLine(problem, text));
    return { ...(article && { article }), problems: locateProblems(located, () => text) };
  }

  #read(file: string, text: string, register: Register): { value?: Article; problems: readonly Problem[] } {
    const slug = file.replace(/^.*\/|\.md$/g, "");
    const { value, problems } = this.#parserFor(register)({ file, path: "", kind: "markdown", slug }, text);
    const [article] = value ?? [];
    return { ...(article && { value: article }), problems };
  }

  /** Schemas are dear, and most pages come from publishers that are known. */
  #parserFor(register: Register): ParseFile {
    if (this.#parser?.register !== register) {
      const { timeZone } = this.#site;
      const publishers = new Set(register.publishers.keys());
      this.#parser = { register, parse: recordParser({ timeZone, publishers }) };
    }
    return this.#parser.parse;
  }

  /** What else there is to do in a record that lacks its title or its day. */
  #judgeCompleted(file: string, text: string, register: Register): Problem[] {
    const day = dayAt(this.#now, this.#site.timeZone);
    const completed = text
      .replace(/^title:[ \t]*(?=#|$)/m, "title: not known yet ")
      .replace(/^published:[ \t]*(?=#|$)/m, `published: ${day} `);
    const { value } = this.#read(file, completed, register);
    // Of a day that stands in for another one, no window can be told.
    return value ? this.#judge(value, register).filter(({ code }) => !ofDays.has(code)) : [];
  }

  /** Of terms that nobody has confirmed, only what the record itself lacks is told: the terms are not known yet. */
  #judge(article: Article, register: Register): Problem[] {
    const publisher = register.publishers.get(article.publisher);
    if (!publisher) return [];
    const { hold: _hold, ...released } = article;
    const { proposed, ...confirmed } = publisher;
    const publishers = new Map([[publisher.id, confirmed]]);
    const court = { site: this.#site, now: new Present(this.#now), register: { ...register, publishers } };
    return judgeArticles([released], court).problems.filter(({ place }) => {
      const [field] = place.field ?? [];
      return (
        place.file === article.file &&
        (proposed === undefined || (field !== undefined && field !== "publisher"))
      );
    });
  }
}

const ofDays: ReadonlySet<string> = new Set(["not-permitted-embargo", "not-permitted-expired"]);

/** A field that is not there may have a line that waits for it. */
function atItsLine(problem: Problem, text: string): Problem {
  const line = waitingLine(text, String(problem.place.field?.[0]));
  return line === undefined ? problem : { ...problem, place: { ...problem.place, line, column: 1 } };
}
