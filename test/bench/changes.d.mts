/** What the tests use of `changes.mjs`, which the compiler does not read. */

export type Texts = ReadonlyMap<string, string>;
/** Undefined: the file goes. */
export type Edits = ReadonlyMap<string, string | undefined>;

export interface Change {
  readonly name: string;
  readonly edits: (texts: Texts) => Edits;
}

export const changes: readonly Change[];
