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
import { checkAcrossArticles, Roll, recordName } from "./across.ts";
import { contentFindings, plainSummaryFindings, summaryFindings } from "./credit.ts";
import { dutyFindings, leadFindings } from "./duties.ts";
import { checkEntryFacts, checkFeedFacts } from "./facts.ts";
import { type Finding as CreditFinding, missing } from "./finding.ts";
import { writeAgain } from "./help.ts";
import { type HtmlFault, viewHtml } from "./html-view.ts";
import { atomEntries, atomPath, readAtom, readEntry } from "./read-atom.ts";
import type { FormatName, ReadEntry, ReadFeed } from "./read-feed.ts";
import { jsonItems, readJson, readJsonFeed, readJsonItem } from "./read-json-feed.ts";
import { readItem, readRss, rssItems, rssPath } from "./read-rss.ts";
import { readXml, type XmlDocument, type XmlElement } from "./read-xml.ts";
import { atomRules } from "./rules/atom.ts";
import type { FeedRules, Finding } from "./rules/grammar.ts";
import { jsonFeedRules } from "./rules/json-feed.ts";
import { rssRules } from "./rules/rss.ts";

/** A file that can be read. */
interface OpenFile {
  readonly feed: ReadFeed;
  /** Reads the entries and hands over each before the next, then tells which rules of the format the file breaks. */
  readonly readEntries: (visit: (entry: ReadEntry) => void) => readonly Problem[];
}

interface Format {
  readonly file: string;
  /** No value when the file cannot be read at all. */
  readonly open: (place: string, text: string) => Outcome<OpenFile>;
}

const formats: readonly Format[] = [
  {
    file: feedFiles.rss,
    open: xmlFormat({
      path: rssPath,
      readFeed: readRss,
      entries: rssItems,
      readEntry: readItem,
      rules: rssRules,
    }),
  },
  {
    file: feedFiles.atom,
    open: xmlFormat({
      path: atomPath,
      readFeed: readAtom,
      entries: atomEntries,
      readEntry,
      rules: atomRules,
    }),
  },
  { file: feedFiles.json, open: openJson },
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
  const checks = new Map(publications.map((subject) => [subject.entry.id, new EntryCheck(subject)]));
  const problems: Problem[] = [];
  const ofEntries: Map<string, readonly Problem[]>[] = [];
  for (const format of formats) {
    const outcome = openFile(files, format);
    problems.push(...outcome.problems);
    if (!outcome.value) continue;
    const { feed: read, readEntries } = outcome.value;
    const roll = new Roll(read, publications, feed);
    const found = new Map<string, readonly Problem[]>();
    const broken = readEntries((entry) => {
      const publication = roll.publicationOf(entry);
      const check = publication && checks.get(publication.entry.id);
      if (check) found.set(publication.entry.id, check.problems(entry, read.format));
    });
    problems.push(...broken, ...checkFeedFacts(read, feed), ...roll.problems());
    ofEntries.push(found);
  }
  for (const { id } of feed.entries) for (const found of ofEntries) problems.push(...(found.get(id) ?? []));
  return problems;
}

/** Checks articles against each other, before anything is written: `duplicate-original`, `duplicate-id`. */
export function checkArticles(articles: readonly Article[]): Problem[] {
  return checkAcrossArticles(articles);
}

/** Beyond this the W3C validator looks at nothing, and readers give up. */
const mostBytes = 5_000_000;

function openFile(files: ReadonlyMap<string, string>, { file, open }: Format): Outcome<OpenFile> {
  const text = files.get(file);
  const place = `dist/${file}`;
  if (text === undefined) {
    return {
      problems: [error("missing-file", { file: place }, `There is no ${place}.`, "run courtesy build")],
    };
  }
  const outcome = open(place, text);
  const bytes = Buffer.byteLength(text);
  if (bytes <= mostBytes) return outcome;
  const message = `The file has ${bytes} bytes; validators and readers stop at ${mostBytes}.`;
  const help = "set feeds: { limit: … } in articles/_site.yaml to a smaller number, or content: excerpt";
  return {
    ...outcome,
    problems: [...outcome.problems, warning("invalid-size", { file: place }, message, help)],
  };
}

interface XmlFormat {
  readonly path: readonly string[];
  readonly readFeed: (file: string, document: XmlDocument) => ReadFeed;
  /** Without what is in them. */
  readonly entries: (document: XmlDocument) => readonly XmlElement[];
  readonly readEntry: (entry: XmlElement, position: number, place: ReadEntry["place"]) => ReadEntry;
  readonly rules: (document: XmlDocument) => FeedRules<XmlElement>;
}

