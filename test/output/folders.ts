/** Temporary folders for these tests, what is in them, and disks that fail. */

import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { Outcome } from "../../src/model/problem.ts";
import { type Disk, nodeDisk } from "../../src/output/disk.ts";
import { type Saved, Saving } from "../../src/output/save.ts";

const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

/** An empty folder, gone after the test. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(join(fs.realpathSync(tmpdir()), "courtesy-"));
  made.push(folder);
  return folder;
}

/** Who makes the saves of these tests. */
export const builder = 1;

/** A whole save of these files. */
export function save(dist: string, files: ReadonlyMap<string, string>, disk?: Disk): Outcome<Saved> {
  const saving = new Saving(dist, builder, disk);
  for (const [path, text] of files) {
    const file = saving.file(path);
    file.add(text);
    file.end();
  }
  return saving.commit();
}

export function put(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    fs.mkdirSync(join(root, path, ".."), { recursive: true });
    fs.writeFileSync(join(root, path), text);
  }
}

/** All that lies in a folder: files with their text, empty folders with a `/` at the end. */
export function tree(root: string): Record<string, string> {
  const found: Record<string, string> = {};
  if (!fs.existsSync(root)) return found;
  for (const entry of fs.readdirSync(root, { recursive: true, withFileTypes: true })) {
    const full = join(entry.parentPath, entry.name);
    const path = full.slice(root.length + 1);
    if (entry.isSymbolicLink()) found[path] = `-> ${fs.readlinkSync(full)}`;
    else if (entry.isFile()) found[path] = fs.readFileSync(full, "utf8");
    else if (entry.isDirectory() && fs.readdirSync(full).length === 0) found[`${path}/`] = "";
  }
  return found;
}

/** A site without what a build remembers of it, which holds times. */
export function siteTree(root: string): Record<string, string> {
  const {
    ".courtesy-cache.json": _,
    ".courtesy-edits.json": _edits,
    ".courtesy-records.json": _records,
    ...site
  } = tree(root);
  return site;
}

/** The same without the build's notes. */
export function feedsIn(root: string): Record<string, string> {
  const { ".courtesy.json": _, ...files } = tree(root);
  return files;
}

/** What changes when a file is written anew, even with the same bytes. */
export function identity(file: string): string {
  const { ino, mtimeNs } = fs.lstatSync(file, { bigint: true });
  return `${ino} ${mtimeNs}`;
}

export function diskError(code: string): Error {
  return Object.assign(new Error(`${code}: made up`), { code });
}

/** The real disk, with a look at every call before it is made. */
export function watchedDisk(before: (name: keyof Disk, args: readonly unknown[]) => void): Disk {
  return new Proxy(nodeDisk, {
    get(disk, name: keyof Disk) {
      return (...args: unknown[]) => {
        before(name, args);
        return Reflect.apply(disk[name], disk, args);
      };
    },
  });
}

/** Counts the calls that `act` makes. */
export function callsOf(act: (disk: Disk) => void): (keyof Disk)[] {
  const calls: (keyof Disk)[] = [];
  act(watchedDisk((name) => calls.push(name)));
  return calls;
}

/** How a disk can let us down: once, from then on (as when the program is killed), or in the middle of a file. */
export const failures = ["once", "for good", "half-way"] as const;

/** A disk whose call of that number fails. */
export function failingDisk(number: number, failure: (typeof failures)[number], code = "ENOSPC"): Disk {
  let calls = 0;
  return watchedDisk((name, args) => {
    calls += 1;
    if (failure === "for good" ? calls < number : calls !== number) return;
    if (failure === "half-way" && name === "writeFileSync") {
      const [file, written] = args as [number, string | Uint8Array];
      const bytes = Buffer.from(written);
      fs.writeFileSync(file, bytes.subarray(0, bytes.length / 2));
    }
    throw diskError(code);
  });
}

export const changing: readonly (keyof Disk)[] = [
  "mkdirSync",
  "renameSync",
  "rmSync",
  "rmdirSync",
  "unlinkSync",
  "writeFileSync",
];
