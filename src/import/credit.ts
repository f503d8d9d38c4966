/** What is printed on a page of an article and around it, put together from its lines; and the article's text. */

import type { FirstSource, Person } from "../model/article.ts";
import type { Publisher, Register } from "../model/publisher.ts";
import type { Moment } from "../values/instant.ts";
import type { HttpUrl } from "../values/url.ts";
import { bare, bareMarkdown, sameWords } from "./block-shapes.ts";
import { type ChosenLine, chooseLine, holdersIn } from "./copyright.ts";
import { labelOf } from "./credit-words.ts";
import { divide } from "./divide.ts";
import { type Around, type Fact, factsOf } from "./facts.ts";
import { isNamed, publisherNamed } from "./find-publisher.ts";
import type { FoundLicence } from "./found-terms.ts";
import { type Block, blocksOf, type Line } from "./lines.ts";
import { articleAddress, present } from "./page-head.ts";
import { peopleIn } from "./people.ts";
import { agencyCreditIn } from "./rights-chain.ts";
import { betweenMarks, lineStripper } from "./strip-table.ts";
import type { TitleHints } from "./text-start.ts";

export interface Printed {
  readonly title?: string;
  readonly subtitle?: string;
  readonly authors: readonly Person[];
  /** The line that names them. */
  readonly byline?: string;
  readonly published?: Moment;
  /** The page says that this was the first day of a text that it shows again. */
  readonly isFirst: boolean;
  readonly updated?: Moment;
  readonly publisher?: string;
  readonly home?: HttpUrl;
  readonly contact?: string;
  readonly source?: FirstSource;
  readonly markers: readonly string[];
  readonly regions: readonly string[];
  readonly themes: readonly string[];
  readonly original?: HttpUrl;
  readonly copyright?: string;
  /** Several lines name different holders, so none was taken. */
  readonly isDisputed: boolean;
  readonly holders: readonly string[];
  readonly disclaimer?: string;
  readonly wording: readonly string[];
  readonly licence?: FoundLicence;
  readonly body: string;
  readonly stripped: readonly string[];
  readonly unclear: readonly string[];
}

export interface CreditSettings {
  readonly title: TitleHints;
  /** Lines of the whole page, where the text was taken out of one. */
  readonly outside: readonly Line[];
  readonly publisher: Publisher | undefined;
  /** As the page calls it. */
  readonly publisherNames: readonly string[];
  readonly register: Register;
  readonly timeZone: string;
}

export function credit(markdown: string, settings: CreditSettings): Printed {
  const { publisher, timeZone, register } = settings;
  const names = [...settings.publisherNames, ...(publisher ? [publisher.name] : [])];
  const around: Around = {
    timeZone,
    isPublisher: (name) =>
      names.some((known) => isNamed(known, name)) ||
      (!publisher && publisherNamed(name, register) !== undefined),
    isStripped: lineStripper(publisher),
  };
  const marked = betweenMarks(blocksOf(markdown), publisher);
  const divided = divide(marked.blocks, settings.title, around);
  const outside = outsideFacts(settings.outside, markdown, around);
  const subtitle = divided.subtitle ?? hinted(settings.outside, subtitleHint);
  const body = divided.body.filter(
    ({ lines }, at) => at > 1 || subtitle === undefined || !sameWords(lines[0]?.text ?? "", subtitle),
  );
  const gathered = gather(divided.facts, outside, body, around);
  return {
    ...present({ title: divided.title, subtitle }),
    ...gathered,
    body: body.map((block) => block.markdown).join("\n\n"),
    stripped: [...marked.outside, ...gathered.stripped],
  };
}

const subtitleHint = /^(?:subtitle|subhead\w*|standfirst|dek|deck)$/;

