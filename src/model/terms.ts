/**
 * What a publisher asks of those who republish: the smallest set of fields that holds the terms in use today.
 *
 * A `TermsProfile` is one row of a table: a licence, or a publisher's own page, as fields over a `base`. Composed
 * (base, publisher, article, permission: `terms/compose.ts`) they become `Terms`, in which every field is decided
 * and silence means "not granted".
 */

import type { Day } from "../values/instant.ts";
import type { HttpUrl } from "../values/url.ts";

/** How much of an article is shown. */
export type Extent = "full" | "excerpt" | "link";

export type NoticeKind =
  | "credit"
  | "copyright"
  | "disclaimer"
  | "licence"
  | "about"
  | "change"
  | "translation"
  | "permission"
  | "read-more";

/** Where a notice stands: before the first block of the article, or after its last. */
export type NoticePlace = "top" | "bottom";

/** On which copies: all; those shown as less than the whole; those with any declared change, none, or one of a kind. */
export const noticeOccasions = [
  "always",
  "excerpt",
  "edited",
  "unedited",
  "headline",
  "style",
  "shortened",
  "adapted",
  "translated",
] as const;
export type NoticeWhen = (typeof noticeOccasions)[number];

/**
 * A text that every copy must show. Slots in braces are filled from the record: `{title}`, `{authors}`,
 * `{affiliations}`, `{publisher}`, `{site}`, `{source}`, `{date}`, `{republished}`, `{year}`, `{url}`, `{home}`,
 * `{holders}`, `{copyright}`, `{editor}`, `{translator}`, `{changes}`, `{terms}`, `{licence}`, `{permission}`.
 * `[words](article)` links words to the original; other targets are `home`, `licence`, `terms`, and full addresses.
 */
export interface NoticeTemplate {
  readonly kind: NoticeKind;
  readonly text: string;
  readonly place: NoticePlace;
  readonly when: NoticeWhen;
  /** A default wording: it gives way when a later layer of the terms brings a notice of the same kind. */
  readonly fallback?: boolean;
}

export type Need = "yes" | "if-known" | "no";
export type Grant = "yes" | "permission" | "no";

/** Things that a written permission can allow. `everything` covers them all. */
export const uses = [
  "everything",
  "republish",
  "commercial",
  "ads",
  "paywall",
  "sale",
  "full",
  "excerpt",
  "shorten",
  "edit",
  "headline",
  "translate",
  "images",
  "after-window",
  "before-window",
  "bulk",
  "upstream",
  "eligibility",
] as const;
export type Use = (typeof uses)[number];

export const media = ["web", "feed", "mail", "print", "app", "broadcast"] as const;
export type Medium = (typeof media)[number];

export const siteKinds = [
  "community",
  "nonprofit",
  "news",
  "education",
  "government",
  "business",
  "personal",
] as const;
export type SiteKind = (typeof siteKinds)[number];

export interface Licence {
  /** `cc-by-4.0` */
  readonly id: string;
  readonly url: HttpUrl;
  /** As people write it: `CC BY 4.0`. */
  readonly title: string;
}

export interface AuthorClause {
  /** `yes`: refused without an author; `if-known`: named when the record names one. */
  readonly need: Need;
  readonly affiliation: boolean;
  /** Names are links where the record has an address for them. */
  readonly link: boolean;
}

export interface ExtentClause {
  /** The most that is granted. */
  readonly most: Extent;
  /** The whole article or none of it: no excerpt, nothing cut. */
  readonly whole: boolean;
  /** Limits of an excerpt; each that is given holds. */
  readonly words?: number;
  readonly characters?: number;
  readonly percent?: number;
  readonly paragraphs?: number;
}

export interface EditClause {
  /** Each includes those before it: `none`, `style` (time, place, house style), `shorten`, `any`. */
  readonly body: "none" | "style" | "shorten" | "any";
  readonly headline: "keep" | "free" | "permission";
  /** Changes must be said on the copy. */
  readonly note: boolean;
}

export interface ImageClause {
  /** `none`; `credited`: the publisher's own, with their credit; `all`: every image that the article has; by `permission`. */
  readonly use: "none" | "credited" | "all" | "permission";
  /** Images are granted to non-commercial sites only, whatever holds for the text. */
  readonly nonCommercial: boolean;
  /** Images belong to the article and may not be left out. */
  readonly mustKeep: boolean;
  /** How many, at most. */
  readonly most?: number;
}

export interface CommercialClause {
  readonly use: Grant;
  /** Advertising next to the article, or even sold against it. */
  readonly ads: "none" | "beside" | "any";
  readonly paywall: boolean;
  readonly sale: boolean;
  /** Sites of these kinds may earn money with it all the same. */
  readonly except: readonly SiteKind[];
}

