/** `_site.yaml` as a new site begins with it: the answers, and what else can be set, as comments. */

import type { Answers } from "./answers.ts";

export function siteText({ title, url, language, kind, commercial, ads }: Answers): string {
  return `# Who we are. docs/records.md of courtesy lists every setting; these are the ones that most sites need.

# The name of the site, as it heads every feed.
title: ${JSON.stringify(title)}

# One or two sentences that feed readers show below the name. Put it into your own words.
description: Articles that others wrote, with their leave and with credit.

# The home page. Identities of entries are derived from this address, so choose it once and keep it.
url: ${url}

# Where the feeds will be served. Without this line: next to the home page.
# feedsUrl: ${new URL("feeds/", url).href}

# The language of the site itself; each article may have another.
language: ${language}

# A date without a time, such as 2024-02-14, means that day here. Without this line: UTC.
# timeZone: Europe/Paris

# What kind of site this is. Publishers give rights to some sites and not to others, so please be honest here: every
# article is held against these lines before it is published.
site:
  # One or more of: community, nonprofit, news, education, government, business, personal
  kinds: [${kind.join(", ")}]
  # Does the site earn money?
  commercial: ${commercial}
  # none | beside (advertising next to articles) | against (sold on the article itself)
  ads: ${ads}
  # Do readers pay to read?
  paywall: false
  # Are articles sold on to others?
  sale: false

# The address of our own page for an article. Without this line, entries lead straight to the originals.
# page: ${new URL("{publisher}/{slug}", url).href.replaceAll("%7B", "{").replaceAll("%7D", "}")}

# feeds:
#   # One more feed for each publisher, each theme, region, language or author.
#   by: [publisher, theme]
`;
}