function xmlFormat(format: XmlFormat): Format["open"] {
  return (file, text) => {
    const { value: document, problems } = readXml(file, text, format.path);
    if (!document) return { problems };
    const placeOf = (element: XmlElement) => ({ file, line: document.lineOf(element) });
    const readEntries: OpenFile["readEntries"] = (visit) => {
      const rules = format.rules(document);
      const unreadable: Problem[] = [];
      let position = 0;
      for (const outline of format.entries(document)) {
        position += 1;
        const { value: entry, problems } = document.whole(outline);
        unreadable.push(...problems);
        if (!entry) continue;
        rules.entry(entry);
        visit(format.readEntry(entry, position, () => placeOf(outline)));
      }
      const broken = rules.findings().map((finding) => {
        return ruleProblem(finding, finding.element ? placeOf(finding.element) : { file });
      });
      return [...unreadable, ...broken];
    };
    return { value: { feed: format.readFeed(file, document), readEntries }, problems };
  };
}

function openJson(file: string, text: string): Outcome<OpenFile> {
  const { value, problems } = readJson(file, text);
  if (!value) return { problems };
  const place = () => ({ file });
  const readEntries: OpenFile["readEntries"] = (visit) => {
    const rules = jsonFeedRules(value);
    let position = 0;
    for (const item of jsonItems(value)) {
      position += 1;
      rules.entry(item);
      visit(readJsonItem(item, position, place));
    }
    return rules.findings().map((finding) => ruleProblem(finding, place()));
  };
  return { value: { feed: readJsonFeed(file, value), readEntries }, problems };
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

/**
 * Looks at the entries that the files have for one publication. They hold the same HTML, and what was seen of the
 * publication's own is known from then on.
 */
class EntryCheck {
  readonly #publication: Publication;
  #content: Seen | undefined;
  #summary: Seen | undefined;

  constructor(publication: Publication) {
    this.#publication = publication;
  }

  problems(read: ReadEntry, format: FormatName): readonly Problem[] {
    const record = recordName(this.#publication.article);
    const facts = checkEntryFacts(read, this.#publication, format, record);
    const content = this.#contentSeen(read.content);
    const summary = format === "JSON Feed" ? this.#plainSummarySeen(read) : this.#summarySeen(read.summary);
    const lead = leadFindings(read.image?.url, this.#publication);
    const isGood = [content.findings, summary.findings, lead, content.faults, summary.faults].every(
      ({ length }) => length === 0,
    );
    if (isGood) return facts;
    const where = `${format}, the entry of ${record}`;
    return [
      ...facts,
      ...[...content.findings, ...summary.findings, ...lead].map(({ code, says }) =>
        error(code, read.place(), `${where}: ${says}.`, writeAgain),
      ),
      ...[...content.faults, ...summary.faults].map(({ rule, says }) =>
        ruleProblem({ rule, severity: "warning", says: `${where}: ${says}` }, read.place()),
      ),
    ];
  }

  #contentSeen(content: string | undefined): Seen {
    if (content === undefined) return nothingSeen("content");
    const own = this.#publication.entry.content;
    if (content !== own) return lookAtContent(content, this.#publication);
    this.#content ??= lookAtContent(own, this.#publication);
    return this.#content;
  }

  #summarySeen(summary: string | undefined): Seen {
    if (summary === undefined) return nothingSeen("summary");
    const own = this.#publication.entry.summary;
    if (summary !== own) return lookAtSummary(summary, this.#publication);
    this.#summary ??= lookAtSummary(own, this.#publication);
    return this.#summary;
  }

  #plainSummarySeen({ summaryText = "" }: ReadEntry): Seen {
    return { findings: plainSummaryFindings(summaryText, this.#publication.credit), faults: [] };
  }
}

function lookAtContent(html: string, publication: Publication): Seen {
  const view = viewHtml(html);
  const findings = [...contentFindings(html, view, publication), ...dutyFindings(view, publication)];
  return { findings, faults: view.faults };
}

function lookAtSummary(html: string, { credit }: Publication): Seen {
  const view = viewHtml(html);
  return { findings: summaryFindings(view, credit), faults: view.faults };
}

function nothingSeen(part: "content" | "summary"): Seen {
  return { findings: [missing(`there is no ${part}, and so no credit in it`)], faults: [] };
}
