/** Whether there are terms to stand on at all: read by a person, not too long ago, not taken back. */

import type { Clause } from "../../model/judgement.ts";
import { type Day, parseMoment } from "../../values/instant.ts";
import { pageKey } from "../../values/url.ts";
import { type Case, findPermission, leftOut, met, refused } from "../case.ts";

export function termsKnown(subject: Case): Clause[] {
  return [...age(subject), ...revoked(subject), ...permissionNeeded(subject)];
}

function age(subject: Case): Clause[] {
  const { terms, publisher, now, site } = subject;
  const hasPassed = (day: Day) => now.hasPassed(day, site.timeZone);
  const name = "terms.read";
  const asks = "The terms have been read by a person, and not too long ago.";
  const read = terms.read ? `read on ${terms.read}` : "with no date of reading";
  const where = `${terms.title}, ${read}${terms.url ? `, at ${terms.url}` : ""}.`;
  const help = `read ${publisher.name}'s terms again, then set read: and recheck: in articles/_publishers.yaml`;
  if (terms.staleAfter && hasPassed(terms.staleAfter)) {
    return [
      refused(name, asks, {
        code: "not-permitted-terms-stale",
        found: `${where} They were good until ${terms.staleAfter}.`,
        help,
      }),
    ];
  }
  if (terms.recheck && hasPassed(terms.recheck)) {
    return [
      leftOut(name, asks, {
        code: "not-permitted-terms-stale",
        found: `${where} They were to be read again by ${terms.recheck}.`,
        help,
      }),
    ];
  }
  return [met(name, asks, where)];
}

/** Revocation wins over everything; the address stays on the list so that no later import brings the article back. */
function revoked({ article, register, site }: Case): Clause[] {
  const asks = "The publisher has not asked for the article to be taken down.";
  const page = article.original && pageKey(article.original);
  const found = register.revocations.find(({ original }) => pageKey(original) === page);
  const since = found && parseMoment(found.date, site.timeZone)?.instant;
  if (!found) return [met("takedown", asks, "No such wish is on record.")];
  return [
    refused("takedown", asks, {
      code: "not-permitted-revoked",
      found: `It was taken back on ${found.date}${found.reason ? `: ${found.reason}` : ""}.`,
      help: "remove the record, or set withdrawn: to that day",
      field: ["original"],
      ...(since && { since }),
    }),
  ];
}

export const permissionAsked = "Nothing may be republished without a written permission.";

function permissionNeeded(subject: Case): Clause[] {
  const { terms, publisher } = subject;
  if (!terms.permission.need) return [];
  const asks = permissionAsked;
  const search = findPermission(subject, "republish");
  if (search.permission) {
    const { id, date, grantor } = search.permission;
    return [
      {
        name: "permission.need",
        asks,
        found: `Permission ${id} of ${date}, by ${grantor}.`,
        outcome: "by permission",
        permission: id,
      },
    ];
  }
  return [
    refused("permission.need", asks, {
      code: "not-permitted-permission-missing",
      found: "No permission is on record.",
      help: `write to ${publisher.contact ?? publisher.name}; when the answer is yes, add it to articles/_permissions.yaml`,
      field: ["publisher"],
      ...search.nearest,
    }),
  ];
}
