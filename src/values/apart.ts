/** Plain data that is to be kept, apart from where it was found. */

/** Texts that were kept last: of thousands of problems most say one of a few things. */
const known = new Map<string, string>();
const most = 1_000;

/** The engine keeps a whole text alive for as long as any part that was cut from it, such as a title. */
export function apart<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data), (_key, value) => (typeof value === "string" ? once(value) : value));
}

/** Equal texts are held once. */
function once(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size === most) known.clear();
  known.set(text, text);
  return text;
}