/** What stands on the page and not in the text that was found: only what says something of the article is taken from it. */
function outsideFacts(lines: readonly Line[], markdown: string, around: Around): Fact[] {
  if (lines.length === 0) return [];
  const inside = new Set(markdown.split("\n").map(bareMarkdown));
  const facts = lines
    .filter(
      (line) => line.text.length < 1500 && !isTeaser(line) && !/^(?:caption|credit)$/.test(line.hint ?? ""),
    )
    .flatMap((line) => {
      const found = hintedFacts(line) ?? factsOf(line, around) ?? [];
      return found.length > 0 && !inside.has(bare(line.text)) ? found.map((fact) => ({ fact, line })) : [];
    });
  const isOnly = (is: Fact["is"]) =>
    new Set(facts.flatMap(({ fact, line }) => (fact.is === is && !line.hint ? [line.text] : []))).size === 1;
  const alone: ReadonlySet<Fact["is"]> = new Set((["author", "published"] as const).filter(isOnly));
  return facts.filter(({ fact, line }) => isOfArticle(fact, line, alone)).map(({ fact }) => fact);
}

/**
 * Boxes of other articles have bylines and days too: one counts where it is the only one of its kind, or where its markup
 * or the publisher's name says so.
 */
function isOfArticle(fact: Fact, { hint }: Line, alone: ReadonlySet<Fact["is"]>): boolean {
  if (fact.is === "unclear") return false;
  if (fact.is !== "author" && fact.is !== "published") return true;
  return hint !== undefined || alone.has(fact.is) || (fact.is === "published" && (fact.first || fact.own));
}

/** A link alone, as menus and boxes are full of. */
function isTeaser({ text, links, hint }: Line): boolean {
  return (
    hint === undefined &&
    links.length === 1 &&
    links[0]?.text === text &&
    !/©|copyright|licen[cs]e/i.test(text)
  );
}

/** The page's own markup calls the line a byline. */
function hintedFacts({ hint, text, links }: Line): Fact[] | undefined {
  if (hint !== "byline" && hint !== "author" && hint !== "authors") return undefined;
  if (text.length > 120 || /\d/.test(text)) return undefined;
  const label = labelOf(text);
  const names = (label?.kind === "byline" ? label.rest : text).replace(/^[^\p{L}]+/u, "");
  return label && label.kind !== "byline" ? undefined : [{ is: "author", people: peopleIn(names, links) }];
}

function hinted(lines: readonly Line[], pattern: RegExp): string | undefined {
  return lines.find(({ hint, text }) => hint !== undefined && pattern.test(hint) && text.length < 400)?.text;
}

function textsOf(
  facts: readonly Fact[],
  is: "stripped" | "unclear" | "wording" | "disclaimer" | "copyright",
): string[] {
  return [...new Set(facts.flatMap((fact) => (fact.is === is ? [fact.text] : [])))];
}

function ofKind<Is extends Fact["is"]>(facts: readonly Fact[], is: Is): Extract<Fact, { readonly is: Is }>[] {
  return facts.filter((fact): fact is Extract<Fact, { readonly is: Is }> => fact.is === is);
}

type Gathered = Omit<Printed, "title" | "subtitle" | "body">;

