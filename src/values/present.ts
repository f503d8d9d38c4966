/**
 * The moment of a build: what has come by then and what has not, and until when every answer that was given stays true.
 *
 * Whoever judges gets no bare time to compare with, so that no comparison is forgotten when it is asked how long an answer
 * holds.
 */

import { addDuration, type Day, type Instant, parseMoment } from "./instant.ts";

export class Present {
  readonly #now: Instant;
  #until: Instant | undefined;
  #awaited = 0;

  constructor(now: Instant) {
    this.#now = now;
  }

  /** The first moment at which one of the answers given so far would have been another; absent where none ever would. */
  get until(): Instant | undefined {
    return this.#until;
  }

  get moment(): Instant {
    return this.#now;
  }

  /** How many of the answers given so far would have been others at some later moment. */
  get awaited(): number {
    return this.#awaited;
  }

  hasCome(at: Instant): boolean {
    if (at <= this.#now) return true;
    this.#awaited += 1;
    if (this.#until === undefined || at < this.#until) this.#until = at;
    return false;
  }

  /** A day begins when clocks in the zone say so. */
  hasBegun(day: Day, timeZone: string): boolean {
    const begin = parseMoment(day, timeZone)?.instant;
    return begin !== undefined && this.hasCome(begin);
  }

  hasPassed(day: Day, timeZone: string): boolean {
    return this.hasBegun(dayAfter(day), timeZone);
  }
}

/** The calendar's next day, in whatever zone. */
export function dayAfter(day: Day): Day {
  return addDuration(`${day}T00:00:00Z` as Instant, { days: 1 }).slice(0, 10) as Day;
}
