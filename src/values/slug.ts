/** A label as it may stand in an address: `Asia, Russia and FSU` becomes `asia-russia-and-fsu`; other scripts keep their letters. */
export function slug(label: string): string {
  return label
    .normalize("NFKD")
    .replace(/(?<=\p{Script=Latin}\p{M}*)[\u0300-\u036f]/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}