function gather(
  inside: readonly Fact[],
  outside: readonly Fact[],
  body: readonly Block[],
  around: Around,
): Gathered {
  const facts = [...inside, ...outside];
  const date = publishedBy(facts);
  const byline = ofKind(facts, "author")[0];
  const sources = ofKind(facts, "source").filter(({ source }) => !around.isPublisher(source.name));
  const agency = agencyIn(body);
  const { line: copyright, others } = copyrightIn(inside, outside);
  const publisher = ofKind(facts, "publisher");
  const disclaimer = textsOf(facts, "disclaimer").join(" ");
  return {
    authors: byline?.people ?? [],
    isFirst: date.isFirst,
    ...present({
      byline: byline?.line,
      published: date.moment,
      updated: ofKind(facts, "updated")[0]?.moment,
      publisher: publisher.find(({ name }) => name !== undefined)?.name,
      home: publisher.find(({ home }) => home !== undefined)?.home,
      contact: ofKind(facts, "contact")[0]?.mail,
      source: mergedSource(sources.map(({ source }) => source)) ?? agency?.source,
      original: ofKind(facts, "original")
        .map(({ address }) => articleAddress(address))
        .find((address) => address !== undefined),
      copyright,
      disclaimer: disclaimer === "" ? undefined : disclaimer,
      licence: ofKind(facts, "licence").map(({ address, line }) => ({ address, found: line ?? "" }))[0],
    }),
    markers: [
      ...new Set([
        ...ofKind(facts, "marker").map(({ text }) => text),
        ...sources.flatMap(({ marker }) => marker ?? []),
        ...(agency ? [agency.marker] : []),
      ]),
    ],
    regions: [...new Set(ofKind(facts, "region").flatMap(({ values }) => values))],
    themes: [...new Set(ofKind(facts, "theme").flatMap(({ values }) => values))],
    holders: copyright === undefined ? [] : holdersIn(copyright),
    wording: textsOf(facts, "wording"),
    stripped: textsOf(facts, "stripped"),
    unclear: [...date.unclear, ...unused(inside, date.moment), ...textsOf(facts, "unclear"), ...others],
    isDisputed: copyright === undefined && others.length > 0,
  };
}

/** Of the lines that left the text, those that say something else than the one that was taken. */
function unused(inside: readonly Fact[], published: Moment | undefined): string[] {
  const [byline, ...bylines] = ofKind(inside, "author");
  const [updated, ...updates] = ofKind(inside, "updated");
  const [original, ...originals] = ofKind(inside, "original");
  const names = byline?.people.map(({ name }) => name) ?? [];
  return [
    ...bylines.filter(({ people }) => !people.every(({ name }) => names.includes(name))),
    ...updates.filter(({ moment }) => moment.day !== updated?.moment.day),
    ...originals.filter(({ address }) => address !== original?.address),
    ...ofKind(inside, "published").filter(({ moment }) => moment.day !== published?.day),
  ].flatMap(({ line }) => line ?? []);
}

/** The article's own line goes before that at the foot of the page. */
function copyrightIn(inside: readonly Fact[], outside: readonly Fact[]): ChosenLine {
  const own = textsOf(inside, "copyright");
  const rest = textsOf(outside, "copyright").filter((line) => !own.includes(line));
  if (own.length === 0) return chooseLine(rest);
  const chosen = chooseLine(own);
  return { ...chosen, others: [...chosen.others, ...rest] };
}

/** The first source of that name, and what other lines add to it: an address, a day. */
function mergedSource(sources: readonly FirstSource[]): FirstSource | undefined {
  const [first] = sources;
  if (!first) return undefined;
  const same = sources.filter(({ name }) => isNamed(name, first.name));
  return Object.assign({}, ...same.reverse());
}

function agencyIn(body: readonly Block[]) {
  const prose = body.filter(({ level }) => level === undefined);
  const lines = [prose[0]?.lines[0], prose.at(-1)?.lines.at(-1)];
  return lines
    .map((line) => (line ? agencyCreditIn(line.text) : undefined))
    .find((found) => found !== undefined);
}

/**
 * "First published on" goes before the line of the day. Where the publisher's own name stands with an earlier day below that
 * line, its article is shown again, and the earlier day is the original's.
 */
function publishedBy(facts: readonly Fact[]): { moment?: Moment; isFirst: boolean; unclear: string[] } {
  const days = ofKind(facts, "published");
  const [shown] = days;
  const stated = days.find(({ first }) => first);
  const earlier =
    stated ?? days.find((day) => day.own && shown !== undefined && day.moment.day < shown.moment.day);
  const moment = earlier?.moment ?? shown?.moment;
  const isFirst = earlier !== undefined && earlier !== shown;
  return {
    ...(moment && { moment }),
    isFirst: isFirst || stated !== undefined,
    unclear: isFirst && shown ? [shown.line] : [],
  };
}
