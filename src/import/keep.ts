/**
 * What becomes of a page that arrived: a new record, a newer text for one that is here, or nothing, and why. Nothing is
 * written here, and nothing that a person wrote is ever given up.
 */

import type { Article } from "../model/article.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import type { Publisher, Register } from "../model/publisher.ts";
import type { Site } from "../model/site.ts";
import { locateProblems } from "../records/locate.ts";
import { dayAt, type Instant } from "../values/instant.ts";
import { type HttpUrl, hostOf, parseHttpUrl } from "../values/url.ts";
import type { Draft, Page } from "./draft.ts";
import { recordFile } from "./file-name.ts";
import { publisherAt } from "./find-publisher.ts";
import { Foresight } from "./foresee.ts";
import type { Arrival, Asked } from "./gather.ts";
import { digestOf, standingOf } from "./imported-text.ts";
import {
  byHand,
  doubts,
  heldBack,
  strangers,
  takenBack,
  told,
  toldAgain,
  unread,
  wholesale,
  withdrawn,
} from "./keep-problems.ts";
import { type Proposal, proposePublisher } from "./propose.ts";
import { readPage } from "./read-page.ts";
import { withoutReadingMarks } from "./reading-marks.ts";
import { quotes, reasonToHold } from "./reason-to-hold.ts";
import { renewedRecord, unifiedDiff } from "./renew-record.ts";
import { revocationOf } from "./revoked.ts";
import { rightsDoubts } from "./rights-doubts.ts";
import { withField } from "./set-field.ts";
import type { Shelf, Shelved } from "./shelf.ts";
import { isChosenByHand } from "./wholesale.ts";
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

/**
 * `new` and `updated` are to be written; `changed` is a newer text that nobody asked to take; `edited` is the text that
 * was imported, with a person's edits in the record.
 */
export type Outcomes = "new" | "updated" | "changed" | "edited" | "same" | "refused";

export interface Kept {
  readonly outcome: Outcomes;
  /** The record's file. */
  readonly file?: string;
  /** The record as it is to be, or would be. */
  readonly text?: string;
  readonly diff?: string;
  /** Why a person has to look at the record before it is published. */
  readonly hold?: string;
  /** To be written into the register before the record. */
  readonly proposal?: Proposal;
  readonly draft: Draft;
  /** With line and column in the record as it is to be. */
  readonly problems: readonly Problem[];
}

/** For the pages of one import, in their order: what one brings, the next ones find here. */
export class ArrivalKeeper {
  readonly #settings: KeepSettings;
  readonly #foresight: Foresight;
  /** Grows with each publisher that is proposed. */
  #register: Register;

  constructor(settings: KeepSettings) {
    this.#settings = settings;
    this.#register = settings.register;
    this.#foresight = new Foresight(settings.site, settings.now);
  }

