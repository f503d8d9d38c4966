/**
 * Whether an article may be published on this site, now: every clause of its terms is asked, and every answer kept.
 *
 * The judge looks at what the record declares. It does not compare texts with their originals, reads no network and
 * no clock, and presumes nothing: without terms there is no publication.
 */

import { type Article, republishedAt } from "../model/article.ts";
import type { Clause, Departure, Duties, Judgement, Verdict } from "../model/judgement.ts";
import type { Publisher, Register } from "../model/publisher.ts";
import type { Site } from "../model/site.ts";
import type { Terms } from "../model/terms.ts";
import type { Present } from "../values/present.ts";
import { type Case, findPermission, refused } from "./case.ts";
import { counter, counterOf } from "./clauses/counter.ts";
import { decideImages, type ImageDecision } from "./clauses/images.ts";
import { naming } from "./clauses/naming.ts";
import { termsKnown } from "./clauses/terms-known.ts";
import { decideExtent, type ExtentDecision, text } from "./clauses/text.ts";
import { upstream } from "./clauses/upstream.ts";
import { when } from "./clauses/when.ts";
import { who } from "./clauses/who.ts";
import { layOver } from "./compose.ts";
import { noticesFor, unfilledNotices } from "./notices.ts";
import { siteDutiesFor } from "./site-duties.ts";

export interface Court {
  readonly site: Site;
  readonly register: Register;
  /** The moment at which windows and permissions are looked at. */
  readonly now: Present;
}

export interface Bench extends Court {
  readonly publisher: Publisher;
  /** Composed (`terms/compose.ts`); `undefined` when the publisher has granted nothing. */
  readonly terms: Terms | undefined;
}

/**
 * Duties, or all refusals, never the first one only. Records that were put aside (`hold`, `withdrawn`, or a publisher
 * whom nobody has confirmed) are judged all the same, so that `explain` can tell what else stands in their way.
 */
export function judge(article: Article, bench: Bench): Judgement {
  if (!bench.terms) return withoutTerms(article, bench.publisher);
  const opened = withPermission({ ...bench, article, terms: bench.terms });
  const first = hear(opened);
  const letters = lettersUsed(first);
  const subject = withConditions(opened, letters);
  const { answers, extent, images } = subject === opened ? first : hear(subject);
  const permissions = [...new Set([...letters, ...lettersUsed({ answers })])];
  const notices = noticesFor(subject, extent.extent);
  const clauses = [...answers, ...unfilledNotices(subject, notices, permissions)];
  const aside = putAside(article, bench.publisher);
  if (aside) return { ...aside, clauses, ...departure(article, aside.verdict, clauses) };
  const verdict = verdictOf(clauses, subject.terms);
  if (verdict !== "publish") return { verdict, clauses, ...departure(article, verdict, clauses) };
  const counterAddress = counterOf(subject);
  const duties: Duties = {
    terms: subject.terms,
    extent: extent.extent,
    excerpt: subject.terms.extent,
    notices,
    images: images.duty,
    ...(counterAddress && { counter: counterAddress }),
    permissions,
    siteDuties: siteDutiesFor(subject),
  };
  return { verdict, clauses, duties };
}

interface Hearing {
  readonly answers: readonly Clause[];
  readonly extent: ExtentDecision;
  readonly images: ImageDecision;
}

/** Every clause but the notices, which wait for what the others use. */
function hear(subject: Case): Hearing {
  const first = [...termsKnown(subject), ...naming(subject), ...who(subject), ...when(subject)];
  const extent = decideExtent(subject, first.some(isOver));
  const images = decideImages(subject);
  const rest = [
    ...extent.clauses,
    ...text(subject),
    ...images.clauses,
    ...counter(subject),
    ...upstream(subject),
  ];
  return { answers: [...first, ...rest], extent, images };
}

function lettersUsed({ answers }: Pick<Hearing, "answers">): string[] {
  return answers.flatMap((clause) => clause.permission ?? []);
}

function isOver(clause: Clause): boolean {
  return clause.outcome === "over";
}

