/**
 * An entry that another thread has made and read back. Where a document wants more of it than was delivered (it reads
 * entries otherwise, or something is wrong with this one), it is made once more here.
 */

import { recordName } from "../check/across.ts";
import { EntryCheck } from "../check/entry.ts";
import type { PageShows } from "../check/page-entry.ts";
import type { PlannedEntry } from "../feeds/planned-entry.ts";
import { formats } from "../formats/format.ts";
import type { Article } from "../model/article.ts";
import type { Duties } from "../model/judgement.ts";
import type { Publication } from "../model/publication.ts";
import { SharedText } from "../values/utf8.ts";
import type { EntryOnPages, MadeEntry } from "./made-entry.ts";
import { makeEntries } from "./make-entries.ts";
import type { DeliveredWay, Stretch } from "./order.ts";

export class DeliveredEntry implements MadeEntry {
  readonly texts: readonly SharedText[];
  readonly check: EntryCheck;
  readonly #planned: PlannedEntry;
  readonly #onPages: ReadonlyMap<PageShows, EntryOnPages>;
  #made: MadeEntry | undefined;

  /** `memory`: that of the delivery, which stays as it is for as long as the entry is added to documents. */
  constructor(planned: PlannedEntry, { texts, proven, pages }: DeliveredWay, memory: ArrayBuffer) {
    const textIn = ([from, to]: Stretch) => new SharedText(new Uint8Array(memory, from, to - from));
    this.#planned = planned;
    this.texts = texts.map(textIn);
    this.check = new EntryCheck(new PublicationMadeLate(planned, () => this.#here.check.publication));
    for (const { key, format, sound } of proven) {
      const text = this.texts[formats.findIndex(({ name }) => name === key)];
      if (text) this.check.isProvenBy(text, format, sound);
    }
    const { id } = planned;
    const record = recordName(planned.article);
    this.#onPages = new Map(
      pages.map(({ shows, text, findings }) => [
        shows,
        { text: textIn(text), check: { id, record, findings } },
      ]),
    );
  }

  onPages(shows: PageShows): EntryOnPages {
    return this.#onPages.get(shows) ?? this.#here.onPages(shows);
  }

  get #here(): MadeEntry {
    this.#made ??= makeHere(this.#planned);
    return this.#made;
  }
}

function makeHere(planned: PlannedEntry): MadeEntry {
  const [way] = makeEntries([{ newest: planned, ways: [{ planned }] }], new Map());
  if (!way) throw new Error(`${planned.id} was not made`);
  return way.made;
}

/** Knows what it is made of; the rest is made when it is asked for. */
class PublicationMadeLate implements Publication {
  readonly article: Article;
  readonly duties: Duties;
  readonly #make: () => Publication;

  constructor({ article, from }: PlannedEntry, make: () => Publication) {
    this.article = article;
    this.duties = from.duties;
    this.#make = make;
  }

  get credit() {
    return this.#make().credit;
  }

  get entry() {
    return this.#make().entry;
  }

  get summary() {
    return this.#make().summary;
  }
}
