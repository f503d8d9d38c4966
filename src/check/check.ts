/**
 * The proof of the credit: written files are read back and held against their entries, their rules, and above all
 * against the credit that each publisher's terms ask for. A file that does not prove its credit is not published.
 *
 * Nothing of `formats/` is used here, so that a mistake in a writer cannot hide itself.
 */

import type { Article } from "../model/article.ts";
import type { Feed } from "../model/feed.ts";
import { feedFiles } from "../model/feed.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import { error, warning } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import { checkAcrossArticles, type Pair, pairEntries, recordName } from "./across.ts";
import { contentFindings, plainSummaryFindings, summaryFindings } from "./credit.ts";
import { dutyFindings, leadFindings } from "./duties.ts";
import { checkEntryFacts, checkFeedFacts } from "./facts.ts";
import { type Finding as CreditFinding, missing } from "./finding.ts";
import { writeAgain } from "./help.ts";
import { type HtmlFault, viewHtml } from "./html-view.ts";
import { readAtom } from "./read-atom.ts";
import type { FormatName, ReadEntry, ReadFeed } from "./read-feed.ts";
import { readJson, readJsonFeed } from "./read-json-feed.ts";
import { readRss } from "./read-rss.ts";
import { readXml, type XmlDocument } from "./read-xml.ts";
import { checkAtomRules } from "./rules/atom.ts";
import type { Finding } from "./rules/grammar.ts";
import { checkJsonFeedRules } from "./rules/json-feed.ts";
import { checkRssRules } from "./rules/rss.ts";

interface ReadFile {
  readonly feed: ReadFeed;
  readonly problems: readonly Problem[];
}

interface Format {
  readonly file: string;
  /** What is in the file, and which rules of the format it breaks; no value when it cannot be read at all. */
  readonly read: (place: string, text: string) => Outcome<ReadFile>;
}

const formats: readonly Format[] = [
  { file: feedFiles.rss, read: xmlFormat(readRss, checkRssRules) },
  { file: feedFiles.atom, read: xmlFormat(readAtom, checkAtomRules) },
  { file: feedFiles.json, read: readJsonFile },
];

/**
 * Checks the files of one feed, by their names below `dist/`. `publications` may hold more than the feed shows.
 *
 * Files: `missing-file`, `invalid-xml`, `invalid-json`, `invalid-size`, `invalid-feed`. Entries: `missing-entry`,
 * `unknown-entry`. What they say: `missing-fact`, `invalid-fact`, `missing-credit`, `invalid-credit`,
 * `not-permitted-image`, `not-permitted-extent`. Entries that share their date of change are told as one `duplicate-date` a file.
 */
export function checkFiles(
  files: ReadonlyMap<string, string>,
  publications: readonly Publication[],
  feed: Feed,
): Problem[] {
  const byId = new Map(publications.map((publication) => [publication.entry.id, publication]));
  const problems: Problem[] = [];
  const read: { readonly feed: ReadFeed; readonly pairs: Map<string, Pair> }[] = [];
  for (const format of formats) {
    const outcome = readFile(files, format);
    problems.push(...outcome.problems);
    if (!outcome.value) continue;
    const found = outcome.value.feed;
    const { pairs, problems: across } = pairEntries(found, byId, feed);
    problems.push(...outcome.value.problems, ...checkFeedFacts(found, feed), ...across);
    read.push({ feed: found, pairs: new Map(pairs.map((pair) => [pair.publication.entry.id, pair])) });
  }
  for (const { id } of feed.entries) {
    const publication = byId.get(id);
    if (!publication) continue; // told as a missing entry
    const check = entryChecker(publication);
    for (const { feed, pairs } of read) {
      const pair = pairs.get(id);
      if (pair) problems.push(...check(pair.read, feed.format));
    }
  }
  return problems;
}

/** Checks articles against each other, before anything is written: `duplicate-original`, `duplicate-id`. */
export function checkArticles(articles: readonly Article[]): Problem[] {
  return checkAcrossArticles(articles);
}

/** Beyond this the W3C validator looks at nothing, and readers give up. */
const mostBytes = 5_000_000;

