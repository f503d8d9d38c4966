/** One article before the judge: everything that a clause may look at, and the ways in which it can answer. */

import type { Article } from "../model/article.ts";
import type { Clause } from "../model/judgement.ts";
import type { FieldPath, ProblemCode } from "../model/problem.ts";
import type { Publisher, Register } from "../model/publisher.ts";
import type { Site } from "../model/site.ts";
import type { Medium, Permission, Terms, Use } from "../model/terms.ts";
import { type Instant, parseMoment } from "../values/instant.ts";
import { dayAfter, type Present } from "../values/present.ts";
import { pageKey, parseHttpUrl } from "../values/url.ts";

export interface Case {
  readonly article: Article;
  readonly publisher: Publisher;
  readonly terms: Terms;
  readonly site: Site;
  readonly register: Register;
  readonly now: Present;
}

/** Where the site shows articles: the feeds are always among it, since we are about to write them. */
export function mediaOf({ media }: Site): readonly Medium[] {
  return media.includes("feed") ? media : [...media, "feed"];
}

/** What a clause that is not met says; `field` is the field of the record that would have to change. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly found: string;
  readonly help: string;
  readonly field?: FieldPath;
  readonly since?: Instant;
}

export function met(name: string, asks: string, found: string): Clause {
  return { name, asks, found, outcome: "met" };
}

export function refused(name: string, asks: string, refusal: Refusal): Clause {
  return { name, asks, outcome: "refused", ...refusal };
}

export function leftOut(name: string, asks: string, refusal: Refusal): Clause {
  return { name, asks, outcome: "left out", ...refusal };
}

export function byPermission(name: string, asks: string, found: string, permission: Permission): Clause {
  const { id, date } = permission;
  return {
    name,
    asks,
    found: `${found} Permission ${id} of ${date} allows it.`,
    outcome: "by permission",
    permission: id,
  };
}

/** Refused, unless the publisher's written permission allows just this. */
export function unlessPermitted(
  subject: Case,
  use: Use,
  name: string,
  asks: string,
  refusal: Refusal,
): Clause {
  const search = findPermission(subject, use);
  if (search.permission) return byPermission(name, asks, refusal.found, search.permission);
  if (!search.nearest) return refused(name, asks, refusal);
  return refused(name, asks, {
    ...refusal,
    ...search.nearest,
    found: `${refusal.found} ${search.nearest.found}`,
  });
}

interface PermissionSearch {
  readonly permission?: Permission;
  /** Why the permission that comes nearest does not serve. */
  readonly nearest?: Refusal;
}

/** The written permission for a use of this article on this site, now. */
export function findPermission(subject: Case, use: Use): PermissionSearch {
  const { article, publisher, register, site } = subject;
  const candidates = register.permissions.filter(
    (permission) =>
      permission.publisher === publisher.id &&
      (permission.for.includes(use) || permission.for.includes("everything")),
  );
  let nearest: Refusal | undefined;
  for (const permission of candidates) {
    const time = timeAgainst(permission, subject);
    const missing = mediaOf(site).filter((medium) => !permission.media.includes(medium));
    if (!coversArticle(permission, article)) {
      nearest ??= {
        code: "not-permitted-permission-scope",
        found: `Permission ${permission.id} covers other articles only.`,
        help: `ask ${permission.grantor} for this article too, and add it to the permission's articles`,
      };
    } else if (time !== undefined) {
      nearest = {
        code: "not-permitted-permission-expired",
        found: `Permission ${permission.id} ${time}.`,
        help: `ask ${permission.grantor} to renew it, and record the new date`,
        ...endOf(permission, site.timeZone),
      };
    } else if (missing.length > 0) {
      nearest = {
        code: "not-permitted-permission-scope",
        found: `Permission ${permission.id} does not cover ${missing.join(", ")}.`,
        help: `ask ${permission.grantor} for these media too, or take them out of media: in articles/_site.yaml`,
      };
    } else return { permission };
  }
  return nearest ? { nearest } : {};
}

/** Its last day counts whole; the day on which it is taken back does not. */
function timeAgainst({ date, expires, revoked }: Permission, { now, site }: Case): string | undefined {
  const { timeZone } = site;
  if (revoked !== undefined && now.hasBegun(revoked, timeZone)) return `was taken back on ${revoked}`;
  if (expires !== undefined && now.hasPassed(expires, timeZone)) return `ended on ${expires}`;
  return now.hasBegun(date, timeZone) ? undefined : `is dated ${date}, which is yet to come`;
}

/** When a permission stopped to serve, if it ever did. */
function endOf({ expires, revoked }: Permission, timeZone: string): { since?: Instant } {
  const days = [revoked, expires && dayAfter(expires)];
  const [first] = days.filter((day) => day !== undefined).sort();
  const since = first === undefined ? undefined : parseMoment(first, timeZone)?.instant;
  return since === undefined ? {} : { since };
}

function coversArticle(permission: Permission, article: Article): boolean {
  if (permission.articles.length === 0) return true;
  const names = [article.id, article.file, article.file.replace(/^articles\//, "")];
  return permission.articles.some((name) => names.includes(name) || isOriginal(name, article));
}

function isOriginal(name: string, { original }: Article): boolean {
  const url = parseHttpUrl(name);
  return url !== undefined && original !== undefined && pageKey(url) === pageKey(original);
}
