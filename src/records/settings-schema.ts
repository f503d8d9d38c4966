/** The settings files: who we are, whom we republish, and what they allowed us in writing. */

import * as z from "zod";
import { groupings } from "../model/site.ts";
import { siteKinds, uses } from "../model/terms.ts";
import type { Wording } from "../model/wording.ts";
import { folded } from "../values/folded.ts";
import { type HttpUrl, parseHttpUrl } from "../values/url.ts";
import {
  address,
  countingNumber,
  day,
  host,
  iri,
  language,
  line,
  listOf,
  mail,
  oneOf,
  paragraph,
  phrase,
  shortOr,
  textField,
  timeZone,
  truth,
} from "./fields.ts";
import { emptyText, type Mistake, quoted } from "./mistake.ts";
import { publisherId } from "./record-schema.ts";
import { mediaField, profileFields, termsField } from "./terms-schema.ts";

const wordingFields = z.strictObject({
  lead: phrase.exactOptional(),
  by: phrase.exactOptional(),
  republished: phrase.exactOptional(),
  firstSource: phrase.exactOptional(),
  original: phrase.exactOptional(),
  title: phrase.exactOptional(),
  terms: phrase.exactOptional(),
  licence: phrase.exactOptional(),
  permission: phrase.exactOptional(),
  headlineChanged: phrase.exactOptional(),
  styleChanged: phrase.exactOptional(),
  shortened: phrase.exactOptional(),
  adapted: phrase.exactOptional(),
  translatedBy: phrase.exactOptional(),
  translated: phrase.exactOptional(),
  readMore: phrase.exactOptional(),
  short: phrase.exactOptional(),
  comma: phrase.exactOptional(),
  and: phrase.exactOptional(),
  stop: phrase.exactOptional(),
} satisfies Record<keyof Wording, z.ZodType>);

/** Phrases by language. */
const wording = z.record(language, wordingFields);

/** A folder's address: what is resolved against it lands in the folder only after a final slash. */
const folderAddress = address.transform((url): HttpUrl => (url.endsWith("/") ? url : (`${url}/` as HttpUrl)));

const pagePattern = textField((text, refuse): string => {
  const pattern = text.trim();
  const slots =
    "the slots are {slug}, {publisher} and {year}, as in https://commons.example/{publisher}/{slug}";
  const unknown = /\{(?!(?:slug|publisher|year)\})[^}]*\}?/.exec(pattern)?.[0];
  const refuseWith = (says: string): never => refuse({ code: "invalid-template", says, help: slots });
  if (unknown !== undefined) return refuseWith(`holds a slot that is not known: ${quoted(unknown)}`);
  if (!pattern.includes("{slug}"))
    return refuseWith(`gives all articles one address, without {slug}: ${quoted(text)}`);
  const filled = pattern.replace(/\{\w+\}/g, "a");
  return parseHttpUrl(filled) ? pattern : refuseWith(`is not a full web address: ${quoted(text)}`);
});

const grouping = oneOf(groupings);

/** `theme`, or `{ by: theme, limit: 20, content: excerpt }`. */
const feedGroup = shortOr(
  grouping.transform((by) => ({ by })),
  z.strictObject({
    by: grouping,
    limit: countingNumber.exactOptional(),
    content: oneOf(["full", "excerpt"]).exactOptional(),
  }),
);

const namedTwice: Mistake = {
  code: "invalid-field",
  says: "names the same grouping twice",
  help: "name each once; one site has one feed for each theme, say",
};

const feedGroups = listOf(feedGroup).refine(
  (groups) => new Set(groups.map(({ by }) => by)).size === groups.length,
  { params: { mistake: namedTwice } },
);

