/** What the tests use of `family.mjs`, which the compiler does not read. */

export function familyTexts(count: number, seed: number): Map<string, string>;
