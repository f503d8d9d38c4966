/** What the archives need to remember: `articles/_archives.yaml`, written by the build, to be committed. */

export interface ArchiveNotes {
  /** Ids of the entries in each closed archive; the first is the oldest. */
  readonly archives: readonly (readonly string[])[];
}
