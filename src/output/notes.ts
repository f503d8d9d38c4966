/** The notes on archives: the one file that the build writes among a person's own. */

import { join } from "node:path";
import { type ArchiveNotes, archiveNotesFile as file } from "../model/archive.ts";
import type { Problem } from "../model/problem.ts";
import { attempt, type Disk, nodeDisk, Refusal } from "./disk.ts";
import { writeWhole } from "./whole.ts";

const explanation = `# Which entries stand in which archive of the feed, the oldest archive first. courtesy writes this file; commit it with
# your records, so that archives keep their entries whatever is added late. Nothing here needs to be edited.
`;

/** Writes it where it is not there or differs, in one step. `invalid-output` where the disk refuses. */
export function saveArchiveNotes(root: string, notes: ArchiveNotes, disk: Disk = nodeDisk): Problem[] {
  const path = join(root, file);
  const text = notesText(notes);
  try {
    const isThere = attempt(file, () => disk.lstatSync(path, { throwIfNoEntry: false })) !== undefined;
    if (!isThere && notes.archives.length === 0) return [];
    if (isThere && attempt(file, () => String(disk.readFileSync(path))) === text) return [];
    writeWhole(file, path, text, disk);
    return [];
  } catch (thrown) {
    if (thrown instanceof Refusal) return [thrown.problem];
    throw thrown;
  }
}

/** One entry a line, so that a change reads well in a diff; an archive of nothing is one too. */
function notesText({ archives }: ArchiveNotes): string {
  if (archives.length === 0) return `${explanation}archives: []\n`;
  const lists = archives.map((ids) =>
    ids.length === 0 ? "  - []\n" : `  -\n${ids.map((id) => `    - ${JSON.stringify(id)}\n`).join("")}`,
  );
  return `${explanation}archives:\n${lists.join("")}`;
}
