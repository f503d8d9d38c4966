/** Terms as people write them: the name of a profile, or fields to lay over one. Names are resolved in `terms/`. */

import * as z from "zod";
import {
  type AuthorClause,
  type BulkClause,
  type CommercialClause,
  type EditClause,
  type ExtentClause,
  type ImageClause,
  type Medium,
  media,
  type NoticeTemplate,
  type NotifyClause,
  noticeOccasions,
  type PageClause,
  siteKinds,
  type Terms,
  type WindowClause,
} from "../model/terms.ts";
import {
  address,
  day,
  dayOrDuration,
  line,
  listOf,
  oneOf,
  paragraph,
  shortOr,
  truth,
  wholeNumber,
} from "./fields.ts";

/** A schema for each field of a clause, so that none is forgotten when the model grows. */
type FieldsOf<Clause> = Record<keyof Clause, z.ZodType>;

/** A clause of which any field may be left to the terms below. */
function clause<Fields extends z.ZodRawShape>(fields: Fields) {
  return z.strictObject(fields).exactOptional();
}

const need = oneOf(["yes", "if-known", "no"]).exactOptional();
const pageNeed = oneOf(["must", "prefer", "no"]).exactOptional();
const mediumExtent = oneOf(["full", "excerpt", "link", "no"]).exactOptional();
const yesOrNo = truth.exactOptional();
const count = wholeNumber.exactOptional();

const notice = z.strictObject({
  kind: oneOf([
    "credit",
    "copyright",
    "disclaimer",
    "licence",
    "about",
    "change",
    "translation",
    "permission",
    "read-more",
  ]).meta({ examples: ["credit"] }),
  text: paragraph.meta({ examples: ["First published in [{publisher}](article)."] }),
  place: oneOf(["top", "bottom"]).default("bottom"),
  when: oneOf(noticeOccasions).default("always"),
  fallback: yesOrNo,
} satisfies FieldsOf<NoticeTemplate>);

const termsFields = z.strictObject({
  base: line.exactOptional(),
  id: line.exactOptional(),
  title: line.exactOptional(),
  url: address.exactOptional(),
  read: day.exactOptional(),
  recheck: day.exactOptional(),
  staleAfter: day.exactOptional(),
  notices: listOf(notice).exactOptional(),
  author: clause({ need, affiliation: yesOrNo, link: yesOrNo } satisfies FieldsOf<AuthorClause>),
  titleInCredit: yesOrNo,
  link: clause({ to: oneOf(["article", "home", "either"]).exactOptional() } satisfies FieldsOf<
    Terms["link"]
  >),
  copyright: clause({ need } satisfies FieldsOf<Terms["copyright"]>),
  keepLinks: yesOrNo,
  counter: clause({ need, url: line.exactOptional() } satisfies FieldsOf<Terms["counter"]>),
  page: clause({ canonical: pageNeed, noindex: pageNeed, logo: pageNeed } satisfies FieldsOf<PageClause>),
  extent: clause({
    most: oneOf(["full", "excerpt", "link"]).exactOptional(),
    whole: yesOrNo,
    words: count,
    characters: count,
    percent: count,
    paragraphs: count,
  } satisfies FieldsOf<ExtentClause>),
  edits: clause({
    body: oneOf(["none", "style", "shorten", "any"]).exactOptional(),
    headline: oneOf(["keep", "free", "permission"]).exactOptional(),
    note: yesOrNo,
  } satisfies FieldsOf<EditClause>),
  translate: oneOf(["no", "permission", "whole", "yes"]).exactOptional(),
  images: clause({
    use: oneOf(["none", "credited", "all", "permission"]).exactOptional(),
    nonCommercial: yesOrNo,
    mustKeep: yesOrNo,
    most: count,
  } satisfies FieldsOf<ImageClause>),
  commercial: clause({
    use: oneOf(["yes", "permission", "no"]).exactOptional(),
    ads: oneOf(["none", "beside", "any"]).exactOptional(),
    paywall: yesOrNo,
    sale: yesOrNo,
    except: listOf(oneOf(siteKinds)).exactOptional(),
  } satisfies FieldsOf<CommercialClause>),
  media: clause({
    web: mediumExtent,
    feed: mediumExtent,
    mail: mediumExtent,
    print: mediumExtent,
    app: mediumExtent,
    broadcast: mediumExtent,
  } satisfies Record<Medium, z.ZodType>),
  eligible: listOf(oneOf(["any", "partner", ...siteKinds]))
    .transform((kinds) => (kinds.includes("any") ? "any" : kinds.filter((kind) => kind !== "any")))
    .exactOptional(),
  bulk: clause({ auto: yesOrNo, maxSharePercent: count, maxPerDay: count } satisfies FieldsOf<BulkClause>),
  window: clause({
    notBefore: dayOrDuration.exactOptional(),
    notAfter: dayOrDuration.exactOptional(),
    from: oneOf(["original", "republished"]).exactOptional(),
    then: oneOf(["remove", "excerpt", "link", "keep"]).exactOptional(),
  } satisfies FieldsOf<WindowClause>),
  permission: clause({ need: yesOrNo } satisfies FieldsOf<Terms["permission"]>),
  origin: oneOf(["own", "mixed", "unknown"]).exactOptional(),
  notify: clause({
    need: oneOf(["must", "asked", "no"]).exactOptional(),
    to: line.exactOptional(),
    what: line.exactOptional(),
  } satisfies FieldsOf<NotifyClause>),
  takedown: clause({ onRequest: yesOrNo } satisfies FieldsOf<Terms["takedown"]>),
  ai: oneOf(["unspecified", "no-train", "no-ai", "allowed"]).exactOptional(),
  noEndorsement: yesOrNo,
  conditions: listOf(paragraph).exactOptional(),
} satisfies FieldsOf<Omit<Terms, "licence"> & { base: string }>);

/** `cc-by-4.0`, or a mapping. */
export const termsField = shortOr(
  line.transform((base) => ({ base })),
  termsFields,
);

/** A profile of the site's own; its id is the key it stands under. */
export const profileFields = termsFields.omit({ id: true }).extend({
  title: line.meta({ examples: ["Our network's rules"] }),
  licence: z.strictObject({ id: line, url: address, title: line }).exactOptional(),
});

/** Where articles appear. */
export const mediaField = listOf(oneOf(media));
