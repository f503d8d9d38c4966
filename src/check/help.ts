/** What to do when a written file does not prove what it should: the same for nearly every finding. */

export const writeAgain =
  "run courtesy build to write the file anew; if nobody edited it and this stays, it is a fault of courtesy: please report it";
