/**
 * What becomes of a page that arrived: a new record, a newer text for one that is here, or nothing, and why. Nothing is
 * written here, and nothing that a person wrote is ever given up.
 */

import type { Article } from "../model/article.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import type { Register } from "../model/publisher.ts";
import type { Site } from "../model/site.ts";
import { locateProblems } from "../records/locate.ts";
import { type ParseFile, recordParser } from "../records/record-file.ts";
import { judgeArticles } from "../terms/judge-articles.ts";
import { dayAt, type Instant } from "../values/instant.ts";
import { hostOf, pageKey, parseHttpUrl } from "../values/url.ts";
import type { Draft, Page } from "./draft.ts";
import { recordFile } from "./file-name.ts";
import type { Arrival } from "./gather.ts";
import { byHand, doubts, takenBack, told, unread, wholesale, withdrawn } from "./keep-problems.ts";
import { type Proposal, proposePublisher } from "./propose.ts";
import { readPage } from "./read-page.ts";
import { renewedRecord, sameText, unifiedDiff } from "./renew-record.ts";
import type { Shelf, Shelved } from "./shelf.ts";
import { bodyText, waitingLine, writeRecord } from "./write-record.ts";

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
  #parser: { readonly register: Register; readonly parse: ParseFile } | undefined;

  constructor(settings: KeepSettings) {
    this.#settings = settings;
    this.#register = settings.register;
  }

  keep(arrival: Arrival): Kept {
    const { site, shelf } = this.#settings;
    const { page, among } = arrival;
    const draft = withFeedsWord(readPage(page, { site, register: this.#register }), arrival);
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
    return takenBack(page, found);
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
    const parse = this.#parserFor(register);
    const slug = file.replace(/^.*\/|\.md$/g, "");
    const { value, problems } = parse({ file, path: "", kind: "markdown", slug }, text);
    const [article] = value ?? [];
    const locate = (list: readonly Problem[]) => locateProblems(list, () => text);
    if (!article) return { problems: locate(problems) };
    const judged = judgeAsIfConfirmed(article, { site, register, now });
    return { article, problems: locate([...problems, ...judged].map((problem) => atItsLine(problem, text))) };
  }

  /** Schemas are dear, and most pages come from publishers that are known. */
  #parserFor(register: Register): ParseFile {
    if (this.#parser?.register !== register) {
      const { timeZone } = this.#settings.site;
      const publishers = new Set(register.publishers.keys());
      this.#parser = { register, parse: recordParser({ timeZone, publishers }) };
    }
    return this.#parser.parse;
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

/** A field that is not there may have a line that waits for it. */
function atItsLine(problem: Problem, text: string): Problem {
  const line = waitingLine(text, String(problem.place.field?.[0]));
  return line === undefined ? problem : { ...problem, place: { ...problem.place, line, column: 1 } };
}

function refused(draft: Draft, ...problems: readonly Problem[]): Kept {
  return { outcome: "refused", draft, problems };
}

/** What only the feed knows, besides the facts that the page was read with. */
function withFeedsWord(draft: Draft, { page, takenFrom, feedType }: Arrival): Draft {
  const { publisher, source } = draft;
  const isListed =
    feedType !== undefined && publisher.feed !== undefined && publisher.feed === page.known.feed;
  return {
    ...draft,
    ...(isListed && { publisher: { ...publisher, feedType } }),
    ...(takenFrom !== undefined && !source && { source: sourceOf(takenFrom) }),
  };
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
