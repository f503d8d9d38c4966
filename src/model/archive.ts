/** What the archives need to remember, from one build to the next. */

/** Written by the build, to be committed with the records. */
export const archiveNotesFile = "articles/_archives.yaml";

export interface ArchiveNotes {
  /** Ids of the entries in each closed archive; the first is the oldest. */
  readonly archives: readonly (readonly string[])[];
}
