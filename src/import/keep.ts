/**
 * What becomes of a page that arrived: a new record, a newer text for one that is here, or nothing, and why. Nothing is
 * written here, and nothing that a person wrote is ever given up.
 */

import type { Article } from "../model/article.ts";
import { error, note, type Outcome, type Problem, warning } from "../model/problem.ts";
import type { Register } from "../model/publisher.ts";
import type { Site } from "../model/site.ts";
import { locateProblems } from "../records/locate.ts";
import { recordParser } from "../records/record-file.ts";
import { judgeArticles } from "../terms/judge-articles.ts";
import { dayAt, type Instant } from "../values/instant.ts";
import { hostOf, pageKey, parseHttpUrl } from "../values/url.ts";
import type { Draft, Page } from "./draft.ts";
import { recordFile } from "./file-name.ts";
import type { Arrival } from "./gather.ts";
import { type Proposal, proposePublisher } from "./propose.ts";
import { readPage } from "./read-page.ts";
import { differences, renewedRecord, sameText, unifiedDiff } from "./renew-record.ts";
import type { Shelf, Shelved } from "./shelf.ts";
import { bodyText, writeRecord } from "./write-record.ts";

export interface KeepSettings {
  readonly site: Site;
  readonly register: Register;
  readonly shelf: Shelf;
  readonly now: Instant;
  /** Take the publisher's newer text. */
  readonly update: boolean;
  readonly selectedBy?: string;
  readonly mintId: () => string;
  readonly textOf: (file: string) => string | undefined;
}

/** `new` and `updated` are to be written; `changed` is a newer text that nobody asked to take. */
export type Outcomes = "new" | "updated" | "changed" | "same" | "refused";

export interface Kept {
  readonly outcome: Outcomes;
  /** The record's file. */
  readonly file?: string;
  /** The record as it is to be, or would be. */
  readonly text?: string;
  readonly diff?: string;
  /** To be written into the register before the record. */
  readonly proposal?: Proposal;
  readonly draft: Draft;
  /** With line and column in the record as it is to be. */
  readonly problems: readonly Problem[];
}

export class Keeper {
  readonly #settings: KeepSettings;
  /** Grows with each publisher that is proposed. */
  #register: Register;

  constructor(settings: KeepSettings) {
    this.#settings = settings;
    this.#register = settings.register;
  }

  keep({ page, among, takenFrom }: Arrival): Kept {
    const { site, shelf } = this.#settings;
    const read = readPage(page, { site, register: this.#register });
    const draft = takenFrom === undefined || read.source ? read : { ...read, source: sourceOf(takenFrom) };
    const revoked = this.#revocation(draft, page);
    if (revoked) return refused(draft, revoked);
    const here = shelf.find({
      publisher: draft.publisher.id,
      title: draft.title,
      addresses: [draft.original, page.address],
    });
    return here ? this.#renew(here, draft, page) : this.#add(draft, page, among);
  }

  /** Also where only the page was read from an address that was taken back. */
  #revocation(draft: Draft, page: Page): Problem | undefined {
    const pages = [draft.original, page.address].flatMap((address) => (address ? [pageKey(address)] : []));
    const found = this.#register.revocations.find(({ original }) => pages.includes(pageKey(original)));
    if (!found) return undefined;
    return error(
      "not-permitted-revoked",
      { file: page.name },
      `${found.original} was taken back on ${found.date}${found.reason ? `: ${found.reason}` : ""}`,
      "it is not imported again; articles/_permissions.yaml has the list",
    );
  }

  #add(draft: Draft, page: Page, among: number): Kept {
    const { site, shelf, now, mintId, selectedBy } = this.#settings;
    const day = dayAt(now, site.timeZone);
    const { value: proposal, problems } = this.#proposalFor(draft, page);
    const publisher = draft.publisher.id ?? proposal?.publisher.id;
    if (publisher === undefined) return refused(draft, ...problems);
    const hold = reasonToHold(draft);
    const frame = { publisher, id: mintId(), republished: day };
    const text = writeRecord(draft, {
      ...frame,
      ...(selectedBy !== undefined && { selectedBy }),
      ...(hold !== undefined && { hold }),
    });
    const { title, original, published } = draft;
    const file = recordFile(
      {
        publisher,
        ...(title && { title }),
        ...(original && { original }),
        ...(published && { day: published.day }),
      },
      (name) => shelf.isTaken(name),
    );
    const register = proposal ? withPublisher(this.#register, proposal) : this.#register;
    const { article, problems: found } = this.#check(file, text, register);
    if (among > 1 && found.some(({ code }) => code === "not-permitted-unselected")) {
      return refused(draft, wholesale(page, register.publishers.get(publisher)?.name ?? publisher));
    }
    this.#register = register;
    if (article) shelf.put(file, article);
    return {
      outcome: "new",
      file,
      text,
      draft,
      ...(proposal && { proposal }),
      problems: [...found, ...doubts(file, draft)],
    };
  }

  #proposalFor(draft: Draft, page: Page): Outcome<Proposal> {
    if (draft.publisher.id !== undefined) return { problems: [] };
    const { site, now } = this.#settings;
    return proposePublisher(draft, page, {
      isTaken: (id) => this.#register.publishers.has(id),
      day: dayAt(now, site.timeZone),
    });
  }

