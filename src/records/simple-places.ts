/**
 * Where a record's fields stand, in front matter of the form that `simple-yaml.ts` reads: each begins a line, and nothing else
 * that begins one looks like it. A test holds the places to those of a parser.
 */

export interface FieldPlace {
  /** Where its name begins. */
  readonly key: number;
  /** Where its value begins; that of its name, where the value is nothing, or stands on lines below. */
  readonly value: number;
}

/** `name`: of a field that the text has, which is simple. */
export function placeOfField(text: string, name: string): FieldPlace {
  const begins = `${name}:`;
  const key = text.startsWith(begins) ? 0 : text.indexOf(`\n${begins}`) + 1;
  let value = key + begins.length;
  while (text.charCodeAt(value) === 0x20) value++;
  const isOnLine = value < text.length && text.charCodeAt(value) !== 0x0a;
  return { key, value: isOnLine ? value : key };
}
