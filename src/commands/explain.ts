/** `courtesy explain <record>`: how the decision about an article came about, and what its entry carries where. */

import { isAbsolute, relative } from "node:path";
import pc from "picocolors";
import type { SiteBuild } from "../build.ts";
import { toPublication } from "../feeds/entry.ts";
import type { Article } from "../model/article.ts";
import { type Credit, lineText } from "../model/credit.ts";
import type { Entry } from "../model/feed.ts";
import type { Clause, JudgedArticle, Judgement } from "../model/judgement.ts";
import { error, type Problem } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import { didYouMean } from "../values/did-you-mean.ts";
import { buildSiteAt, unlessLost } from "./build-site.ts";
import { printProblems } from "./print-problems.ts";
import type { ExitStatus, World } from "./world.ts";

export interface ExplainOptions {
  /** A record's file (with `:line` in NDJSON), its original's address or its id. */
  readonly record: string;
}

export function runExplain(world: World, { record }: ExplainOptions): ExitStatus {
  const { build, problems } = buildSiteAt(world, true);
  const found = build?.judged.filter(({ article }) => isMeant(article, record, world.root)) ?? [];
  if (!build || found.length === 0) {
    const own = problems.filter(({ place }) => isSameFile(place.file, record, world.root));
    world.talk(printProblems(own.length > 0 ? own : [unknownRecord(record, build)], world.colour));
    return 1;
  }
  const { value: explained, problems: lost } = unlessLost(() =>
    found.map((judged) => ({ judged, publication: publicationOf(judged, build) })),
  );
  if (!explained) {
    world.talk(printProblems(lost, world.colour));
    return 1;
  }
  world.out(
    world.json
      ? `${JSON.stringify(explained.map(asData), null, 2)}\n`
      : explained.map(({ judged, publication }) => explain(judged, publication, world.colour)).join("\n"),
  );
  return found.every(({ judgement }) => judgement.verdict !== "refused") ? 0 : 1;
}

function isMeant(article: Article, record: string, root: string): boolean {
  if (record === article.original || record === article.id) return true;
  return isSameFile(article.file, record, root) || record === `${article.file}:${article.recordLine}`;
}

