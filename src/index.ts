/** The public library: names only. Each is explained where it is defined. */

export { buildSite, type SiteBuild, type SiteInput } from "./build.ts";
export { assembleFeed } from "./feeds/assemble.ts";
export type { FeedPlan } from "./feeds/plan.ts";
export type { PlannedEntry } from "./feeds/planned-entry.ts";
export { writeAtom } from "./formats/atom.ts";
export { writeJsonFeed } from "./formats/json-feed.ts";
export { writeOpml } from "./formats/opml.ts";
export { writeRss } from "./formats/rss.ts";
export type { ArchiveNotes } from "./model/archive.ts";
export type { Article, ArticleImage, Body, Change, FirstSource, Person } from "./model/article.ts";
export type { Credit, CreditLine, CreditPart } from "./model/credit.ts";
export type {
  ArchivePlace,
  Category,
  DeletedEntry,
  Entry,
  Feed,
  FeedAddresses,
  FeedMetadata,
  Image,
  Link,
  Republication,
  Source,
} from "./model/feed.ts";
export type { FeedGroupList, FeedList, ListedFeed } from "./model/feed-list.ts";
export type { Clause, Departure, Duties, Judgement, SiteDuty, Verdict } from "./model/judgement.ts";
export type { Outcome, Place, Problem, ProblemCode, Severity } from "./model/problem.ts";
export type { Publication } from "./model/publication.ts";
export type { Publisher, Register } from "./model/publisher.ts";
export type { Site } from "./model/site.ts";
export type { Permission, Terms, TermsOverride, TermsProfile } from "./model/terms.ts";
export type { Wording } from "./model/wording.ts";
export {
  permissionsJsonSchema,
  publishersJsonSchema,
  recordFileJsonSchema,
  recordJsonSchema,
  siteJsonSchema,
} from "./records/json-schema.ts";
export { type LoadedSite, loadSite } from "./records/load.ts";
export { LostText } from "./records/stored-body.ts";
export { composeTerms } from "./terms/compose.ts";
export { type Bench, judge } from "./terms/judge.ts";
export { profiles } from "./terms/profiles.ts";
export { type Instant, parseMoment } from "./values/instant.ts";
export { Present } from "./values/present.ts";
export { type HttpUrl, parseHttpUrl } from "./values/url.ts";
export type { Utf8Text } from "./values/utf8.ts";
