/**
 * The words of the credit in one language. Slots and links are written as in `NoticeTemplate`; a phrase that is not
 * needed is left out with all its words.
 */
export interface Wording {
  /** The lead above the article: `From [{publisher}](article)`. */
  readonly lead: string;
  /** The byline in the lead: `By {authors}`. */
  readonly by: string;
  /** `Republished from [{publisher}](article), {date}` */
  readonly republished: string;
  /** `First source: {source}` */
  readonly firstSource: string;
  /** Before the original's address: `Original article: [{url}](article)` */
  readonly original: string;
  /** The work's title, where the licence asks for it: `“{title}”` */
  readonly title: string;
  /** `Terms: [{terms}](terms)` */
  readonly terms: string;
  /** `Licence: [{licence}](licence)` */
  readonly licence: string;
  /** `With permission ({permission})` */
  readonly permission: string;
  readonly headlineChanged: string;
  readonly styleChanged: string;
  readonly shortened: string;
  readonly adapted: string;
  /** `Translated by {translator}` */
  readonly translatedBy: string;
  /** Without a translator's name. */
  readonly translated: string;
  /** Below an excerpt: `[Read the full article at {publisher}](article)` */
  readonly readMore: string;
  /** The short credit in summaries: `Source: [{publisher}](article)` */
  readonly short: string;
  /** Between names in a list, and before the last one. */
  readonly comma: string;
  readonly and: string;
  /** At the end of a sentence, and between sentences. */
  readonly stop: string;
}
