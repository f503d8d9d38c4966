/** Names of files as disks compare them. */

/** Two names that fold alike are one file on disks that ignore case or the form of accents. */
export function folded(path: string): string {
  return path.normalize("NFC").toLowerCase();
}
