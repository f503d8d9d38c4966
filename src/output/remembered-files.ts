/** The files in which a build remembers what saves the next one time, beside `articles/` and `dist/`. */

/** What it proved of its documents, and what it told. */
export const cacheFile = ".courtesy-cache.json";
/** What edits of words changed since. */
export const editsFile = ".courtesy-edits.json";
/** What it read from each record. */
export const recordsFile = ".courtesy-records.json";
