/**
 * What a document is made of, as one digest: two builds in which it is the same make the same bytes. Everything that an
 * entry is made from hangs on its plan, so that nothing can be forgotten here: the facts are taken as they are, whole.
 */

import type { FeedPlan } from "../feeds/plan.ts";
import type { PlannedEntry } from "../feeds/planned-entry.ts";
import { digestsOf } from "../model/article.ts";
import type { PagePlan } from "../pages/plan.ts";
import { digestOf } from "../values/digest.ts";
import { KeptDigests } from "../values/kept-digests.ts";

/** An entry that was digested before. */
export interface Fingerprinted {
  readonly fingerprint: string;
}

type Of<Plan> = Plan & { readonly entries: readonly (PlannedEntry | Fingerprinted)[] };

/** Facts that many entries share (publisher, site, terms) are digested once. */
export class Fingerprints {
  readonly #facts = new KeptDigests<object>();
  readonly #entries = new KeptDigests<PlannedEntry>();

  feed({ metadata, budget, entries }: Of<Pick<FeedPlan, "metadata" | "budget">>): string {
    return digest([JSON.stringify([metadata, budget]), ...entries.map((entry) => this.entry(entry))]);
  }

  page({ frame, shows, entries }: Of<Pick<PagePlan, "frame" | "shows">>): string {
    return digest([frame.head, frame.tail, shows, ...entries.map((entry) => this.entry(entry))]);
  }

  entry(planned: PlannedEntry | Fingerprinted): string {
    if ("fingerprint" in planned) return planned.fingerprint;
    return this.#entries.of(planned, () => digest([this.facts(planned), digestsOf(planned.article).words]));
  }

  /** All that an entry is made of but its words: title, subtitle, summary and text say nothing of any other entry. */
  facts(planned: PlannedEntry): string {
    return this.#facts.of(planned, () => {
      const { id, published, updated, from } = planned;
      const { article, publisher, site, duties } = from;
      const { terms, ...rest } = duties;
      const isTextless = article.body === undefined;
      const own = [id, published, updated, digestsOf(article).facts, rest, isTextless];
      return digest([JSON.stringify(own), ...[publisher, site, terms].map((one) => this.#shared(one))]);
    });
  }

  #shared(facts: object): string {
    return this.#facts.of(facts, () => digest([JSON.stringify(facts)]));
  }
}

/** The parts are held apart, so that no two lists of them read alike. */
function digest(parts: readonly string[]): string {
  return digestOf(parts.map((part) => `${part.length}:${part}`).join(""));
}
