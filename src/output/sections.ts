/**
 * A file in sections, with a first line that tells how long each is and what it is a digest of: one can be read, and
 * believed, without the others.
 */

import { createHash } from "node:crypto";
import type { Take } from "../model/answer.ts";
import { type Disk, refusalCode } from "./disk.ts";
import { checksum } from "./manifest.ts";
import { writeFromBehind } from "./whole.ts";

export interface Section {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** `title`: what the whole file is about. */
interface Head<Title> {
  readonly title: Title;
  readonly sections: readonly Section[];
}

/** Far more than a first line has. */
const longestHead = 4096;
/** What is written at once. */
const longestStretch = 2 ** 18;
const newline = 10;
const lineEnd = Uint8Array.of(newline);

/** Bytes of such a file; what the title holds is told without reading a section. */
export function inSections<Title>(title: Title, contents: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const sections = Object.entries(contents).map(([name, bytes]) => {
    return { name, size: bytes.length, sha256: checksum(bytes) };
  });
  return Buffer.concat([lineOf(title, sections), lineEnd, ...Object.values(contents)]);
}

/** The first line, as long as it would be with the largest sections: its room is left before they are made. */
function lineOf<Title>(title: Title, sections: readonly Section[]): Buffer {
  const jsonOf = (of: readonly Section[]) => JSON.stringify({ title, sections: of } satisfies Head<Title>);
  const largest = sections.map((section) => ({ ...section, size: Number.MAX_SAFE_INTEGER }));
  const line = Buffer.alloc(Buffer.byteLength(jsonOf(largest)), " ");
  line.write(jsonOf(sections));
  return line;
}

/** Contents that are too large to be held as a whole. */
export type Contents = Readonly<Record<string, () => Iterable<Uint8Array>>>;

/** Writes such a file, unless it lies there already. `file` is its name for messages, `path` its place. Stops with a `Refusal`. */
export function writeInSections<Title>(
  file: string,
  path: string,
  title: Title,
  contents: Contents,
  disk: Disk,
): void {
  // made once: of what was never touched before, each page costs
  const room = Buffer.allocUnsafeSlow(longestStretch);
  const sections = Object.keys(contents).map((name) => ({ name, size: 0, sha256: emptyDigest }));
  const line = () => lineOf(title, sections);
  const begin = () => {
    const there = new SectionedFile(path, disk);
    return there.digest === checksum(line()) && there.isWhole() ? undefined : line();
  };
  writeFromBehind(file, path, stretchesOf(line(), contents, sections, room), begin, disk);
}

const emptyDigest = checksum(Buffer.alloc(0));

/** `sections`: found out on the way. */
function* stretchesOf(
  line: Uint8Array,
  contents: Contents,
  sections: Section[],
  room: Uint8Array,
): Generator<Uint8Array> {
  yield line;
  yield lineEnd;
  for (const [index, [name, make]] of Object.entries(contents).entries()) {
    const hash = createHash("sha256");
    let size = 0;
    for (const stretch of inStretches(make(), room)) {
      hash.update(stretch);
      size += stretch.length;
      yield stretch;
    }
    sections[index] = { name, size, sha256: hash.digest("hex") };
  }
}

/** Each is good until the next one is asked for; they are put together in `stretch`. */
function* inStretches(pieces: Iterable<Uint8Array>, stretch: Uint8Array): Generator<Uint8Array> {
  let used = 0;
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; ) {
      if (used === stretch.length) {
        yield stretch;
        used = 0;
      }
      const part = piece.subarray(at, at + stretch.length - used);
      stretch.set(part, used);
      used += part.length;
      at += part.length;
    }
  }
  yield stretch.subarray(0, used);
}

/** A part of a section, in bytes. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** One that lies on the disk; whatever cannot be read is not there. */
export class SectionedFile<Title> {
  readonly #disk: Disk;
  readonly #path: string;
  readonly #head: Head<Title> | undefined;
  readonly #digest: string | undefined;
  readonly #isThere: boolean;
  /** Where the first section begins. */
  readonly start: number;

