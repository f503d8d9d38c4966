/** From the checked settings to `Site` and `Register`. */

import type { Publisher, Register } from "../model/publisher.ts";
import type { Site } from "../model/site.ts";
import type { HttpUrl } from "../values/url.ts";
import type { CheckedPermissions, CheckedPublishers, CheckedSite } from "./settings-schema.ts";

export function toSite(settings: CheckedSite): Site {
  const { site, page, summary, feedsUrl, feeds, ...same } = settings;
  const { limit, content } = feeds;
  return {
    ...same,
    ...site,
    feeds: { ...feeds, by: feeds.by.map((group) => ({ limit, content, ...group })) },
    feedsUrl: feedsUrl ?? folderOf(settings.url),
    summaryLength: summary.length,
    ...(page !== undefined && { pagePattern: page }),
  };
}

/** Feeds stand beside the home page unless the settings say otherwise. */
function folderOf(home: HttpUrl): HttpUrl {
  return new URL(".", home).href as HttpUrl;
}

export function toRegister(checked: CheckedPublishers, permissions?: CheckedPermissions): Register {
  return {
    publishers: new Map(
      Object.entries(checked.publishers).map(([id, publisher]) => [id, toPublisher(id, publisher)]),
    ),
    profiles: new Map(Object.entries(checked.profiles).map(([id, profile]) => [id, { ...profile, id }])),
    permissions: permissions?.permissions ?? [],
    revocations: permissions?.revoked ?? [],
  };
}

type CheckedPublisher = CheckedPublishers["publishers"][string];

function toPublisher(id: string, publisher: CheckedPublisher): Publisher {
  const feedType = publisher.feedType === "atom" ? "application/atom+xml" : "application/rss+xml";
  return { ...publisher, id, feedType };
}
