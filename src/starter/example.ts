/** One publisher and one record to copy, made up. The record is held, so it is checked and explained, and never published. */

export const publishersText = `# The register: whose articles we republish, and on which terms.
#
# Records name a publisher by the id in front of its block. This one is made up: copy it for each of yours, then take it
# out together with its record. Nothing is presumed free: a publisher without terms is not republished.

publishers:
  the-lantern:
    name: The Lantern
    home: https://lantern.example/
    # Its own feed, if it has one, and other hosts on which its articles stand.
    # feed: https://lantern.example/feed.xml
    # hosts: [archive.lantern.example]
    # Terms that are known by name: community-cross-post, cc-by-4.0 and all its kin, cc0-1.0, public-domain,
    # all-rights-reserved and others; rules of its own take a few lines more (docs/terms.md of courtesy).
    terms:
      base: community-cross-post
      # Where the terms can be read, and the day on which one of you did.
      # url: https://lantern.example/republish
      # read: 2026-01-31
`;

export const recordText = `---
# An article to copy. Everything is made up; docs/records.md of courtesy lists every field.
title: Ice on the river
publisher: the-lantern
# The article's own address at its publisher's: without it, nothing is published.
original: https://lantern.example/2024/ice
published: 2024-02-14
# When your site published it.
republished: 2024-02-16
authors: [Ann Example]
# The line exactly as it must appear.
copyright: Copyright © The Lantern, 2024
theme: [rivers]
language: en
# Why the record is kept back. Take this line out of your copy, and it is published.
hold: An example to copy, not to publish.
---
The ferry stayed at its pier this morning, for the **first time** in nine winters.
`;
