/**
 * The feeds besides the one of everything: one for each publisher, theme, region, language or author, as the settings
 * ask. Their addresses are published, so they are made from nothing but the label, and are the same in every build.
 */

import { v5 } from "uuid";
import { error, type Problem } from "../model/problem.ts";
import type { Grouping, Site } from "../model/site.ts";
import { placeOf } from "../terms/compose.ts";
import { languageName } from "../values/language.ts";
import { slug } from "../values/slug.ts";
import type { FeedIdentity } from "./metadata.ts";
import type { PlannedEntry } from "./planned-entry.ts";

export interface FeedGroup {
  readonly label: string;
  readonly identity: FeedIdentity;
  readonly entries: readonly PlannedEntry[];
}

/** What makes an entry belong to a group. */
interface Label {
  readonly text: string;
  /** As it stands in the address, where that is not made from the text. */
  readonly segment?: string;
  readonly identity?: Pick<FeedIdentity, "home" | "language">;
}

/** Those of one kind, being found. */
export class Groups {
  readonly #by: Grouping;
  readonly #site: Site;
  readonly #found = new Map<string, { label: Label; entries: PlannedEntry[] }>();
  readonly #problems = new Map<string, Problem>();

  constructor(by: Grouping, site: Site) {
    this.#by = by;
    this.#site = site;
  }

  /** Entries stay in the order in which they come. */
  add(entry: PlannedEntry): void {
    const by = this.#by;
    for (const label of labelsOf[by](entry)) {
      const segment = label.segment ?? segmentOf(label.text);
      const key = segment.toLowerCase();
      const group = this.#found.get(key);
      if (!group) this.#found.set(key, { label, entries: [entry] });
      else if (group.label.text !== label.text) {
        const problem = sameAddress(by, label, group.label, entry, `${by}/${segment}/`);
        if (!this.#problems.has(label.text)) this.#problems.set(label.text, problem);
      } else if (group.entries.at(-1) !== entry) group.entries.push(entry);
    }
  }

  /** In the order of their addresses. */
  groups(): FeedGroup[] {
    return [...this.#found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, group]): FeedGroup => {
        const { text, segment, identity } = group.label;
        const path = `${this.#by}/${segment ?? key}/`;
        return {
          label: text,
          identity: { path, title: `${this.#site.title}: ${text}`, ...identity },
          entries: group.entries,
        };
      });
  }

  /** `duplicate-feed` where two labels would have one address. */
  problems(): Problem[] {
    return [...this.#problems.values()];
  }
}

export function groupEntries(
  by: Grouping,
  entries: readonly PlannedEntry[],
  site: Site,
): { groups: FeedGroup[]; problems: Problem[] } {
  const found = new Groups(by, site);
  for (const entry of entries) found.add(entry);
  return { groups: found.groups(), problems: found.problems() };
}

const labelsOf: Readonly<Record<Grouping, (entry: PlannedEntry) => readonly Label[]>> = {
  publisher: ({ from: { publisher } }) => [
    { text: publisher.name, segment: publisher.id, identity: { home: publisher.home } },
  ],
  theme: ({ article }) => article.themes.map((text) => ({ text })),
  region: ({ article }) => article.regions.map((text) => ({ text })),
  language: ({ article, from: { site } }) => {
    const language = article.language ?? site.language;
    return [{ text: languageName(language), segment: language.toLowerCase(), identity: { language } }];
  },
  author: ({ article }) => article.authors.map(({ name }) => ({ text: name })),
};

/** Longer names are cut, in letters: a file's name may have 255 bytes, and some letters take four. */
const longest = 48;

/** A label in an address. What a slug would lose (a label of signs alone, the end of a long one) a digest stands for. */
export function segmentOf(label: string): string {
  const whole = slug(label);
  if (whole !== "" && whole.length <= longest) return whole;
  const digest = v5(label, v5.URL).slice(0, 8);
  const start = [...whole].slice(0, longest - digest.length - 1).join("");
  return start === "" ? digest : `${start.replace(/-+$/, "")}-${digest}`;
}

function sameAddress(by: Grouping, label: Label, first: Label, entry: PlannedEntry, path: string): Problem {
  const field = {
    publisher: "publisher",
    theme: "theme",
    region: "region",
    language: "language",
    author: "authors",
  };
  return error(
    "duplicate-feed",
    placeOf(entry.article, [field[by]]),
    `The ${by} “${label.text}” would have the same feed as “${first.text}”: ${path}.`,
    "spell both alike if they mean the same, or choose words that differ in more than case, blanks and marks",
  );
}