export interface BulkClause {
  /** False: every article must be chosen by a person. */
  readonly auto: boolean;
  /** The publisher's articles may be at most this share of our feed, in percent. */
  readonly maxSharePercent?: number;
  readonly maxPerDay?: number;
}

export interface WindowClause {
  /** ISO 8601 duration after the original, or a day: not republished before. */
  readonly notBefore?: string;
  /** ISO 8601 duration after the original, or a day: not shown in full after. */
  readonly notAfter?: string;
  /** What the durations count from: the original's day, or our own. */
  readonly from: "original" | "republished";
  /** What becomes of the copy when the window closes; `keep`: copies that appeared in time may stay. */
  readonly then: "remove" | "excerpt" | "link" | "keep";
}

export type PageNeed = "must" | "prefer" | "no";

/** Duties of the page, which a feed cannot meet; they are listed for the site to do. */
export interface PageClause {
  readonly canonical: PageNeed;
  readonly noindex: PageNeed;
  readonly logo: PageNeed;
}

export interface NotifyClause {
  readonly need: "must" | "asked" | "no";
  readonly to?: string;
  readonly what?: string;
}

export interface Terms {
  readonly id: string;
  readonly title: string;
  /** Where the terms can be read. */
  readonly url?: HttpUrl;
  /** The day on which a person read them. */
  readonly read?: Day;
  /** After this day they should be read again: a warning. */
  readonly recheck?: Day;
  /** After this day they are not relied on any more: a refusal. */
  readonly staleAfter?: Day;
  readonly licence?: Licence;
  readonly notices: readonly NoticeTemplate[];
  readonly author: AuthorClause;
  /** The work's title must be named in the credit (CC licences before 4.0). */
  readonly titleInCredit: boolean;
  readonly link: { readonly to: "article" | "home" | "either" };
  /** The rights holders must be named. */
  readonly copyright: { readonly need: Need };
  readonly keepLinks: boolean;
  readonly counter: { readonly need: Need; readonly url?: string };
  readonly page: PageClause;
  readonly extent: ExtentClause;
  readonly edits: EditClause;
  readonly translate: "no" | "permission" | "whole" | "yes";
  readonly images: ImageClause;
  readonly commercial: CommercialClause;
  /** The most that each medium may show; a medium that is not named is not granted. */
  readonly media: Readonly<Record<Medium, Extent | "no">>;
  /** Kinds of site that may republish; `any`, or a list in which `partner` stands for sites the publisher names. */
  readonly eligible: "any" | readonly (SiteKind | "partner")[];
  readonly bulk: BulkClause;
  readonly window: WindowClause;
  /** Nothing at all without a written permission. */
  readonly permission: { readonly need: boolean };
  /** Whether the grant reaches texts that the publisher took from others. */
  readonly origin: "own" | "mixed" | "unknown";
  readonly notify: NotifyClause;
  readonly takedown: { readonly onRequest: boolean };
  readonly ai: "unspecified" | "no-train" | "no-ai" | "allowed";
  /** True: the copy must not look endorsed by the publisher. */
  readonly noEndorsement: boolean;
  /** What no program can look at ("adds no spin", "no framing"): told to the editor with every explanation. */
  readonly conditions: readonly string[];
}

/** Fields to lay over others: groups are merged field by field, `notices` and `conditions` add up, the rest is replaced. */
export type TermsOverride = {
  /** The terms to start from: a profile of ours, of the site's own, or `none`. */
  readonly base?: string;
} & {
  readonly [Field in Exclude<keyof Terms, "licence">]?: Terms[Field] extends
    | readonly unknown[]
    | string
    | boolean
    ? Terms[Field]
    : Partial<Terms[Field]>;
};

export interface TermsProfile extends Omit<TermsOverride, "id"> {
  readonly id: string;
  readonly title: string;
  readonly licence?: Licence;
}

/** A written permission on record. */
export interface Permission {
  readonly id: string;
  /** The publisher's id in the register. */
  readonly publisher: string;
  readonly grantor: string;
  readonly date: Day;
  readonly expires?: Day;
  readonly revoked?: Day;
  /** What it allows. */
  readonly for: readonly Use[];
  readonly media: readonly Medium[];
  /** Originals' addresses, record ids or record files; empty: all of the publisher's articles. */
  readonly articles: readonly string[];
  /** Where the letter lies. */
  readonly evidence?: string;
  /** Its own conditions: they lie over the publisher's terms where it is used. */
  readonly terms?: TermsOverride;
}

/** An original that may not be published again, whatever its record says. */
export interface Revocation {
  readonly original: HttpUrl;
  readonly date: Day;
  readonly reason?: string;
}
