/**
 * Written pages, read back: the credit of every entry on them, feeds told in their order, and every link to a file of
 * ours leading to one that is there. Nothing on a page may be fetched from elsewhere, and nothing run but its script.
 *
 * A page that lies in a folder also has to be the page that the build makes, letter for letter, so that nothing can be
 * hidden, added or pointed elsewhere in ways that nobody thought of.
 */

import { Parser } from "htmlparser2";
import type { PageLinks } from "../model/cache.ts";
import { error, type Place, type Problem } from "../model/problem.ts";
import { type HttpUrl, parseUrl } from "../values/url.ts";
import { type ExpectedEntry, recordName } from "./across.ts";
import { usualFolder } from "./folder.ts";
import { writeAgain } from "./help.ts";
import { folded } from "./html-view.ts";
import type { PageEntryCheck, PageEntryProof, PageShows } from "./page-entry.ts";

export interface ExpectedPage {
  /** Its name below the folder. */
  readonly file: string;
  readonly shows: PageShows;
  readonly frame: { readonly head: string; readonly tail: string };
  /** In their order. */
  readonly entries: readonly ExpectedEntry[];
  /** The addresses of feeds that it tells to readers, in their order. */
  readonly discovery: readonly string[];
}

/** One page, being read: its entries, and what stands around them. */
export class PageCheck {
  readonly page: ExpectedPage;
  readonly #place: Place;
  readonly #problems: Problem[] = [];
  readonly #found: string[] = [];
  #links: PageLinks = { targets: [], ids: [] };

  constructor(page: ExpectedPage, folder = usualFolder) {
    this.page = page;
    this.#place = { file: `${folder}/${page.file}` };
  }

  get links(): PageLinks {
    return this.#links;
  }

  entry({ id, record, findings }: PageEntryProof): void {
    this.#found.push(id);
    for (const { code, says } of findings) this.#tell(code, `the entry of ${record}: ${says}`);
  }

  /** An entry that this very page held when it was proven, and that still stands there as it did. */
  standing(id: string): void {
    this.#found.push(id);
  }

  /** All that is not an entry, as it was seen. */
  frame(seen: SeenFrame): void {
    this.#links = { targets: seen.targets, ids: [...seen.ids] };
    for (const fault of seen.faults) this.#tell("invalid-page", fault);
    const wanted = this.page.discovery.join(" ");
    const found = seen.discovery.join(" ");
    if (found !== wanted)
      this.#tell("invalid-page", `readers are told of the feeds “${found}”, and should be of “${wanted}”`);
  }

  /** A page as it lies there. `made`: an entry as the build makes it; `look`: what is to be said of another text. */
  whole(
    html: string,
    made: (id: string) => PageEntryCheck | undefined,
    look: (html: string, id: string) => PageEntryCheck | undefined,
  ): void {
    const { frame, entries } = split(html);
    for (const text of entries) {
      const id = (/^<article id="([^"]*)"/.exec(text)?.[1] ?? "").replaceAll("&amp;", "&");
      const wanted = made(id);
      const found = wanted?.html === text ? wanted : look(text, id);
      if (found) this.entry(found);
      else this.#tell("unknown-entry", `no record explains the entry ${id}`);
      if (found && found !== wanted && found.findings.length === 0)
        this.#tell("invalid-page", `the entry of ${found.record} is not as the build makes it`);
    }
    const before = this.#problems.length;
    this.frame(readFrame(frame, this.page.file));
    const { head, tail } = this.page.frame;
    if (frame !== head + tail && this.#problems.length === before)
      this.#tell("invalid-page", "what stands around the entries is not as the build makes it");
  }

  isMissing(): void {
    const { file } = this.#place;
    this.#problems.push(error("missing-file", { file }, `There is no ${file}.`, "run courtesy build"));
  }

