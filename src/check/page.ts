/**
 * Written pages, read back: the credit of every entry on them, feeds told in their order, and every link to a file of
 * ours leading to one that is there. Nothing on a page may be fetched from elsewhere, and nothing run but its script.
 */

import { Parser } from "htmlparser2";
import { error, type Problem } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import { type HttpUrl, parseUrl } from "../values/url.ts";
import { type ExpectedEntry, recordName } from "./across.ts";
import { writeAgain } from "./help.ts";
import { folded } from "./html-view.ts";
import { PageEntryCheck, type PageShows } from "./page-entry.ts";

export interface ExpectedPage {
  /** Its name below `dist/`. */
  readonly file: string;
  readonly shows: PageShows;
  /** In their order. */
  readonly entries: readonly ExpectedEntry[];
  /** The addresses of feeds that it tells to readers, in their order. */
  readonly discovery: readonly string[];
}

/** One page, being read: its entries, and what stands around them. */
export class PageCheck {
  readonly page: ExpectedPage;
  /** Files of ours that it links to, by their names below `dist/`. */
  readonly targets = new Set<string>();
  readonly #problems: Problem[] = [];
  readonly #found: string[] = [];

  constructor(page: ExpectedPage) {
    this.page = page;
  }

  entry({ publication, findings }: PageEntryCheck): void {
    this.#found.push(publication.entry.id);
    for (const { code, says } of findings)
      this.#tell(code, `the entry of ${recordName(publication.article)}: ${says}`);
  }

  /** All that is not an entry. */
  frame(html: string): void {
    const seen = readFrame(html, this.page.file);
    for (const target of seen.targets) this.targets.add(target);
    for (const fault of seen.faults) this.#tell("invalid-page", fault);
    const wanted = this.page.discovery.join(" ");
    const found = seen.discovery.join(" ");
    if (found !== wanted)
      this.#tell("invalid-page", `readers are told of the feeds “${found}”, and should be of “${wanted}”`);
  }

  /** A page as it was written. */
  whole(html: string, publicationOf: (id: string) => Publication | undefined): void {
    const { frame, entries } = split(html);
    for (const text of entries) {
      const id = /^<article id="([^"]*)"/.exec(text)?.[1] ?? "";
      const publication = publicationOf(id.replaceAll("&amp;", "&"));
      if (publication) this.entry(new PageEntryCheck(text, publication, this.page.shows));
      else this.#tell("unknown-entry", `no record explains the entry ${id}`);
    }
    this.frame(frame);
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

  get #place() {
    return { file: `dist/${this.page.file}` };
  }

  #tell(code: Problem["code"], says: string): void {
    this.#problems.push(this.#problem(code, says));
  }

  #problem(code: Problem["code"], says: string): Problem {
    const message = `${says.charAt(0).toUpperCase()}${says.slice(1)}.`;
    return error(code, this.#place, message, writeAgain);
  }
}

/** Checks written pages, by their names below `dist/`. */
export function checkPages<Page extends ExpectedPage>(
  files: ReadonlyMap<string, string>,
  pages: readonly Page[],
  publicationOf: (id: string, page: Page) => Publication | undefined,
): Problem[] {
  const checks = pages.map((page) => {
    const check = new PageCheck(page);
    const html = files.get(page.file);
    if (html === undefined) check.isMissing();
    else check.whole(html, (id) => publicationOf(id, page));
    return check;
  });
  return [
    ...checks.flatMap((check) =>
      files.has(check.page.file) ? check.problems() : check.problems().slice(0, 1),
    ),
    ...checkLinks(checks, files),
  ];
}

/** What every build writes as it is: the stylesheet and the script. */
export function checkAssets(
  files: ReadonlyMap<string, string>,
  assets: ReadonlyMap<string, string>,
): Problem[] {
  return [...assets].flatMap(([name, text]) => {
    const file = `dist/${name}`;
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
export function checkOrphans(files: Iterable<string>, explained: ReadonlySet<string>): Problem[] {
  return [...files]
    .filter((name) => !explained.has(name))
    .map((name) => {
      const file = `dist/${name}`;
      const message = "Nothing that the records ask for explains this file of an earlier build.";
      return error("unknown-file", { file }, message, "run courtesy build, which removes it");
    });
}

/** `missing-file` for links that lead nowhere, `invalid-page` for pages that nobody finds. */
export function checkLinks(checks: readonly PageCheck[], files: { has(file: string): boolean }): Problem[] {
  const reached = new Set(["index.html"]);
  const dead = checks.flatMap(({ page, targets }) =>
    [...targets].flatMap((target) => {
      reached.add(target);
      if (files.has(target)) return [];
      const file = `dist/${page.file}`;
      return [error("missing-file", { file }, `It links to dist/${target}, which is not there.`, writeAgain)];
    }),
  );
  const lost = checks
    .filter(({ page }) => !reached.has(page.file))
    .map(({ page }) =>
      error("invalid-page", { file: `dist/${page.file}` }, "No page links to it.", writeAgain),
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

interface SeenFrame {
  readonly targets: ReadonlySet<string>;
  readonly discovery: readonly string[];
  readonly faults: readonly string[];
}

function readFrame(html: string, file: string): SeenFrame {
  const targets = new Set<string>();
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
      else targets.add(target);
    }
  }

  for (const anchor of anchors) if (!ids.has(anchor)) faults.push(`nothing is called #${anchor}`);
  if (language === "") faults.push("its language is not told");
  if (headings !== 1) faults.push(`it has ${headings} main headings`);
  for (const [name, text] of Object.entries(texts))
    if (folded(text) === "") faults.push(`its ${name} is empty`);
  return { targets, discovery, faults };
}

const base = "https://dist.example/";

/** The file that a relative link leads to. */
function targetOf(link: string, file: string): string | undefined {
  const from = base + file.split("/").map(encodeURIComponent).join("/");
  const isRelative = !/^[a-z][a-z\d+.-]*:|^\/\//i.test(link);
  const href = isRelative ? parseUrl(link, from as HttpUrl)?.href : undefined;
  if (!href?.startsWith(base)) return undefined;
  return decodeURIComponent(href.slice(base.length).replace(/[?#].*$/s, ""));
}
