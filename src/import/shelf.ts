/** The records that a site has, as an import asks for them: is this original here already, and is that name free? */

import type { Article } from "../model/article.ts";
import { splitFrontMatter } from "../records/front-matter.ts";
import { parseYaml } from "../records/yaml.ts";
import { folded } from "../values/folded.ts";
import { isMapping } from "../values/mapping.ts";
import { type HttpUrl, pageKey, parseHttpUrl } from "../values/url.ts";
import { oneLine } from "../values/xml-text.ts";

export interface Shelved {
  readonly file: string;
  /** Absent where the record could not be read. */
  readonly article?: Article;
}

/** What a newcomer is known by. */
export interface Identity {
  readonly publisher: string | undefined;
  readonly title: string | undefined;
  /** The original's address, and where the page was read. */
  readonly addresses: readonly (HttpUrl | undefined)[];
}

export class Shelf {
  readonly #byPage = new Map<string, Shelved>();
  /** Of records without an original's address. */
  readonly #byTitle = new Map<string, Shelved>();
  readonly #names: Set<string>;

  /** `files`: all that can hold records; `textOf` gives those that could not be read, for what they still tell. */
  constructor(
    articles: readonly Article[],
    files: readonly string[],
    textOf: (file: string) => string | undefined,
  ) {
    this.#names = new Set(files.map(folded));
    for (const article of articles) this.put(article.file, article);
    const read = new Set(articles.map(({ file }) => file));
    for (const file of files) {
      if (!read.has(file)) this.#putUnread(file, textOf(file) ?? "");
    }
  }

  put(file: string, article: Article): void {
    this.#names.add(folded(file));
    const { original, publisher, title } = article;
    this.#remember({ file, article }, original, publisher, title);
  }

  isTaken(name: string): boolean {
    return this.#names.has(name);
  }

  find({ publisher, title, addresses }: Identity): Shelved | undefined {
    const pages = addresses.flatMap((address) => address ?? []).map(pageKey);
    const found = pages.map((page) => this.#byPage.get(page)).find((one) => one !== undefined);
    if (found || publisher === undefined || title === undefined) return found;
    return this.#byTitle.get(titleKey(publisher, title));
  }

  /** A record with a mistake in it still says whose it is: importing the page again must not make a second one. */
  #putUnread(file: string, text: string): void {
    const front = splitFrontMatter({ path: file, text }).value;
    const fields = front && parseYaml({ file, text: front.yaml, firstLine: front.yamlLine }).value;
    if (fields === undefined || !isMapping(fields)) return;
    const [original, publisher, title] = [fields.original, fields.publisher, fields.title].map((value) =>
      typeof value === "string" ? value : undefined,
    );
    this.#remember({ file }, original === undefined ? undefined : parseHttpUrl(original), publisher, title);
  }

  #remember(
    record: Shelved,
    original: HttpUrl | undefined,
    publisher: string | undefined,
    title: string | undefined,
  ): void {
    if (original !== undefined) this.#byPage.set(pageKey(original), record);
    else if (publisher !== undefined && title !== undefined)
      this.#byTitle.set(titleKey(publisher, title), record);
  }
}

function titleKey(publisher: string, title: string): string {
  return JSON.stringify([publisher, oneLine(title)]);
}
