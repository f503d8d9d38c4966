/**
 * From what a person handed in to pages: a file, an address or standard input may hold one page, a feed of many, or a
 * list of where to look. Pages come one by one, so that the first is kept before the last is fetched.
 */

import { error, note, type Outcome, type Problem } from "../model/problem.ts";
import { didYouMean } from "../values/did-you-mean.ts";
import { type HttpUrl, hostOf, isWithinHost, pageKey, parseHttpUrl } from "../values/url.ts";
import { decodePage } from "./decode.ts";
import type { KnownFacts, Page } from "./draft.ts";
import { type FeedItem, feedItems } from "./feed-items.ts";
import { badAddress, listedAddresses, opmlAddresses } from "./lists.ts";
import { sourceKind } from "./source-kind.ts";
import type { Visitor } from "./visit.ts";

export interface Arrival {
  readonly page: Page;
  /** Whose text it is, where the feed took it from another one. */
  readonly takenFrom?: string;
  /** Of the feed that listed it. */
  readonly feedType?: FeedItem["feedType"];
  /** How many were asked for together with it, itself included. */
  readonly among: number;
}

/** What to import. */
export interface Wanted {
  /** A file, an address, or `-` for standard input. */
  readonly source: string;
  /** The one item of a feed, by its id or its address. */
  readonly item?: string;
  /** What the person said. */
  readonly known: KnownFacts;
}

/** Where things come from. */
export interface Supply {
  readonly readFile: (path: string) => Outcome<Buffer>;
  readonly readInput: () => Promise<Buffer>;
  readonly visitor: Visitor;
  /** Why a page is not fetched at all, as far as its address tells. */
  readonly turnAway: (asked: Asked) => Problem | undefined;
  /** In which a feed's days are meant. */
  readonly timeZone: string;
  /** Told of each step of many. */
  readonly progress: (step: string) => void;
}

/** A page before it is fetched. */
export interface Asked {
  readonly address: HttpUrl;
  /** An id of the register, where the person named one. */
  readonly publisher?: string;
  /** As in `Arrival`. */
  readonly among: number;
}

interface Document {
  readonly name: string;
  readonly text: string;
  readonly address?: HttpUrl;
}

/** Problems: those of reading and fetching, and `unknown-entry` for an item that is not in the feed. */
export async function* gather(wanted: Wanted, supply: Supply): AsyncGenerator<Outcome<Arrival>> {
  const { value, problems } = await open(wanted, supply);
  if (problems.length > 0) yield { problems };
  if (value) yield* arrivals(value, wanted, supply, { among: 1, isListed: false });
}

async function open({ source, known }: Wanted, supply: Supply): Promise<Outcome<Document>> {
  if (source === "-") return documentOf("standard input", { bytes: await supply.readInput() });
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(source)) {
    const address = parseHttpUrl(source);
    return address
      ? visit(asked(address, known, 1), supply)
      : { problems: [badAddress(source, { file: source })] };
  }
  const { value: bytes, problems } = supply.readFile(source);
  return bytes ? documentOf(source, { bytes }) : { problems };
}

function asked(address: HttpUrl, { publisher }: KnownFacts, among: number): Asked {
  return { address, among, ...(publisher !== undefined && { publisher }) };
}

async function visit(asked: Asked, supply: Supply): Promise<Outcome<Document>> {
  const { address } = asked;
  const refusal = supply.turnAway(asked);
  if (refusal) return { problems: [refusal] };
  const { value, problems } = await supply.visitor.visit(address);
  if (!value) return { problems };
  const { contentType = "text/html" } = value;
  if (!pageTypes.test(contentType)) return { problems: [notAPage(address, `it is ${contentType}`)] };
  const led = pageKey(value.address) === pageKey(address) ? [] : [ledOn(address, value.address)];
  return { ...documentOf(address, value), problems: led };
}

/** What servers call pages and feeds. */
const pageTypes = /^\s*(?:text\/|application\/(?:[\w.-]+\+)?(?:xml|json)\b)/i;

interface Received {
  readonly bytes: Buffer;
  readonly contentType?: string;
  readonly address?: HttpUrl;
}

function documentOf(name: string, { bytes, contentType, address }: Received): Outcome<Document> {
  const text = decodePage(bytes, contentType);
  return { value: { name, text, ...(address && { address }) }, problems: [] };
}

/** How a document was come by. */
interface Way {
  readonly among: number;
  /** Lists lead to pages and feeds, and no further. */
  readonly isListed: boolean;
}

async function* arrivals(
  document: Document,
  wanted: Wanted,
  supply: Supply,
  way: Way,
): AsyncGenerator<Outcome<Arrival>> {
  const { name, text } = document;
  const kind = sourceKind(text);
  const isList = kind === "opml" || kind === "addresses";
  if (kind === undefined) yield { problems: [notAPage(name, "it is no text")] };
  else if (kind === "feed") yield* fromFeed(document, wanted, supply, way);
  else if (isList && way.isListed) yield { problems: [notAPage(name, "it is a list within a list")] };
  else if (isList) {
    const list = kind === "opml" ? opmlAddresses(name, text) : listedAddresses(name, text);
    if (list.problems.length > 0) yield { problems: list.problems };
    yield* fromList(list.value ?? [], wanted, supply);
  } else if (wanted.item !== undefined && !way.isListed) yield { problems: [noFeed(name)] };
  else yield arrived({ ...document, kind, known: wanted.known }, way.among);
}