  /** After all of it. */
  problems(): readonly Problem[] {
    return [...this.#problems, ...this.#absences()];
  }

  #absences(): Problem[] {
    const found = new Set(this.#found);
    const [first, ...more] = this.page.entries.filter(({ id }) => !found.has(id));
    if (first) {
      const also = more.length > 0 ? ` and ${more.length} more` : "";
      return [this.#problem("missing-entry", `the entry of ${recordName(first.article)}${also} is missing`)];
    }
    const inOrder = this.page.entries.every(({ id }, index) => id === this.#found[index]);
    return inOrder ? [] : [this.#problem("invalid-page", "the entries are not in their order, newest first")];
  }

  #tell(code: Problem["code"], says: string): void {
    this.#problems.push(this.#problem(code, says));
  }

  #problem(code: Problem["code"], says: string): Problem {
    const message = `${says.charAt(0).toUpperCase()}${says.slice(1)}.`;
    return error(code, this.#place, message, writeAgain);
  }
}

/** How the entries of a page are made, and how another text that stands for one is looked at. */
export interface PageEntries<Page> {
  made(id: string, page: Page): PageEntryCheck | undefined;
  look(html: string, id: string, page: Page): PageEntryCheck | undefined;
}

/** Checks written pages, by their names below `folder`. `explained`: all files that should be there. */
export function checkPages<Page extends ExpectedPage>(
  files: ReadonlyMap<string, string>,
  pages: readonly Page[],
  entries: PageEntries<Page>,
  explained: ReadonlySet<string>,
  folder = usualFolder,
): Problem[] {
  const checks = pages.map((page) => {
    const check = new PageCheck(page, folder);
    const html = files.get(page.file);
    if (html === undefined) check.isMissing();
    else
      check.whole(
        html,
        (id) => entries.made(id, page),
        (text, id) => entries.look(text, id, page),
      );
    return check;
  });
  return [
    ...checks.flatMap((check) =>
      files.has(check.page.file) ? check.problems() : check.problems().slice(0, 1),
    ),
    ...checkLinks(new Map(checks.map(({ page, links }) => [page.file, links])), files, explained, folder),
  ];
}

/** What every build writes as it is: the stylesheet and the script. */
export function checkAssets(
  files: ReadonlyMap<string, string>,
  assets: ReadonlyMap<string, string>,
  folder = usualFolder,
): Problem[] {
  return [...assets].flatMap(([name, text]) => {
    const file = `${folder}/${name}`;
    const found = files.get(name);
    if (found === text) return [];
    return [
      found === undefined
        ? error("missing-file", { file }, `There is no ${file}.`, "run courtesy build")
        : error("invalid-page", { file }, "It is not as the build writes it.", writeAgain),
    ];
  });
}

/** `unknown-file` for what an earlier build left, and nothing explains any more. */
export function checkOrphans(
  files: Iterable<string>,
  explained: ReadonlySet<string>,
  folder = usualFolder,
): Problem[] {
  return [...files]
    .filter((name) => !explained.has(name))
    .map((name) => {
      const file = `${folder}/${name}`;
      const message = "Nothing that the records ask for explains this file of an earlier build.";
      return error("unknown-file", { file }, message, "run courtesy build, which removes it");
    });
}

/**
 * `missing-file` for links that lead nowhere, `invalid-page` for pages that nobody finds from the first one on. `explained`: files
 * that should be there. Where one is gone, that says enough: nothing more is said of each link to it, and of what it led to.
 */
export function checkLinks(
  pages: ReadonlyMap<string, PageLinks>,
  files: { has(file: string): boolean },
  explained: ReadonlySet<string>,
  folder = usualFolder,
): Problem[] {
  const ids = new Map([...pages].map(([file, { ids }]) => [file, new Set(["", ...ids])]));
  const dead = [...pages].flatMap(([page, { targets }]) =>
    targets.flatMap(([file, id]) => {
      const place = { file: `${folder}/${page}` };
      const target = `${folder}/${file}`;
      const isThere = files.has(file);
      if (isThere ? (ids.get(file)?.has(id) ?? true) : explained.has(file)) return [];
      return [
        isThere
          ? error("invalid-page", place, `Nothing in ${target} is called #${id}.`, writeAgain)
          : error("missing-file", place, `It links to ${target}, which is not there.`, writeAgain),
      ];
    }),
  );
  if (![...pages.keys()].every((page) => files.has(page))) return dead;
  const reached = new Set(["index.html"]);
  for (const page of reached) for (const [file] of pages.get(page)?.targets ?? []) reached.add(file);
  const lost = [...pages.keys()]
    .filter((file) => !reached.has(file))
    .map((file) =>
      error("invalid-page", { file: `${folder}/${file}` }, "No way leads to it from index.html.", writeAgain),
    );
  return [...dead, ...lost];
}

/** The entries are the only `article` elements; what they say cannot look like one, since it is escaped. */
function split(html: string): { frame: string; entries: string[] } {
  const entries: string[] = [];
  const frame = html.replace(/<article .*?<\/article>\n/gs, (text) => {
    entries.push(text);
    return "";
  });
  return { frame, entries };
}

/** What `readFrame` found. */
export interface SeenFrame {
  readonly ids: ReadonlySet<string>;
  readonly targets: PageLinks["targets"];
  readonly discovery: readonly string[];
  readonly faults: readonly string[];
}

/** A page without its entries. `file`: its name below the folder. */
export function readFrame(html: string, file: string): SeenFrame {
  const targets: PageLinks["targets"][number][] = [];
  const discovery: string[] = [];
  const faults: string[] = [];
  const ids = new Set<string>();
  const anchors: string[] = [];
  const texts = { title: "", h1: "" };
  const open: string[] = [];
  let headings = 0;
  let language = "";
  const parser = new Parser({
    onopentag(name, attributes) {
      open.push(name);
      if (name === "html") language = attributes.lang ?? "";
      if (name === "h1") headings += 1;
      if (name === "script" && attributes.src === undefined)
        faults.push("there is a script in the page itself");
      for (const [attribute, value] of Object.entries(attributes)) {
        if (/^on|^style$/.test(attribute)) faults.push(`there is an attribute ${attribute}`);
        if (attribute === "id" && ids.has(value)) faults.push(`the id ${value} is there twice`);
        if (attribute === "id") ids.add(value);
        if (attribute === "href" || attribute === "src") follow(name, value, attributes.rel);
      }
    },
    ontext(text) {
      const name = open.at(-1);
      if (name === "title") texts.title += text;
      if (open.includes("h1")) texts.h1 += text;
    },
    onclosetag() {
      open.pop();
    },
  });
  parser.end(html);

  function follow(name: string, value: string, rel: string | undefined): void {
    if (name === "link" && rel === "alternate") discovery.push(value);
    else if (value.startsWith("#")) anchors.push(value.slice(1));
    else if (name === "a" && /^(?:https?:|mailto:)/.test(value)) return;
    else if (value !== "data:,") {
      const target = targetOf(value, file);
      if (target === undefined) faults.push(`${name} leads out of the folder, to ${value}`);
      else targets.push(target);
    }
  }

  for (const anchor of anchors) if (!ids.has(anchor)) faults.push(`nothing is called #${anchor}`);
  if (language === "") faults.push("its language is not told");
  if (headings !== 1) faults.push(`it has ${headings} main headings`);
  for (const [name, text] of Object.entries(texts))
    if (folded(text) === "") faults.push(`its ${name} is empty`);
  return { ids, targets, discovery, faults };
}

const base = "https://dist.example/";

/** Where a relative link leads to. */
function targetOf(link: string, file: string): PageLinks["targets"][number] | undefined {
  const from = base + file.split("/").map(encodeURIComponent).join("/");
  const isRelative = !/^[a-z][a-z\d+.-]*:|^\/\//i.test(link);
  const href = isRelative ? parseUrl(link, from as HttpUrl)?.href : undefined;
  if (!href?.startsWith(base)) return undefined;
  const [path = "", id = ""] = href.slice(base.length).split("#");
  return [decodeURIComponent(path), id];
}
