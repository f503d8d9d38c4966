/** What the tests use of `folder-state.mjs`, which the compiler does not read. */

export type State = ReadonlyMap<string, string>;

export interface Difference {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

export function stamps(folder: string, isMeant?: (file: string) => boolean): State;
export function contents(folder: string, isMeant?: (file: string) => boolean): State;
export function differenceOf(before: State, after: State): Difference;
