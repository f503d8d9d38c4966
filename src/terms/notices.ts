/** The lines that a copy must show: which of them apply to it, and whether the record can fill them. */

import type { Clause } from "../model/judgement.ts";
import type { Extent, NoticeTemplate } from "../model/terms.ts";
import { type Case, refused } from "./case.ts";
import { slotsFor, targetsFor } from "./slots.ts";
import { fillTemplate } from "./template.ts";

/** The notices for this copy, as it is shown. */
export function noticesFor({ article, terms }: Case, extent: Extent): NoticeTemplate[] {
  const kinds = article.changes.map(({ kind }) => kind);
  return terms.notices.filter(({ when }) => {
    if (when === "always") return true;
    if (when === "excerpt") return extent !== "full";
    if (when === "edited" || when === "unedited") return kinds.length > 0 === (when === "edited");
    return kinds.includes(when);
  });
}

/** A notice with a gap in it is no notice. `permissions` are those that the other clauses used. */
export function unfilledNotices(
  subject: Case,
  notices: readonly NoticeTemplate[],
  permissions: readonly string[],
): Clause[] {
  const source = { ...subject, permissions };
  return notices.flatMap((notice) => {
    const { missing, unknown } = fillTemplate(notice.text, slotsFor(source), targetsFor(source));
    // That there is no original has been said.
    const told = subject.article.original ? [] : ["article", "url"];
    const gaps = [...missing, ...unknown].filter((name) => !told.includes(name));
    if (gaps.length === 0) return [];
    return [
      refused("notices", `This line stands in every copy: "${notice.text}"`, {
        code: "not-permitted-notice" as const,
        found: `Nothing is known for ${gaps.map((name) => `{${name}}`).join(", ")}.`,
        help: "fill these fields in the record",
        field: [fieldOfSlot[gaps[0] ?? ""] ?? gaps[0] ?? ""],
      }),
    ];
  });
}

const fieldOfSlot: Readonly<Record<string, string>> = {
  url: "original",
  article: "original",
  terms: "publisher",
  licence: "publisher",
  editor: "changes",
  translator: "changes",
  affiliations: "authors",
  permission: "publisher",
};