  keep(arrival: Arrival): Kept {
    const { site, shelf } = this.#settings;
    const { page, among } = arrival;
    const read = readPage(page, { site, register: this.#register });
    const draft = withoutReadingMarks(withFeedsWord(read, arrival));
    // Also where only the page was read from an address that was taken back.
    const revoked = revocationOf([draft.original, page.address], this.#register);
    if (revoked) return refused(draft, takenBack(page.name, revoked));
    const here = shelf.find({
      publisher: draft.publisher.id,
      title: draft.title,
      addresses: [draft.original, page.address],
    });
    return here ? this.#renew(here, draft, page) : this.#add(draft, page, among);
  }

  /** Why a page is not even fetched: its address is enough to tell that it would not be kept. */
  turnAway({ address, publisher: id, among }: Asked): Problem | undefined {
    const revoked = revocationOf([address], this.#register);
    if (revoked) return takenBack(address, revoked);
    const here = this.#settings.shelf.find({ publisher: undefined, title: undefined, addresses: [address] });
    if (here && !here.article) return unread(address, here.file);
    if (here?.article?.withdrawn) return withdrawn(address, here.article);
    const publisher = this.#register.publishers.get(id ?? "") ?? publisherAt([address], this.#register);
    const isRefused = !here && publisher && this.#isWholesale(publisher, address, among);
    return isRefused ? wholesale(address, publisher.name) : undefined;
  }

  /** Whoever says who chose it has one article in mind; that there are many is told elsewhere. */
  #isWholesale(publisher: Publisher, original: HttpUrl | undefined, among: number): boolean {
    const { site, now, selectedBy } = this.#settings;
    if (among === 1 || selectedBy !== undefined) return false;
    return isChosenByHand(publisher, original, { site, register: this.#register, now });
  }

  #add(draft: Draft, page: Page, among: number): Kept {
    const { shelf } = this.#settings;
    const { value: proposal, problems } = this.#proposalFor(draft, page);
    const register = proposal ? withPublisher(this.#register, proposal) : this.#register;
    const publisher = register.publishers.get(draft.publisher.id ?? proposal?.publisher.id ?? "");
    if (publisher === undefined) return refused(draft, ...problems);
    if (this.#isWholesale(publisher, draft.original, among))
      return refused(draft, wholesale(page.name, publisher.name));
    const hold = reasonToHold(draft, rightsDoubts(draft, publisher, register));
    const text = this.#textOf(draft, publisher.id, hold);
    const file = fileFor(draft, publisher.id, shelf);
    const { article, problems: found } = this.#foresight.of(file, text, register);
    this.#register = register;
    if (article) shelf.put(file, article);
    const more = locateProblems(hold === undefined ? [] : [heldBack(file, hold)], () => text);
    return {
      outcome: "new",
      file,
      text,
      draft,
      ...(hold !== undefined && { hold }),
      ...(proposal && { proposal }),
      problems: [
        ...found,
        ...more,
        ...doubts(file, draft),
        ...locateProblems(strangers(file, draft, publisher), () => text),
      ],
    };
  }

  #proposalFor(draft: Draft, page: Page): Outcome<Proposal> {
    if (draft.publisher.id !== undefined) return { problems: [] };
    return proposePublisher(draft, page, {
      register: this.#register,
      day: this.#today(),
    });
  }

  #today() {
    return dayAt(this.#settings.now, this.#settings.site.timeZone);
  }

  /** The new record. */
  #textOf(draft: Draft, publisher: string, hold: string | undefined): string {
    const { mintId, selectedBy } = this.#settings;
    const text = writeRecord(draft, {
      publisher,
      id: mintId(),
      republished: this.#today(),
      ...(selectedBy !== undefined && { selectedBy }),
      ...(hold !== undefined && { hold }),
    });
    return bodyText(draft.body) === "" ? text : withField(text, "imported", digestOf(draft.body));
  }

  #renew({ file, article }: Shelved, draft: Draft, page: Page): Kept {
    const { update, textOf } = this.#settings;
    if (!article) return refused(draft, unread(page.name, file));
    if (article.withdrawn) return refused(draft, withdrawn(page.name, article));
    const doubtful = this.#doubtsAgain(article, draft);
    const differing = told(article, draft, page);
    const again = doubtful.length === 0 ? [] : [toldAgain(article, quotes(doubtful))];
    const kept = locateProblems([...differing, ...again], textOf);
    const standing = standingOf(article.imported, article.body?.text ?? "", draft.body);
    if (bodyText(draft.body) === "" || standing === "same")
      return { outcome: "same", file, draft, problems: kept };
    const hold = article.hold === undefined ? reasonToHold(sayingsFor(article, draft), doubtful) : undefined;
    const { text, diff } = this.#renewal(file, article, draft, page, hold);
    const result = { file, draft, diff, problems: kept };
    if (standing === "edited") return { ...result, outcome: "edited" };
    const why = reasonAgainst(article, standing === "both", text);
    if (why !== undefined && (update || standing === "both"))
      return { ...result, outcome: "refused", problems: [...kept, byHand(file, why)] };
    if (!update || text === undefined)
      return { ...result, outcome: "changed", ...(text !== undefined && { text }) };
    const { problems } = this.#foresight.of(file, text, this.#register);
    const held = hold === undefined ? [] : [heldBack(file, hold)];
    return {
      ...result,
      outcome: "updated",
      text,
      ...(hold !== undefined && { hold }),
      problems: [...locateProblems([...differing, ...held], () => text), ...problems],
    };
  }

  /** What the page says of its rights, where the record is not held: nobody may have seen it. */
  #doubtsAgain(article: Article, draft: Draft): readonly string[] {
    const publisher = this.#register.publishers.get(article.publisher);
    const isHeld = article.hold !== undefined || !publisher;
    return isHeld ? [] : rightsDoubts(draft, publisher, this.#register);
  }

  /** The record with the newer text, which only records of Markdown can be given. */
  #renewal(
    file: string,
    article: Article,
    draft: Draft,
    page: Page,
    hold: string | undefined,
  ): { text?: string; diff: string } {
    const before = this.#settings.textOf(file);
    if (before === undefined || !file.endsWith(".md")) {
      const newer = `${bodyText(draft.body)}\n`;
      return { diff: unifiedDiff(file, page.name, article.body?.text ?? "", newer) };
    }
    const renewed = renewedRecord(file, before, draft, this.#today());
    const text = hold === undefined ? renewed : withField(renewed, "hold", hold);
    return { text, diff: unifiedDiff(file, page.name, before, text) };
  }
}

/** A source that only the page names stops nothing, as a renewed record keeps its fields. */
function sayingsFor({ source }: Article, { markers }: Draft): Pick<Draft, "markers" | "source"> {
  return { markers, ...(source && { source }) };
}

/** Why a newer text does not go in the place of the record's. */
function reasonAgainst(article: Article, isEdited: boolean, text: string | undefined): string | undefined {
  if (text === undefined) return "is not a Markdown record";
  if (isEdited) return "was edited since it was imported";
  const isDeclared = article.changes.some(({ kind }) => kind !== "headline");
  return isDeclared ? "says that its text was edited (changes:)" : undefined;
}

function fileFor({ title, original, published }: Draft, publisher: string, shelf: Shelf): string {
  const naming = {
    publisher,
    ...(title && { title }),
    ...(original && { original }),
    ...(published && { day: published.day }),
  };
  return recordFile(naming, (name) => shelf.isTaken(name));
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

function withPublisher(register: Register, { publisher }: Proposal): Register {
  return { ...register, publishers: new Map([...register.publishers, [publisher.id, publisher]]) };
}
