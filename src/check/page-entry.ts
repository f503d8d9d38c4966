/**
 * An entry on a page, read back: its credit seen and linked, its title as text, and no more of the article than the
 * summary. Pages say the same of an entry wherever it stands, so it is looked at once.
 */

import { type CreditLine, lineText } from "../model/credit.ts";
import { linkOf } from "../model/feed.ts";
import type { Publication } from "../model/publication.ts";
import { recordName } from "./across.ts";
import { unshown } from "./credit.ts";
import { type Finding, invalid, missing } from "./finding.ts";
import { folded, linesOf, type ViewLine, viewHtml } from "./html-view.ts";

export type PageShows = "summary" | "credit";

/** What was found when it was read back. */
export interface PageEntryProof {
  readonly id: string;
  /** The name of its record. */
  readonly record: string;
  readonly findings: readonly Finding[];
}

export class PageEntryCheck implements PageEntryProof {
  readonly html: string;
  readonly id: string;
  readonly record: string;
  readonly findings: readonly Finding[];

  constructor(html: string, publication: Publication, shows: PageShows) {
    this.html = html;
    this.id = publication.entry.id;
    this.record = recordName(publication.article);
    this.findings =
      shows === "summary" ? summaryFindings(html, publication) : creditFindings(html, publication);
  }
}

function summaryFindings(html: string, publication: Publication): Finding[] {
  const { credit, entry, summary } = publication;
  const { lines, findings } = looked(html, publication, [credit.short]);
  const own = new Set([folded(entry.title), folded(summary), folded(lineText(credit.short))]);
  const others = lines.filter(({ text }) => !own.has(text) && !text.startsWith(folded(entry.byline)));
  return [
    ...findings,
    ...others.map(
      ({ text }): Finding => ({
        code: "not-permitted-extent",
        says: `pages show no more than the summary, and readers see “${text}”`,
      }),
    ),
  ];
}

const dataScript = /<script type="application\/ld\+json">(.*?)<\/script>/s;

function creditFindings(html: string, publication: Publication): Finding[] {
  const { credit } = publication;
  const data = dataScript.exec(html);
  const { findings } = looked(html.replace(dataScript, ""), publication, [...credit.top, ...credit.bottom]);
  return [...findings, ...dataFindings(data?.[1], publication)];
}

function looked(
  html: string,
  { credit, entry }: Publication,
  wanted: readonly CreditLine[],
): { lines: readonly ViewLine[]; findings: Finding[] } {
  const view = viewHtml(html);
  const lines = linesOf(view.items);
  const page = linkOf(entry, "alternate")?.href;
  const title = folded(entry.title);
  const isTitled = lines.some(({ links }) => links.some(({ href, text }) => href === page && text === title));
  const isLinked = lines.some(({ links }) =>
    links.some(({ href, text }) => href === credit.original && text !== ""),
  );
  return {
    lines,
    findings: [
      ...(isTitled ? [] : [invalid(`the title is not there as a link to ${page}`)]),
      ...(isLinked ? [] : [missing(`readers see no link to ${credit.original}`)]),
      ...unshown(wanted, lines),
      ...view.faults.map(({ says }) => invalid(says)),
      ...view.items.flatMap((item) => (item.kind === "image" ? [invalid(`an image, ${item.src}`)] : [])),
    ],
  };
}

/** What programs are told has to be what people are told. */
function dataFindings(text: string | undefined, { credit, duties, entry }: Publication): Finding[] {
  const data = parsed(text);
  if (data === undefined) return [missing("there is no JSON-LD that can be read")];
  const { isBasedOn } = data;
  const original =
    typeof isBasedOn === "object" && isBasedOn !== null && "url" in isBasedOn ? isBasedOn.url : "";
  const facts: readonly (readonly [string, unknown, string | undefined])[] = [
    ["identifier", data.identifier, entry.id],
    ["headline", data.headline, entry.title],
    ["isBasedOn", original, credit.original],
    ["creditText", data.creditText, lineText(credit.short)],
    ["copyrightNotice", data.copyrightNotice, credit.copyright],
    ["license", data.license, duties.terms.licence?.url],
    ["usageInfo", data.usageInfo, duties.terms.url],
  ];
  return facts
    .filter(([, found, wanted]) => found !== wanted)
    .map(([name, found, wanted]) => invalid(`JSON-LD ${name} is “${found}”, and should be “${wanted}”`));
}

function parsed(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined) return undefined;
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === "object" && data !== null ? { ...data } : undefined;
  } catch {
    return undefined;
  }
}