export const siteSchema = z.strictObject({
  title: line.meta({ examples: ["Example Commons"] }),
  description: line.meta({ examples: ["Articles that others wrote, with credit"] }),
  url: address.meta({ examples: ["https://commons.example/"] }),
  feedsUrl: folderAddress.exactOptional(),
  language: language.meta({ examples: ["en"] }),
  timeZone: timeZone.default("UTC"),
  site: z
    .strictObject({
      kinds: listOf(oneOf(siteKinds))
        .refine((kinds) => kinds.length > 0, { params: { mistake: emptyText } })
        .meta({ examples: ["[community]"] }),
      commercial: truth.default(false),
      ads: oneOf(["none", "beside", "against"]).default("none"),
      paywall: truth.default(false),
      sale: truth.default(false),
      partnerOf: listOf(line).default([]),
    })
    .meta({ examples: ["{ kinds: [community] }"] }),
  media: mediaField.default(["web", "feed"]),
  strictRights: truth.default(false),
  page: pagePattern.exactOptional(),
  feeds: z
    .strictObject({
      limit: countingNumber.default(50),
      content: oneOf(["full", "excerpt"]).default("full"),
      archive: z
        .strictObject({
          entries: countingNumber.default(100),
          bytes: countingNumber.default(1_000_000),
        })
        .default({ entries: 100, bytes: 1_000_000 }),
      by: feedGroups.default([]).meta({ examples: ["[publisher, theme]"] }),
    })
    .default({ limit: 50, content: "full", archive: { entries: 100, bytes: 1_000_000 }, by: [] }),
  summary: z.strictObject({ length: countingNumber.default(280) }).default({ length: 280 }),
  pages: truth.default(true),
  hub: address.exactOptional(),
  icon: address.exactOptional(),
  logo: address.exactOptional(),
  contact: z.strictObject({ name: line, mail }).exactOptional(),
  wording: wording.default({}),
});

/** What an import leaves out of this publisher's pages. */
const importTable = z.strictObject({
  strip: listOf(line).default([]),
  start: line.exactOptional(),
  end: line.exactOptional(),
});

const publisher = z.strictObject({
  name: line.meta({ examples: ["The Lantern"] }),
  home: address.meta({ examples: ["https://lantern.example/"] }),
  feed: address.exactOptional(),
  feedType: oneOf(["rss", "atom"]).default("rss"),
  contact: line.exactOptional(),
  hosts: listOf(host).default([]),
  language: language.exactOptional(),
  proposed: day.exactOptional(),
  terms: termsField.exactOptional(),
  import: importTable.exactOptional(),
  wording: wording.default({}),
});

/** An id is part of addresses and of file names. */
const id = textField((text, refuse): string => {
  const says = "cannot be an id";
  const help = "use letters, digits and - in ids, as in the-lantern";
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u.test(text)
    ? text
    : refuse({ code: "invalid-field", says, help });
});

const alike: Mistake = {
  code: "duplicate-id",
  says: "has two ids that differ in nothing but case",
  help: "ids stand in addresses, which many disks and readers take for the same: give one of the two another id",
};

export const publishersSchema = z.strictObject({
  publishers: z
    .record(id, publisher)
    .refine(
      (publishers) => new Set(Object.keys(publishers).map(folded)).size === Object.keys(publishers).length,
      {
        params: { mistake: alike },
      },
    ),
  profiles: z.record(id, profileFields).default({}),
});

export function permissionsSchema(publishers: ReadonlySet<string> | undefined) {
  const permission = z.strictObject({
    id: line.meta({ examples: ["perm-1"] }),
    publisher: publisherId(publishers),
    grantor: line.meta({ examples: ["The Lantern Trust"] }),
    date: day.meta({ examples: ["2026-01-10"] }),
    expires: day.exactOptional(),
    revoked: day.exactOptional(),
    for: listOf(oneOf(uses)).meta({ examples: ["[republish]"] }),
    media: mediaField.default(["web", "feed"]),
    articles: listOf(line).default([]),
    evidence: line.exactOptional(),
    terms: termsField.exactOptional(),
  });
  const revocation = z.strictObject({
    original: address.meta({ examples: ["https://lantern.example/ice"] }),
    date: day.meta({ examples: ["2026-02-01"] }),
    reason: paragraph.exactOptional(),
  });
  return z.strictObject({
    permissions: listOf(permission).default([]),
    revoked: listOf(revocation).default([]),
  });
}

/** Which entry stands in which archive. */
export const archivesSchema = z.strictObject({ archives: listOf(listOf(iri)).default([]) });

export type CheckedSite = z.output<typeof siteSchema>;
export type CheckedPublishers = z.output<typeof publishersSchema>;
export type CheckedPermissions = z.output<ReturnType<typeof permissionsSchema>>;
