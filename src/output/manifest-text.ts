/**
 * The manifest as a build left it, with a few checksums looked up or put anew where they stand in its text: of thousands of
 * files an edit is about ten, and taking the whole list apart took longer than making those.
 */

import type { OutputFolder } from "./folder.ts";
import { readBytes } from "./folder.ts";
import { type Checksums, checksum } from "./manifest.ts";
import { manifestName } from "./paths.ts";

/** In hexadecimal. */
const lengthOfSum = 64;
const end = Buffer.from("\n  }\n}\n");

/** The one that `notes` is the digest of; nothing where another lies there. */
export function manifestAsLeft(folder: OutputFolder, notes: string): ManifestText | undefined {
  const bytes = readBytes(folder, manifestName);
  return checksum(bytes) === notes ? new ManifestText(bytes) : undefined;
}

/** As `manifestText` writes it, with nothing that is about to arrive. */
export class ManifestText {
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  checksumOf(path: string): string | undefined {
    const at = this.#placeOf(path);
    return at === undefined ? undefined : this.#bytes.toString("latin1", at, at + lengthOfSum);
  }

  /** With these checksums in the place of others; nothing where one is of a file that is not listed. */
  with(checksums: Checksums): Buffer | undefined {
    const text = Buffer.from(this.#bytes);
    for (const [path, sum] of checksums) {
      const at = this.#placeOf(path);
      if (at === undefined) return undefined;
      text.write(sum, at, "latin1");
    }
    return text;
  }

  /** As it is, and what is about to arrive. */
  withArriving(checksums: Checksums): Buffer {
    const lines = [...checksums].sort(([a], [b]) => (a < b ? -1 : 1));
    const members = lines.map(([path, sum]) => `${memberOf(path)}${sum}"`).join(",");
    const files = this.#bytes.subarray(0, this.#bytes.length - end.length);
    return Buffer.concat([files, Buffer.from(`\n  },\n  "arriving": {${members}`), end]);
  }

  /** A line of its own begins with the name, and no name holds a line's end. */
  #placeOf(path: string): number | undefined {
    const member = Buffer.from(memberOf(path));
    const at = this.#bytes.indexOf(member);
    return at < 0 ? undefined : at + member.length;
  }
}

function memberOf(path: string): string {
  return `\n    ${JSON.stringify(path)}: "`;
}
