/** What the tests use of `corpus.mjs`, which the compiler does not read. */

export interface CorpusFile {
  readonly path: string;
  readonly text: string;
}

export function corpusFiles(count: number, seed: number): Generator<CorpusFile, void, undefined>;
export function writeCorpus(folder: string, count: number, seed: number): { readonly bytes: number };