function readFile(files: ReadonlyMap<string, string>, { file, read }: Format): Outcome<ReadFile> {
  const text = files.get(file);
  const place = `dist/${file}`;
  if (text === undefined) {
    return {
      problems: [error("missing-file", { file: place }, `There is no ${place}.`, "run courtesy build")],
    };
  }
  const outcome = read(place, text);
  const bytes = Buffer.byteLength(text);
  if (bytes <= mostBytes) return outcome;
  const message = `The file has ${bytes} bytes; validators and readers stop at ${mostBytes}.`;
  const help = "set feeds: { limit: … } in articles/_site.yaml to a smaller number, or content: excerpt";
  return {
    ...outcome,
    problems: [...outcome.problems, warning("invalid-size", { file: place }, message, help)],
  };
}

function xmlFormat(
  readFeed: (file: string, document: XmlDocument) => ReadFeed,
  rules: (document: XmlDocument) => Finding[],
): Format["read"] {
  return (file, text) => {
    const { value: document, problems } = readXml(file, text);
    if (!document) return { problems };
    const findings = rules(document).map((finding) =>
      ruleProblem(finding, finding.element ? { file, line: document.lineOf(finding.element) } : { file }),
    );
    return { value: { feed: readFeed(file, document), problems: findings }, problems };
  };
}

function readJsonFile(file: string, text: string): Outcome<ReadFile> {
  const { value, problems } = readJson(file, text);
  if (!value) return { problems };
  const findings = checkJsonFeedRules(value).map((finding) => ruleProblem(finding, { file }));
  return { value: { feed: readJsonFeed(file, value), problems: findings }, problems };
}

const dateHelp =
  "give the records a time of day, as in republished: 2024-02-16T09:00:00+01:00; or leave it so";

function ruleProblem({ rule, severity, says, code }: Finding, place: Problem["place"]): Problem {
  const help = code === "duplicate-date" ? dateHelp : writeAgain;
  return { code: code ?? "invalid-feed", severity, place, message: `${rule}: ${says}.`, help };
}

/** What one piece of HTML shows, and what breaks the rules in it. */
interface Seen {
  readonly findings: readonly CreditFinding[];
  readonly faults: readonly HtmlFault[];
}

/** The formats hold the same HTML, and what was seen of it once is known. Kept for one entry only. */
function remember(look: (html: string) => Seen): (html: string) => Seen {
  const known = new Map<string, Seen>();
  return (html) => {
    const seen = known.get(html) ?? look(html);
    known.set(html, seen);
    return seen;
  };
}

/** Looks at the entries that the files have for one publication. */
function entryChecker(publication: Publication): (read: ReadEntry, format: FormatName) => Problem[] {
  const { credit } = publication;
  const record = recordName(publication.article);
  const contentSeen = remember((html) => {
    const view = viewHtml(html);
    const findings = [...contentFindings(html, view, publication), ...dutyFindings(view, publication)];
    return { findings, faults: view.faults };
  });
  const summarySeen = remember((html) => {
    const view = viewHtml(html);
    return { findings: summaryFindings(view, credit), faults: view.faults };
  });
  return (read, format) => {
    const content = read.content === undefined ? nothingSeen("content") : contentSeen(read.content);
    const summary =
      format === "JSON Feed"
        ? { findings: plainSummaryFindings(read.summaryText ?? "", credit), faults: [] }
        : read.summary === undefined
          ? nothingSeen("summary")
          : summarySeen(read.summary);
    const findings = [
      ...content.findings,
      ...summary.findings,
      ...leadFindings(read.image?.url, publication),
    ];
    const where = `${format}, the entry of ${record}`;
    return [
      ...checkEntryFacts(read, publication, format, record),
      ...findings.map(({ code, says }) => error(code, read.place(), `${where}: ${says}.`, writeAgain)),
      ...[...content.faults, ...summary.faults].map(({ rule, says }) =>
        ruleProblem({ rule, severity: "warning", says: `${where}: ${says}` }, read.place()),
      ),
    ];
  };
}

function nothingSeen(part: "content" | "summary"): Seen {
  return { findings: [missing(`there is no ${part}, and so no credit in it`)], faults: [] };
}
