/** Labels as they may stand in addresses. */

/** Labels recur in most articles, and Unicode normalisation is dear. */
const slugs = new Map<string, string>();

/** `Asia, Russia and FSU` becomes `asia-russia-and-fsu`; other scripts keep their letters. Empty when there are none. */
export function slug(label: string): string {
  let made = slugs.get(label);
  if (made === undefined) {
    made = makeSlug(label);
    slugs.set(label, made);
  }
  return made;
}

function makeSlug(label: string): string {
  return label
    .normalize("NFKD")
    .replace(/(?<=\p{Script=Latin}\p{M}*)[\u0300-\u036f]/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}