/** Records are named as the person sees them from where they stand, or as the messages name them. */
function isSameFile(file: string, named: string, root: string): boolean {
  const fromRoot = isAbsolute(named) ? relative(root, named) : named;
  const path = fromRoot.replaceAll("\\", "/").replace(/^\.\//, "");
  return path === file || `articles/${path}` === file;
}

function unknownRecord(record: string, build: SiteBuild<unknown> | undefined): Problem {
  const files = build?.judged.map(({ article }) => article.file) ?? [];
  const meant = didYouMean(record, files);
  return error(
    "unknown-record",
    { file: record },
    "no record is called that.",
    meant ? `did you mean ${meant}?` : "name a file below articles/, an original's address or an id",
  );
}

function publicationOf({ article }: JudgedArticle, build: SiteBuild<unknown>): Publication | undefined {
  const planned = build.feeds
    .flatMap(({ entries }) => entries)
    .find((candidate) => candidate.article === article);
  return planned && toPublication(planned).value;
}

function asData({
  judged: { article, judgement },
  publication,
}: {
  judged: JudgedArticle;
  publication: Publication | undefined;
}) {
  const { verdict, clauses } = judgement;
  return {
    file: article.file,
    title: article.title,
    verdict,
    clauses,
    credit: publication?.credit,
    siteDuties: judgement.duties?.siteDuties ?? [],
  };
}

function explain(
  { article, publisher, judgement }: JudgedArticle,
  publication: Publication | undefined,
  colour: boolean,
): string {
  const { bold, dim } = pc.createColors(colour);
  const terms = judgement.duties ? `, under ${judgement.duties.terms.title}` : "";
  return [
    `${bold(article.title)}`,
    dim(
      `${article.file}${article.recordLine ? `:${article.recordLine}` : ""}, from ${publisher.name}${terms}`,
    ),
    "",
    ...judgement.clauses.flatMap((clause) => clauseLines(clause, colour)),
    "",
    `${bold("Decision:")} ${decision(judgement, publication)}`,
    ...(publication ? ["", ...carries(publication, colour)] : []),
    ...siteDutyLines(judgement, colour),
    "",
  ].join("\n");
}

const width = 14;

function clauseLines({ name, asks, found, outcome, help }: Clause, colour: boolean): string[] {
  const { green, red, yellow, cyan, dim } = pc.createColors(colour);
  const shade = {
    met: green,
    refused: red,
    "left out": yellow,
    "by permission": cyan,
    waiting: yellow,
    over: yellow,
  }[outcome];
  const indent = " ".repeat(width);
  const lines = [`${shade(outcome.padEnd(width))}${asks} ${dim(`(${name})`)}`, `${indent}${dim(found)}`];
  return help === undefined ? lines : [...lines, `${indent}${help}`];
}

function decision({ verdict, held }: Judgement, publication: Publication | undefined): string {
  switch (verdict) {
    case "publish":
      return publication
        ? `published, ${{ full: "in full", excerpt: "as an excerpt", link: "as title and link" }[publication.duties.extent]}.`
        : "may be published, but is not among the newest entries that the feed shows.";
    case "refused":
      return "refused; every clause marked so has to be met first.";
    case "embargoed":
      return "waits for its day.";
    case "expired":
      return "left out: the publisher's window has closed.";
    case "held":
      return `held back on purpose: ${held}`;
    case "withdrawn":
      return "withdrawn; it stays out of every feed.";
  }
}

/** Each fact with the place it has in RSS, Atom and JSON Feed. */
function carries({ credit, entry }: Publication, colour: boolean): string[] {
  const { bold, dim } = pc.createColors(colour);
  const rows = [...visible(credit), ...machineReadable(entry)];
  return [bold("The entry carries"), ...rows.flatMap(([what, where]) => [`  ${what}`, `    ${dim(where)}`])];
}

function visible(credit: Credit): [string, string][] {
  const above = "before the text, in all three formats";
  const below = "after the text, in all three formats";
  return [
    ...credit.top.map((line): [string, string] => [lineText(line), above]),
    ...credit.bottom.map((line): [string, string] => [lineText(line), below]),
    [lineText(credit.short), "in the summary, in all three formats"],
    ...(credit.counter
      ? [[credit.counter, "the publisher's counter, last in the text"] as [string, string]]
      : []),
  ];
}

function machineReadable({ republication, rights, byline, source, links }: Entry): [string, string][] {
  const licence = links.find(({ rel }) => rel === "license")?.href;
  return [
    [republication.original, "RSS atom:link via, related · Atom link via, related · JSON external_url"],
    [byline, "RSS dc:creator · Atom author · JSON authors"],
    [
      republication.publisher,
      "RSS dc:publisher, source · Atom source, dc:publisher · JSON _republication.publisher",
    ],
    [rights, "RSS dc:rights · Atom rights · JSON _republication.copyright, .disclaimer"],
    [licence ?? "", "RSS atom:link license · Atom link license · JSON _republication.license"],
    [
      source.feed?.href ?? source.home,
      "RSS source or dc:source · Atom source · JSON _republication.publisher",
    ],
    [republication.citation, "dcterms:bibliographicCitation · JSON _republication.citation"],
  ];
}

function siteDutyLines({ duties }: Judgement, colour: boolean): string[] {
  const { bold } = pc.createColors(colour);
  if (!duties || duties.siteDuties.length === 0) return [];
  return [
    "",
    bold("For the site to do, since a feed cannot"),
    ...duties.siteDuties.map(
      ({ need, sentence, to }) => `  ${need}: ${sentence}${to === undefined ? "" : ` (write to ${to})`}`,
    ),
  ];
}
