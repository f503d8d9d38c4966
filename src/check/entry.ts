/**
 * One publication held against the entries that the written documents have for it. They hold the same HTML, and what
 * was seen of the publication's own is known from then on.
 */

import { error, type Problem } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import { recordName } from "./across.ts";
import { contentFindings, plainSummaryFindings, summaryFindings } from "./credit.ts";
import { dutyFindings, leadFindings } from "./duties.ts";
import { checkEntryFacts } from "./facts.ts";
import { type Finding, missing } from "./finding.ts";
import { writeAgain } from "./help.ts";
import { type HtmlFault, viewHtml } from "./html-view.ts";
import { ruleProblem, type SoundEntry } from "./read-document.ts";
import type { FormatName, ReadEntry } from "./read-feed.ts";

/** What one piece of HTML shows, and what breaks the rules in it. */
interface Seen {
  readonly findings: readonly Finding[];
  readonly faults: readonly HtmlFault[];
}

/** An entry as it stands in documents of one format. */
export interface WrittenEntry {
  /** It may be decoded each time. */
  readonly text: string;
}

interface Proof {
  readonly written: WrittenEntry;
  readonly entry: SoundEntry;
}

export class EntryCheck {
  readonly publication: Publication;
  readonly #proofs = new Map<FormatName, Proof>();
  #content: Seen | undefined;
  #summary: Seen | undefined;

  constructor(publication: Publication) {
    this.publication = publication;
  }

  /** Of an entry that was read already, word for word, and found without a problem. */
  proofBy(written: WrittenEntry, format: FormatName): SoundEntry | undefined {
    const proof = this.#proofs.get(format);
    const isSame = proof?.written === written || proof?.written.text === written.text;
    return isSame ? proof?.entry : undefined;
  }

  isProvenBy(written: WrittenEntry, format: FormatName, entry: SoundEntry): void {
    this.#proofs.set(format, { written, entry });
  }

  problems(read: ReadEntry, format: FormatName): readonly Problem[] {
    const record = recordName(this.publication.article);
    const facts = checkEntryFacts(read, this.publication, format, record);
    const content = this.#contentSeen(read.content);
    const summary = format === "JSON Feed" ? this.#plainSummarySeen(read) : this.#summarySeen(read.summary);
    const lead = leadFindings(read.image?.url, this.publication);
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
    const own = this.publication.entry.content;
    if (content !== own) return lookAtContent(content, this.publication);
    this.#content ??= lookAtContent(own, this.publication);
    return this.#content;
  }

  #summarySeen(summary: string | undefined): Seen {
    if (summary === undefined) return nothingSeen("summary");
    const own = this.publication.entry.summary;
    if (summary !== own) return lookAtSummary(summary, this.publication);
    this.#summary ??= lookAtSummary(own, this.publication);
    return this.#summary;
  }

  #plainSummarySeen({ summaryText = "" }: ReadEntry): Seen {
    return { findings: plainSummaryFindings(summaryText, this.publication.credit), faults: [] };
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
