/**
 * A record's text, made of what was found: front matter that reads well and means what was found, and the article
 * below it. What every record needs and the page did not tell is there as a line to be filled.
 */

import { Document, isCollection, isScalar, type Pair, type Scalar } from "yaml";
import type { ArticleImage, FirstSource, Person } from "../model/article.ts";
import type { Day, Moment } from "../values/instant.ts";
import { oneLine } from "../values/xml-text.ts";
import type { Draft } from "./draft.ts";

/** What a record says besides what its page does. */
export interface RecordFrame {
  /** Its id in the register. */
  readonly publisher: string;
  /** Minted once and kept. */
  readonly id: string;
  /** The day of the import. */
  readonly republished: Day;
  /** Who chose it by hand, on the day of the import. */
  readonly selectedBy?: string;
  /** Why it may not be published before a person has looked at it. */
  readonly hold?: string;
}

export function writeRecord(draft: Draft, frame: RecordFrame): string {
  return `---\n${writeFields(fieldsOf(draft, frame))}---\n${bodyText(draft.body)}\n`;
}

/** Without blank lines around it; spaces before its first line may be code's. */
export function bodyText(body: string): string {
  return body.replace(/^(?:[^\S\n]*\n)+/, "").trimEnd();
}

type Value = string | number | boolean | readonly Value[] | { readonly [name: string]: Value };
type Fields = Readonly<Record<string, Value | undefined>>;

/** In the order in which people read them; `undefined` where nothing was found. */
export function fieldsOf(
  draft: Draft,
  { publisher, id, republished, selectedBy, hold }: RecordFrame,
): Fields {
  return {
    title: draft.title,
    subtitle: draft.subtitle,
    publisher,
    original: draft.original,
    published: draft.published && momentText(draft.published),
    republished,
    authors: listed(draft.authors.map(personValue)),
    source: draft.source && sourceValue(draft.source),
    copyright: draft.copyright,
    holders: listed(draft.holders),
    notices: draft.disclaimer === undefined ? undefined : [draft.disclaimer],
    region: oneOrMore(draft.regions),
    theme: oneOrMore(draft.themes),
    language: draft.language,
    images: listed(draft.images.map(imageValue)),
    counter: draft.counter,
    selectedBy,
    selectedOn: selectedBy === undefined ? undefined : republished,
    hold,
    id,
  };
}

function momentText({ instant, day, precision }: Moment): string {
  return precision === "day" ? day : instant;
}

function personValue({ name, affiliation, url }: Person): Value {
  return affiliation === undefined && url === undefined ? name : given({ name, affiliation, url });
}

function sourceValue({ name, url, published }: FirstSource): Value {
  if (url === undefined && published === undefined) return name;
  return given({ name, url, published: published && momentText(published) });
}

/** Without what holds for images of which nothing is said. */
function imageValue({ lead, rights, ...image }: ArticleImage): Value {
  return given({
    ...image,
    rights: rights === "third-party" ? undefined : rights,
    lead: lead ? true : undefined,
  });
}

function given(fields: Fields): { readonly [name: string]: Value } {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, Value] => field[1] !== undefined),
  );
}

function listed(items: readonly Value[]): Value | undefined {
  return items.length === 0 ? undefined : items;
}

function oneOrMore(items: readonly string[]): Value | undefined {
  return items.length > 1 ? items : items[0];
}

/** Fields that a record cannot be without, and how the line asks for them. */
const wanted: Readonly<Record<string, string>> = {
  title: "the page does not say",
  published: "the day on which the original appeared; the page does not say",
};

/** Without it nothing is published, though the record can be read; so its line waits as a comment. */
const originalWanted = " original: # the original's own address; the page does not say";

/** The line on which a field waits to be filled, 1-based, where it waits as a comment. */
export function waitingLine(text: string, field: string): number | undefined {
  const index = field === "original" ? text.split("\n").indexOf(`#${originalWanted}`) : -1;
  return index < 0 ? undefined : index + 1;
}

function writeFields(fields: Fields): string {
  const values = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined && !(name in wanted) ? [] : [[name, value ?? null]],
  );
  return printYaml(Object.fromEntries(values), (document) => {
    for (const { key, value } of document.contents.items) {
      if (isScalar(value) && value.value === null) value.comment = ` ${wanted[key.value] ?? ""}`;
      if (key.value === "published" && fields.original === undefined) key.commentBefore = originalWanted;
    }
  });
}

type Mapping = Document & { contents: { items: Pair<Scalar<string>, Scalar>[] } };

/**
 * YAML as a person would write it. Texts that other readers of YAML would take for numbers, dates or switches are
 * quoted, though our own takes all for texts.
 */
export function printYaml(value: object, touch: (document: Mapping) => void = () => {}): string {
  const document = new Document(value) as Mapping;
  for (const pair of document.contents.items) shortenLists(pair.value);
  touch(document);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, nullStr: "" });
}

const widest = 90;

/** Lists of a few short texts stand on one line. */
function shortenLists(node: unknown): void {
  if (!isCollection(node)) return;
  for (const item of node.items)
    shortenLists(isScalar(item) ? item : ((item as Partial<Pair>).value ?? item));
  const texts = node.items.map((item) =>
    isScalar(item) && typeof item.value === "string" ? item.value : undefined,
  );
  const isShort = texts.every((text) => text !== undefined && oneLine(text) === text);
  if (isShort && texts.join(", ").length < widest) node.flow = true;
}