  /** The record as the next build would see it, held back or not. */
  #check(file: string, text: string, register: Register): { article?: Article; problems: Problem[] } {
    const { site, now } = this.#settings;
    const parse = recordParser({ timeZone: site.timeZone, publishers: new Set(register.publishers.keys()) });
    const slug = file.replace(/^.*\/|\.md$/g, "");
    const { value, problems } = parse({ file, path: "", kind: "markdown", slug }, text);
    const [article] = value ?? [];
    const locate = (list: readonly Problem[]) => locateProblems(list, () => text);
    if (!article) return { problems: locate(problems) };
    const judged = judgeAsIfConfirmed(article, { site, register, now });
    return { article, problems: locate([...problems, ...judged]) };
  }

  #renew({ file, article }: Shelved, draft: Draft, page: Page): Kept {
    const { now, site, update, textOf } = this.#settings;
    if (!article) return refused(draft, unread(page, file));
    if (article.withdrawn) return refused(draft, withdrawn(page, article));
    const kept = locateProblems(told(article, draft, page), textOf);
    const same: Kept = { outcome: "same", file, draft, problems: kept };
    if (bodyText(draft.body) === "" || sameText(article, draft)) return same;
    const before = textOf(file);
    if (before === undefined || !file.endsWith(".md")) {
      const diff = unifiedDiff(file, page.name, article.body?.text ?? "", `${bodyText(draft.body)}\n`);
      const problems = update ? [...kept, byHand(file, "is not a Markdown record")] : kept;
      return { outcome: update ? "refused" : "changed", file, diff, draft, problems };
    }
    const text = renewedRecord(file, before, draft, dayAt(now, site.timeZone));
    const diff = unifiedDiff(file, page.name, before, text);
    if (!update) return { outcome: "changed", file, text, diff, draft, problems: kept };
    if (article.changes.some(({ kind }) => kind !== "headline"))
      return {
        outcome: "refused",
        file,
        diff,
        draft,
        problems: [...kept, byHand(file, "says that its text was edited (changes:)")],
      };
    return {
      outcome: "updated",
      file,
      text,
      diff,
      draft,
      problems: [...kept, ...this.#check(file, text, this.#register).problems],
    };
  }
}

function refused(draft: Draft, ...problems: readonly Problem[]): Kept {
  return { outcome: "refused", draft, problems };
}

/** The feed says so: whoever it was has rights in the text, and a person has to find out which. */
function sourceOf(takenFrom: string): NonNullable<Draft["source"]> {
  const url = parseHttpUrl(takenFrom);
  return url ? { name: hostOf(url), url } : { name: takenFrom };
}

/** Words that leave open whose text it is. A source that is named stops the record by itself. */
function reasonToHold({ markers, source }: Draft): string | undefined {
  if (source || markers.length === 0) return undefined;
  return `find out whose text it is: the page says ${markers.map((marker) => JSON.stringify(marker)).join(", ")}`;
}

function withPublisher(register: Register, { publisher }: Proposal): Register {
  return { ...register, publishers: new Map([...register.publishers, [publisher.id, publisher]]) };
}

/**
 * What would stand in the record's way after a person has confirmed its publisher and let it go. Of terms that nobody
 * has confirmed, only what the record itself lacks is told: the terms are not known yet.
 */
function judgeAsIfConfirmed(
  article: Article,
  court: { site: Site; register: Register; now: Instant },
): Problem[] {
  const publisher = court.register.publishers.get(article.publisher);
  if (!publisher) return [];
  const { hold: _hold, ...released } = article;
  const { proposed, ...confirmed } = publisher;
  const register = { ...court.register, publishers: new Map([[publisher.id, confirmed]]) };
  const { problems } = judgeArticles([released], { ...court, register });
  return problems.filter(({ place }) => {
    const [field] = place.field ?? [];
    return (
      place.file === article.file &&
      (proposed === undefined || (field !== undefined && field !== "publisher"))
    );
  });
}

function doubts(file: string, draft: Draft): Problem[] {
  if (bodyText(draft.body) !== "") return [];
  const help =
    "write the text below the line --- that closes the fields, or import a page that was saved whole";
  return [
    warning("missing-field", { file }, "no article was found on the page, so the record has no text", help),
  ];
}

function wholesale(page: Page, publisher: string): Problem {
  return error(
    "not-permitted-unselected",
    { file: page.name },
    `${publisher}: every article is chosen by a person; nothing is imported wholesale`,
    "import the article alone, with --selected-by and the name of who chose it (--item for one of a feed)",
  );
}

function unread(page: Page, file: string): Problem {
  return error(
    "duplicate-original",
    { file: page.name },
    `this article is here already, in ${file}, which cannot be read`,
    "mend that record first; courtesy check says what is wrong with it",
  );
}

function withdrawn(page: Page, { file, withdrawn: since }: Article): Problem {
  return error(
    "withdrawn",
    { file: page.name },
    `this article was withdrawn on ${since?.date.day}${since?.reason ? `: ${since.reason}` : ""}`,
    `it is not imported again; its record is ${file}`,
  );
}

function byHand(file: string, why: string): Problem {
  return error(
    "duplicate-original",
    { file },
    `this record ${why}, so the newer text does not go in its place`,
    "take over by hand what should be taken over; the difference is shown",
  );
}

/** Of fields in which the page differs, since either may be right. */
function told(article: Article, draft: Draft, page: Page): Problem[] {
  const { file, recordLine } = article;
  return differences(article, draft).map(({ field, record, page: found }) =>
    note(
      "duplicate-original",
      { file, field: [field], ...(recordLine !== undefined && { recordLine }) },
      record === ""
        ? `${field} is not in the record, and ${JSON.stringify(found)} at ${page.name}`
        : `${field} is ${JSON.stringify(record)} here, and ${JSON.stringify(found)} at ${page.name}`,
      record === "" ? "add it, if it is right" : "nothing to do if you wrote it so; else change it",
    ),
  );
}