function arrived(page: Page, among: number, item: Partial<FeedItem> = {}): Outcome<Arrival> {
  const { takenFrom, feedType } = item;
  return {
    value: {
      page,
      among,
      ...(takenFrom !== undefined && { takenFrom }),
      ...(feedType !== undefined && { feedType }),
    },
    problems: [],
  };
}

async function* fromList(
  addresses: readonly HttpUrl[],
  wanted: Wanted,
  supply: Supply,
): AsyncGenerator<Outcome<Arrival>> {
  const among = addresses.length;
  for (const [index, address] of addresses.entries()) {
    supply.progress(`${index + 1} of ${among}  ${address}`);
    const { value, problems } = await visit(asked(address, wanted.known, among), supply);
    if (problems.length > 0) yield { problems };
    if (value) yield* arrivals(value, wanted, supply, { among, isListed: true });
  }
}

async function* fromFeed(
  { name, text, address }: Document,
  wanted: Wanted,
  supply: Supply,
  way: Way,
): AsyncGenerator<Outcome<Arrival>> {
  const feed = feedItems(name, text, { timeZone: supply.timeZone, ...(address && { address }) });
  if (!feed.value) return yield { problems: feed.problems };
  const items =
    wanted.item === undefined ? feed.value : feed.value.filter((item) => isItem(item, wanted.item));
  if (wanted.item !== undefined && items.length === 0) {
    return yield { problems: [unknownItem(name, wanted.item, feed.value)] };
  }
  const among = Math.max(way.among, items.length);
  for (const [index, item] of items.entries()) {
    const nameOfItem = item.known.original ?? item.id ?? item.known.title ?? "?";
    if (items.length > 1) supply.progress(`${index + 1} of ${items.length}  ${nameOfItem}`);
    const page = await pageOf(item, `${name}, item ${nameOfItem}`, { known: wanted.known, among }, supply);
    if (page.value) yield arrived(page.value, among, item);
    if (page.problems.length > 0) yield { problems: page.problems };
  }
}

/** The feed's own text where it has the whole of it, else the page that it leads to. */
async function pageOf(
  item: FeedItem,
  name: string,
  said: Pick<Asked, "among"> & Pick<Wanted, "known">,
  supply: Supply,
): Promise<Outcome<Page>> {
  const known = { ...ownFacts(item.known), ...said.known };
  const { original } = item.known;
  if (item.html !== undefined) {
    const address = original && { address: original };
    return { value: { name, kind: "html", text: item.html, known, ...address }, problems: [] };
  }
  if (!original) return { problems: [emptyItem(name)] };
  const { value, problems } = await visit(asked(original, known, said.among), supply);
  if (!value) return { problems };
  const kind = sourceKind(value.text);
  if (kind === "html" || kind === "text" || kind === "markdown")
    return { value: { ...value, kind, known }, problems };
  return { problems: [notAPage(original, "it holds no article")] };
}

/** A feed that others' articles are gathered in is not their publisher's. */
function ownFacts(known: KnownFacts): KnownFacts {
  const { original, site, feed } = known;
  const home = site?.home ?? feed;
  if (!original || !home || isWithinHost(original, hostOf(home)) || isWithinHost(home, hostOf(original)))
    return known;
  const { site: _site, feed: _feed, ...own } = known;
  return own;
}

function isItem({ id, known: { original } }: FeedItem, wanted: string | undefined): boolean {
  if (wanted === undefined || id === wanted) return id === wanted;
  const address = parseHttpUrl(wanted);
  return address !== undefined && original !== undefined && pageKey(original) === pageKey(address);
}

function unknownItem(name: string, wanted: string, items: readonly FeedItem[]) {
  const ids = items.flatMap(({ id }) => id ?? []);
  const meant = didYouMean(wanted, ids);
  return error(
    "unknown-entry",
    { file: name },
    `the feed has no item ${JSON.stringify(wanted)}`,
    meant === undefined ? `it has ${ids.slice(0, 5).join(", ") || "no items"}` : `did you mean ${meant}?`,
  );
}

function noFeed(name: string) {
  return error(
    "unknown-entry",
    { file: name },
    "this is a page, and only feeds have items",
    "leave --item out",
  );
}

function emptyItem(name: string) {
  const help = "import the article from its page: save it, or give its address";
  return error(
    "invalid-feed",
    { file: name },
    "the item has neither the article's text nor its address",
    help,
  );
}

function ledOn(address: HttpUrl, end: HttpUrl) {
  return note(
    "invalid-response",
    { file: address },
    `this address led on to ${end}`,
    "look whether that is the article, and not a page that asks for consent or for a password",
  );
}

function notAPage(name: string, why: string) {
  return error(
    "invalid-file",
    { file: name },
    `this holds no article: ${why}`,
    "save the article's page from your browser as HTML, and import that file",
  );
}
