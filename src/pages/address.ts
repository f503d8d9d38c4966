/** Links between files of ours: relative, so that they work from any host and from a disk. */

/** From one file below `dist/` to another. */
export function linkTo(file: string, from: string): string {
  const up = "../".repeat(from.split("/").length - 1);
  return up + file.split("/").map(encodeURIComponent).join("/");
}
