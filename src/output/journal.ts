/**
 * The journal of a swap: what waits in the stage for which place in `dist/`, in which order, and what is to go.
 *
 * It is there from the moment on which all files wait whole, until the last of them has arrived. Whoever finds one finds
 * a swap that was cut short, and everything that it takes to bring it to its end.
 */

import { basename, join } from "node:path";
import * as z from "zod";
import { attempt } from "./disk.ts";
import type { OutputFolder } from "./folder.ts";
import { manifestName, pathFault } from "./paths.ts";
import type { Stale } from "./plan.ts";
import { type Stage, type Staged, stageName } from "./stage.ts";
import { writeWhole } from "./whole.ts";

export interface Journal {
  /** In the order in which they are moved in. */
  readonly moves: readonly Staged[];
  readonly stale: readonly Stale[];
  /** The manifest that is true when all is done. */
  readonly notes: Staged;
}

const name = "journal";

/** From here on the swap is carried out, whatever comes. */
export function writeJournal(folder: OutputFolder, stage: Stage, journal: Journal): void {
  const text = JSON.stringify(journal, (key, value) => (key === "from" ? basename(value) : value));
  writeWhole(stageName(folder), join(folder.stage, name), text, folder.disk);
  stage.isPromised = true;
}

/** It lies where anybody can change it, so it is believed as a whole or not at all. */
export function readJournal(folder: OutputFolder): Journal | undefined {
  const { disk, stage } = folder;
  const text = attempt(stageName(folder), () => {
    const isFolder = disk.lstatSync(stage, { throwIfNoEntry: false })?.isDirectory();
    const file = isFolder ? disk.lstatSync(join(stage, name), { throwIfNoEntry: false }) : undefined;
    return file?.isFile() ? String(disk.readFileSync(join(stage, name))) : undefined;
  });
  return text === undefined ? undefined : parseJournal(stage, text);
}

function parseJournal(stage: string, text: string): Journal | undefined {
  const checksum = z.string().regex(/^[0-9a-f]{64}$/);
  const path = z.string().refine((text) => pathFault(text) === undefined);
  const stale = z.strictObject({ path, checksums: z.array(checksum), twin: path.exactOptional() });
  const from = z
    .string()
    .regex(/^\d+-\d+$/)
    .transform((name) => join(stage, name));
  const staged = z.strictObject({
    path: path.or(z.literal(manifestName)),
    from,
    size: z.number(),
    checksum,
  });
  const schema = z.strictObject({ moves: z.array(staged), stale: z.array(stale), notes: staged });
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
