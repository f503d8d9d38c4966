/**
 * What a record's file is called: readable, the same file on every file system, and nobody else's. Nothing here looks
 * at the disk.
 */

import { folded } from "../values/folded.ts";
import { slug } from "../values/slug.ts";

/** Names that Windows keeps for devices, whatever their ending. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d|conin|conout|clock)$/;

/** In bytes of UTF-8; file systems take 255, and endings and numbers want room. */
const longest = 120;

/** A part of a path, made of a title, an address or an id; `undefined` where these hold no letter and no digit. */
export function safeName(text: string): string | undefined {
  const name = shortened(slug(text));
  if (name === "") return undefined;
  return devices.test(name) ? `${name}-1` : name;
}

/** Cut between words where there are any, and never through a character. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= longest) return name;
  let end = 0;
  let size = 0;
  for (const { segment } of new Intl.Segmenter("en").segment(name)) {
    size += Buffer.byteLength(segment);
    if (size > longest) break;
    end += segment.length;
  }
  const cut = name.slice(0, end);
  const word = cut.lastIndexOf("-");
  return name[end] === "-" || word < longest / 4 ? cut : cut.slice(0, word);
}

export interface Naming {
  /** Its id in the register. */
  readonly publisher: string;
  readonly title?: string;
  readonly original?: string;
  /** The day of the original, which tells stories of one title apart. */
  readonly day?: string;
}

/** `articles/the-lantern/ice-on-the-river.md`; `isTaken` is asked with folded names. */
export function recordFile(naming: Naming, isTaken: (name: string) => boolean): string {
  const folder = safeName(naming.publisher) ?? "publisher";
  const name = safeName(naming.title ?? "") ?? safeName(lastStep(naming.original ?? "")) ?? "article";
  const fileOf = (end: string) => `articles/${folder}/${name}${end}.md`;
  for (const end of ["", ...(naming.day === undefined ? [] : [`-${naming.day}`])]) {
    if (!isTaken(folded(fileOf(end)))) return fileOf(end);
  }
  let count = 2;
  while (isTaken(folded(fileOf(`-${count}`)))) count++;
  return fileOf(`-${count}`);
}

function lastStep(address: string): string {
  return (
    address
      .replace(/[?#].*$/, "")
      .replace(/\.\w{1,5}$/, "")
      .split("/")
      .findLast((step) => step !== "") ?? ""
  );
}
