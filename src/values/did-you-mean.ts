/** What a person probably meant by a word that nobody knows. */

/** Longer words are no slips of the pen, and comparing them costs their length squared. */
const longest = 64;
/** As many as a line of help can carry. */
const listed = 40;

/** The known word that is nearest, where one is near enough to be meant; else one that holds it, or that it holds. */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  const asked = plain(word);
  if (asked === "" || asked.length > longest) return undefined;
  let nearest: string | undefined;
  let holding: string | undefined;
  let least = 1 + Math.max(1, Math.floor(asked.length / 3));
  for (const candidate of known) {
    const other = plain(candidate);
    const distance = editDistance(asked, other, least);
    if (distance < least) [nearest, least] = [candidate, distance];
    else if (holds(asked, other)) holding ??= candidate;
  }
  return nearest ?? holding;
}

/** The way out, as a line of help: the word that was probably meant, and all that are known. */
export function helpWithKnown(word: string, known: Iterable<string>): string {
  const all = [...known];
  const meant = didYouMean(word, all);
  const more = all.length > listed ? ` and ${all.length - listed} more` : "";
  const list =
    all.length === 0 ? "none is known yet" : `known here: ${all.slice(0, listed).join(", ")}${more}`;
  return meant === undefined ? list : `did you mean "${meant}"? ${list}`;
}

function plain(word: string): string {
  return word
    .normalize("NFC")
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
}

/** One word within the other, as `lantern` is within `the-lantern`. */
function holds(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 3 && long.includes(short);
}

/**
 * Letters to add, take away, change or swap with their neighbour (optimal string alignment); given up as soon as
 * `limit` is reached.
 */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      line[column] = Math.min(
        (above[column] ?? limit) + 1,
        (line[column - 1] ?? limit) + 1,
        (above[column - 1] ?? limit) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? limit) + 1 : limit,
      );
    }
    if (Math.min(...line) >= limit) return limit;
    [before, above] = [above, line];
  }
  return Math.min(above[b.length] ?? limit, limit);
}