  constructor(path: string, disk: Disk) {
    this.#disk = disk;
    this.#path = path;
    const first = this.#read(0, longestHead);
    this.#isThere = first !== undefined;
    const end = first?.indexOf(newline) ?? -1;
    this.#head = first && parseHead(first.toString("utf8", 0, end));
    this.#digest = first && checksum(first.subarray(0, end));
    this.start = end + 1;
  }

  get isThere(): boolean {
    return this.#isThere;
  }

  /** Absent where it is no such file. */
  get title(): Title | undefined {
    return this.#head?.title;
  }

  /** Of the first line, and so of all of it. */
  get digest(): string | undefined {
    return this.#digest;
  }

  /** True: every section is as it was written. */
  isWhole(): boolean {
    return this.#head?.sections.every(({ name }) => this.goThrough(name, () => {})) === true;
  }

  /** As it was written, or nothing. */
  section(name: string): Buffer | undefined {
    const { at, size, sha256 } = this.#find(name);
    const bytes = sha256 && this.#read(at, size);
    return bytes && checksum(bytes) === sha256 ? bytes : undefined;
  }

  /**
   * Gives a section piece by piece, each with its place in the section and good until the next one is given. True: it is as it
   * was written, and only then does what was given count.
   */
  goThrough(name: string, take: (piece: Buffer, place: number) => void, longest = longestStretch): boolean {
    const { at, size, sha256 } = this.#find(name);
    const hash = createHash("sha256");
    const room = Buffer.allocUnsafeSlow(Math.min(size, longest));
    for (let done = 0; done < size; done += room.length) {
      const piece = this.#read(at + done, Math.min(room.length, size - done), room);
      if (!piece) return false;
      hash.update(piece);
      take(piece, done);
    }
    return hash.digest("hex") === sha256;
  }

  /**
   * Gives a stretch of a section piece by piece, as much of it as can be read: `goThrough` tells whether it is as it was written.
   */
  async hand(name: string, { from, to }: Stretch, take: Take): Promise<void> {
    const { at, size } = this.#find(name);
    const end = Math.min(to, size);
    const room = Buffer.allocUnsafeSlow(Math.max(0, Math.min(end - from, longestStretch)));
    for (let done = from; done < end; ) {
      const piece = this.#read(at + done, Math.min(room.length, end - done), room);
      if (!piece || piece.length === 0) return;
      done += piece.length;
      await take(piece);
    }
  }

  /** Stretches of a section that is as it was written, or nothing; of the rest of it nothing is kept. */
  stretches(name: string, wanted: readonly Stretch[]): Buffer[] | undefined {
    const found = wanted.map(({ from, to }) => Buffer.alloc(to - from));
    const isWhole = this.goThrough(name, (piece, place) => {
      for (const [index, { from, to }] of wanted.entries()) {
        const part = piece.subarray(Math.max(0, from - place), Math.max(0, to - place));
        if (part.length > 0) found[index]?.set(part, Math.max(0, place - from));
      }
    });
    return isWhole ? found : undefined;
  }

  /** Where a section begins, and what it has to be. */
  #find(name: string): { at: number; size: number; sha256?: string } {
    let at = this.start;
    for (const section of this.#head?.sections ?? []) {
      if (section.name === name) return { at, ...section };
      at += section.size;
    }
    return { at, size: 0 };
  }

  #read(from: number, size: number, buffer = Buffer.allocUnsafe(size)): Buffer | undefined {
    try {
      const file = this.#disk.openSync(this.#path, "r");
      try {
        return buffer.subarray(0, this.#disk.readSync(file, buffer, 0, size, from));
      } finally {
        this.#disk.closeSync(file);
      }
    } catch (thrown) {
      if (refusalCode(thrown) === undefined) throw thrown;
      return undefined;
    }
  }
}

/** Of what somebody else wrote, nothing need be there. */
function parseHead<Title>(text: string): Head<Title> | undefined {
  try {
    const { title, sections } = JSON.parse(text);
    return title && Array.isArray(sections) ? { title, sections } : undefined;
  } catch {
    return undefined;
  }
}
