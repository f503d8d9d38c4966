/**
 * What a document is made of, as one digest: two builds in which it is the same make the same bytes. Everything that an
 * entry is made from hangs on its plan, so that nothing can be forgotten here: the facts are taken as they are, whole.
 */

import { createHash } from "node:crypto";
import type { FeedPlan } from "../feeds/plan.ts";
import type { PlannedEntry } from "../feeds/planned-entry.ts";
import { bodyDigest, factsOf } from "../model/article.ts";
import type { PagePlan } from "../pages/plan.ts";

/** Facts that many entries share (publisher, site, terms) are digested once. */
export class Fingerprints {
  readonly #known = new WeakMap<object, string>();

  feed({ metadata, budget, entries }: FeedPlan): string {
    return digest([JSON.stringify([metadata, budget]), ...entries.map((entry) => this.entry(entry))]);
  }

  page({ frame, shows, entries }: PagePlan): string {
    return digest([frame.head, frame.tail, shows, ...entries.map((entry) => this.entry(entry))]);
  }

  entry(planned: PlannedEntry): string {
    return this.#once(planned, () => {
      const { id, published, updated, from } = planned;
      const { article, publisher, site, duties } = from;
      const { body } = article;
      const { terms, images, ...rest } = duties;
      const own = [
        id,
        published,
        updated,
        factsOf(article),
        rest,
        { ...images, credits: [...images.credits] },
      ];
      const text = body && [body.kind, body.line, bodyDigest(body)];
      return digest([
        JSON.stringify([own, text]),
        ...[publisher, site, terms].map((one) => this.#facts(one)),
      ]);
    });
  }

  #facts(facts: object): string {
    return this.#once(facts, () => digest([JSON.stringify(facts)]));
  }

  #once(subject: object, make: () => string): string {
    let known = this.#known.get(subject);
    if (known === undefined) {
      known = make();
      this.#known.set(subject, known);
    }
    return known;
  }
}

/** The parts are held apart, so that no two lists of them read alike. */
function digest(parts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("base64url");
}
