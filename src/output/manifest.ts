/**
 * `dist/.courtesy.json`: what the build wrote, so that a later build knows which files are its own to remove.
 *
 * It lies where anybody can change it, so it is believed only as a whole and only in its own terms: names within
 * `dist/`, with a checksum each. `arriving` is there only between the first file moved in and the last: a build that
 * was cut off leaves in it what it may have put there.
 */

import { constants } from "node:buffer";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { isMapping } from "../values/mapping.ts";
import { attempt } from "./disk.ts";
import { lookAt, type OutputFolder, readBytes, shown } from "./folder.ts";
import { manifestName, pathFault } from "./paths.ts";

/** SHA-256 in hexadecimal, by name. */
export type Checksums = ReadonlyMap<string, string>;

export interface Manifest {
  readonly files: Checksums;
  readonly arriving: Checksums;
}

/** What Node can hold as one text, in which we write it too: some four million files. */
const sizeLimit = constants.MAX_STRING_LENGTH;
const sha256 = /^[0-9a-f]{64}$/;

export function checksum(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** No feed is larger. */
const readable = 2 ** 31 - 1;
/** What is read at once: memory that was used before costs less than new one. */
const longestStretch = 2 ** 16;

/** Of a file in the folder; nothing where there is none, or one that cannot be ours. */
export function checksumAt(folder: OutputFolder, path: string): string | undefined {
  const found = lookAt(folder, path);
  if (found.kind !== "file" || found.size > readable) return undefined;
  const hash = createHash("sha256");
  const room = Buffer.allocUnsafe(Math.min(found.size + 1, longestStretch));
  const { disk, root } = folder;
  return attempt(shown(folder, path), () => {
    const file = disk.openSync(join(root, path), "r");
    try {
      for (;;) {
        const length = disk.readSync(file, room, 0, room.length, null);
        if (length === 0) return hash.digest("hex");
        hash.update(room.subarray(0, length));
      }
    } finally {
      disk.closeSync(file);
    }
  });
}

/** What was found: a manifest with its text, or what is wrong with the one that is there, or neither. */
export interface FoundManifest {
  readonly manifest?: Manifest;
  readonly text?: string;
  /** Ends a sentence that begins with the file's name: `is far too large`. */
  readonly fault?: string;
}

export function readManifest(folder: OutputFolder): FoundManifest {
  const place = lookAt(folder, manifestName);
  if (place.kind === "nothing") return {};
  if (place.kind !== "file") return { fault: "is not a plain file" };
  if (place.size > sizeLimit) return { fault: "is far too large" };
  const text = new TextDecoder().decode(readBytes(folder, manifestName));
  const manifest = parseManifest(text);
  return manifest === undefined ? { fault: "is not as the build wrote it" } : { manifest, text };
}

/** As it is written: names sorted, one a line, so that a change reads well in a diff. */
export function manifestText(manifest: Manifest): string {
  const content = {
    files: sorted(manifest.files),
    ...(manifest.arriving.size > 0 ? { arriving: sorted(manifest.arriving) } : {}),
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

function parseManifest(text: string): Manifest | undefined {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isMapping(content)) return undefined;
  const files = parseChecksums(content.files);
  const arriving = parseChecksums(content.arriving ?? {});
  return files && arriving && { files, arriving };
}

function parseChecksums(content: unknown): Checksums | undefined {
  if (!isMapping(content)) return undefined;
  const entries = Object.entries(content);
  const good = entries.every(
    (entry): entry is [string, string] =>
      pathFault(entry[0]) === undefined && typeof entry[1] === "string" && sha256.test(entry[1]),
  );
  return good ? new Map(entries as [string, string][]) : undefined;
}

function sorted(checksums: Checksums): Record<string, string> {
  return Object.fromEntries([...checksums].sort(([a], [b]) => (a < b ? -1 : 1)));
}
