/**
 * Names of files within `dist/`: relative, with `/`, and the same file on every file system.
 *
 * The rules serve twice: a name from our own code that breaks them is our bug, a name in a manifest that breaks them
 * makes the manifest worthless. Nothing here looks at the disk.
 */

import { folded } from "../values/folded.ts";

/** Where `save` remembers what it wrote; no other file may have this name. */
export const manifestName = ".courtesy.json";

/** Backslash and colon are separators on some systems; control characters (NUL among them) are names on none. */
const unsafe = /[\\:]|\p{Cc}/u;

/** What is wrong with a name as that of a file within `dist/`; `undefined` when it is good. */
export function pathFault(path: string): string | undefined {
  if (unsafe.test(path)) return "holds a backslash, a colon or a control character";
  const steps = path.split("/");
  if (steps.some((step) => step === "" || step === "." || step === ".."))
    return "is not a plain relative path";
  if (folded(path) === manifestName) return "is the name of the build's own notes";
  return undefined;
}

/** Throws when a name leaves `dist/`: names come from our own code, so this is a bug of ours and no `Problem`. */
export function assertPath(path: string): void {
  const fault = pathFault(path);
  if (fault !== undefined) throw new Error(`${JSON.stringify(path)} ${fault}`);
}

/** The same, and when two names meet: as file and folder, or as `A.xml` and `a.xml`, one file on many disks. */
export function assertPaths(paths: Iterable<string>): void {
  const seen = new Map<string, string>();
  for (const path of paths) {
    assertPath(path);
    for (const name of [...foldersOf(path).map((folder) => `${folder}/`), path]) {
      const key = folded(name.replace(/\/$/, ""));
      const other = seen.get(key);
      if (other !== undefined && other !== name)
        throw new Error(`${other} and ${name} are in each other's way`);
      seen.set(key, name);
    }
  }
}

/** The folders above a file, outermost first: `a` and `a/b` for `a/b/c.xml`. */
export function foldersOf(path: string): string[] {
  const steps = path.split("/").slice(0, -1);
  return steps.map((_, index) => steps.slice(0, index + 1).join("/"));
}
