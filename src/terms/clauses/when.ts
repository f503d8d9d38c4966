/** When: chosen by a person, on its day, inside the publisher's window. */

import type { Duration } from "date-fns";
import { republishedAt } from "../../model/article.ts";
import type { Clause } from "../../model/judgement.ts";
import type { WindowClause } from "../../model/terms.ts";
import { addDuration, type Instant, type Moment, parseDuration, parseMoment } from "../../values/instant.ts";
import { type Case, met, unlessPermitted } from "../case.ts";

export function when(subject: Case): Clause[] {
  return [...selection(subject), ...schedule(subject), ...embargo(subject), ...expiry(subject)];
}

export const selectionAsked = "Every article is chosen by a person; nothing is republished wholesale.";

function selection(subject: Case): Clause[] {
  const { article, terms, publisher } = subject;
  if (terms.bulk.auto) return [];
  const asks = selectionAsked;
  if (article.selected) {
    return [met("bulk.auto", asks, `Chosen by ${article.selected.by} on ${article.selected.date.day}.`)];
  }
  return [
    unlessPermitted(subject, "bulk", "bulk.auto", asks, {
      code: "not-permitted-unselected",
      found: "The record does not say who chose it.",
      help: `${publisher.name} wants stories picked one by one: add selectedBy: and selectedOn:`,
      field: ["selectedBy"],
    }),
  ];
}

/** A record dated in the future waits for its day; a feed with future dates is put right by readers in their own ways. */
function schedule({ article, now }: Case): Clause[] {
  const at = republishedAt(article).instant;
  if (now.hasCome(at)) return [];
  return [
    {
      name: "republished",
      asks: "It is published when its own day has come.",
      found: `That is ${at}.`,
      outcome: "waiting",
      code: "not-permitted-embargo",
      field: ["republished"],
      help: "nothing to do: a build on or after that day publishes it",
    },
  ];
}

function embargo(subject: Case): Clause[] {
  const { article, terms, site, now } = subject;
  const { notBefore } = terms.window;
  if (notBefore === undefined) return [];
  const opens = startOf(notBefore, article.published, site.timeZone);
  const asks = describeEmbargo(notBefore);
  if (now.hasCome(opens)) return [met("window.notBefore", asks, `Open since ${opens}.`)];
  const clause = unlessPermitted(subject, "before-window", "window.notBefore", asks, {
    code: "not-permitted-embargo",
    found: `It opens at ${opens}.`,
    help: "nothing to do: a build after that moment publishes it",
    field: ["published"],
  });
  return [clause.outcome === "refused" ? { ...clause, outcome: "waiting" } : clause];
}

const afterwards = {
  remove: "taken down",
  excerpt: "cut to an excerpt",
  link: "cut to title and link",
  keep: "kept",
};

function expiry(subject: Case): Clause[] {
  const { article, terms, site, now } = subject;
  const { notAfter, then, from } = terms.window;
  if (notAfter === undefined) return [];
  const ours = republishedAt(article);
  const closes = endOf(notAfter, from === "original" ? article.published : ours, site.timeZone);
  const asks = describeExpiry(terms.window, notAfter);
  if (!now.hasCome(closes)) return [met("window.notAfter", asks, `Open until ${closes}.`)];
  if (then === "keep" && article.republished && ours.instant < closes) {
    return [met("window.notAfter", asks, `It closed at ${closes}; this copy appeared before.`)];
  }
  const cut = then === "excerpt" || then === "link";
  const clause = unlessPermitted(subject, "after-window", "window.notAfter", asks, {
    code: "not-permitted-expired",
    found: `It closed at ${closes}.`,
    help: cut
      ? `nothing to do: the entry is ${afterwards[then]}`
      : "remove the record, or ask the publisher for a longer time and record the permission",
    field: ["published"],
    since: closes,
  });
  return [clause.outcome === "refused" ? { ...clause, outcome: "over" } : clause];
}

/** Embargoes count from the start of a day, as publishers count them; where the hour matters, the record gives it. */
function startOf(limit: string, from: Moment, timeZone: string): Instant {
  const duration = parseDuration(limit);
  if (!duration) return momentOf(limit, from, timeZone).instant;
  return from.precision === "day" ? dayLater(from, duration, timeZone) : addDuration(from.instant, duration);
}

/** The last day counts whole. */
function endOf(limit: string, from: Moment, timeZone: string): Instant {
  const duration = parseDuration(limit);
  const last = duration ? from : momentOf(limit, from, timeZone);
  if (last.precision === "time") return startOf(limit, from, timeZone);
  return dayLater(last, { ...duration, days: (duration?.days ?? 0) + 1 }, timeZone);
}

/** Days, months and years are counted on the calendar, so that no change of clocks moves the edge off midnight. */
function dayLater({ day }: Moment, duration: Duration, timeZone: string): Instant {
  const { hours = 0, minutes = 0, ...calendar } = duration;
  const midnight = addDuration(`${day}T00:00:00Z` as Instant, calendar);
  const start = parseMoment(midnight.slice(0, 10), timeZone)?.instant ?? midnight;
  return addDuration(start, { hours, minutes });
}

function momentOf(limit: string, from: Moment, timeZone: string): Moment {
  return parseMoment(limit, timeZone) ?? from;
}

export function describeEmbargo(notBefore: string): string {
  return `Shown from ${describe(notBefore, "original")} on.`;
}

export function describeExpiry({ from, then }: WindowClause, notAfter: string): string {
  return `Shown until ${describe(notAfter, from)}, then ${afterwards[then]}.`;
}

function describe(limit: string, from: "original" | "republished"): string {
  const duration = parseDuration(limit);
  if (!duration) return limit;
  const parts = Object.entries(duration).filter(([, count]) => count > 0);
  const length = parts
    .map(([unit, count]) => `${count} ${count === 1 ? unit.replace(/s$/, "") : unit}`)
    .join(" ");
  return `${length} after ${from === "original" ? "the original" : "our own publication"}`;
}
