/**
 * Chance that repeats itself: the same seed gives the same numbers on every machine. Whole-number arithmetic only,
 * so that nothing hangs on how an engine rounds.
 */

/**
 * @typedef {object} Random
 * @property {() => number} next from 0 up to, but not including, 1
 * @property {(share: number) => boolean} chance true for that share of the calls
 * @property {(from: number, to: number) => number} whole both ends included
 * @property {<T>(list: readonly T[]) => T} pick
 * @property {<T>(rows: readonly (readonly [number, T])[]) => T} weighted rows of weight and value
 */

/**
 * mulberry32: 32 bits of state, and good enough to scatter words.
 *
 * @param {number} seed
 * @returns {Random}
 */
export function seededRandom(seed) {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (/** @type {number} */ from, /** @type {number} */ to) =>
    from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick: (list) => list[whole(0, list.length - 1)],
    weighted: (rows) => {
      let left = next() * rows.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of rows) {
        left -= weight;
        if (left < 0) return value;
      }
      return rows[rows.length - 1][1];
    },
  };
}

/**
 * A seed of its own for each record, so that one record's text does not shift the next one's.
 *
 * @param {number} seed
 * @param {number} index
 */
export function seedOf(seed, index) {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  return mixed ^ (mixed >>> 15);
}