/** By the record, or since nobody has looked at what an import made of the publisher's terms. */
function putAside(article: Article, publisher: Publisher): Pick<Judgement, "verdict" | "held"> | undefined {
  if (article.withdrawn) return { verdict: "withdrawn" };
  if (article.hold !== undefined) return { verdict: "held", held: article.hold };
  if (publisher.proposed === undefined) return undefined;
  const held = `${publisher.name} and its terms were proposed by an import on ${publisher.proposed}, and nobody has confirmed them`;
  return { verdict: "held", held };
}

function verdictOf(clauses: readonly Clause[], terms: Terms): Verdict {
  const outcomes = new Set(clauses.map((clause) => clause.outcome));
  if (outcomes.has("refused")) return "refused";
  if (outcomes.has("waiting")) return "embargoed";
  return outcomes.has("over") && (terms.window.then === "remove" || terms.window.then === "keep")
    ? "expired"
    : "publish";
}

function withoutTerms(article: Article, publisher: Publisher): Judgement {
  const clauses = [noTerms(article, publisher)];
  const aside = putAside(article, publisher) ?? { verdict: "refused" };
  return { ...aside, clauses, ...departure(article, aside.verdict, clauses) };
}

/** An article leaves when the first thing happened that keeps it out now, and only if it had appeared before. */
function departure(article: Article, verdict: Verdict, clauses: readonly Clause[]): { left?: Departure } {
  const left = verdict === "withdrawn" ? withdrawal(article) : endOfGrant(verdict, clauses);
  return left && left.at > republishedAt(article).instant ? { left } : {};
}

function withdrawal({ withdrawn }: Article): Departure | undefined {
  if (!withdrawn) return undefined;
  const { date, reason } = withdrawn;
  return { at: date.instant, ...(reason !== undefined && { reason }) };
}

function endOfGrant(verdict: Verdict, clauses: readonly Clause[]): Departure | undefined {
  if (verdict !== "refused" && verdict !== "expired") return undefined;
  const ended = clauses.filter(
    ({ outcome, since }) => since && (outcome === "refused" || outcome === "over"),
  );
  const [first] = ended.sort((a, b) => ((a.since ?? "") < (b.since ?? "") ? -1 : 1));
  return first?.since && { at: first.since, reason: first.asks };
}

function noTerms(article: Article, publisher: Publisher): Clause {
  const asks = "Nothing is presumed free: there must be terms.";
  // Terms that do not hold together have been reported where they stand.
  if (article.terms ?? publisher.terms) {
    const found = "The terms that are written down do not hold together.";
    return { name: "base", asks, found, outcome: "refused" };
  }
  return refused("base", asks, {
    code: "not-permitted-terms-unknown",
    found: `${publisher.name} has no terms in the register.`,
    help: "read the publisher's terms and write them down as terms: in articles/_publishers.yaml; without any statement it is all-rights-reserved",
    field: ["publisher"],
  });
}

/** Where nothing goes without a permission, it grants the media it names. Its own conditions lie over the terms. */
function withPermission(subject: Case): Case {
  const { permission } = findPermission(subject, "republish");
  if (!permission) return subject;
  const granted = Object.fromEntries(permission.media.map((medium) => [medium, "full" as const]));
  const opened = subject.terms.permission.need
    ? layOver(subject.terms, { extent: { most: "full" }, media: granted })
    : subject.terms;
  return { ...subject, terms: permission.terms ? layOver(opened, permission.terms) : opened };
}

/** Who uses a letter takes its conditions too, whatever it was used for; those of `republish` are laid over already. */
function withConditions(subject: Case, letters: readonly string[]): Case {
  if (letters.length === 0) return subject;
  const laid = findPermission(subject, "republish").permission;
  const conditions = subject.register.permissions.flatMap((permission) =>
    permission !== laid && permission.terms && letters.includes(permission.id) ? [permission.terms] : [],
  );
  return conditions.length === 0 ? subject : { ...subject, terms: conditions.reduce(layOver, subject.terms) };
}
