/**
 * The values of attributes: what each one may be, and how it is written again. Which element has which is
 * said in `allowed.ts`; addresses are left to whoever knows the base (`addresses.ts`).
 */

import { parseLanguageTag } from "../values/language.ts";
import { oneLine } from "../values/xml-text.ts";
import { globalAttributes, ruleOf } from "./allowed.ts";
import type { Attribute } from "./tree.ts";

/** The value as it is written, or `undefined` where the attribute goes. */
type Check = (value: string) => string | undefined;

const matching =
  (form: RegExp): Check =>
  (value) =>
    form.test(value.trim()) ? value.trim() : undefined;
const oneOf =
  (...words: readonly string[]): Check =>
  (value) => {
    const word = value.trim().toLowerCase();
    return words.includes(word) ? word : undefined;
  };
const between =
  (least: number, most: number): Check =>
  (value) => {
    const number = /^\d{1,5}$/.test(value.trim()) ? Number(value) : -1;
    return number >= least && number <= most ? String(number) : undefined;
  };
const words: Check = (value) => oneLine(value) || undefined;
const pixels = between(0, 99_999);

const checks: Readonly<Record<string, Check>> = {
  abbr: words,
  // Empty says that the image adds nothing to the text.
  alt: oneLine,
  colspan: between(1, 1000),
  controls: () => "",
  datetime: matching(/^[\w:.+ -]{1,60}$/),
  dir: oneOf("ltr", "rtl", "auto"),
  height: pixels,
  kind: oneOf("subtitles", "captions", "descriptions", "chapters", "metadata"),
  label: words,
  lang: parseLanguageTag,
  media: matching(/^[\w\s():,.<>=/+-]{1,200}$/),
  reversed: () => "",
  rowspan: between(0, 65_534),
  scope: oneOf("row", "col", "rowgroup", "colgroup"),
  sizes: words,
  span: between(1, 1000),
  srclang: parseLanguageTag,
  start: matching(/^-?\d{1,9}$/),
  title: words,
  // Of a list, its numbering; of a source, its media type.
  type: matching(/^[1aAiI]$|^[\w.+-]{1,60}\/[\w.+-]{1,60}(?:; ?codecs=[\w.,+ "'-]{1,100})?$/),
  value: matching(/^-?\d{1,9}$/),
  width: pixels,
};

/** The names whose values are addresses. */
export const addressAttributes: readonly string[] = ["href", "src", "srcset", "poster", "cite"];

/**
 * The attributes that an element keeps, in the order of the table. `addresses` are those that were looked
 * into already; all others are checked here.
 */
export function keptAttributes(
  name: string,
  given: ReadonlyMap<string, string>,
  addresses: ReadonlyMap<string, string>,
): Attribute[] {
  const kept: Attribute[] = [];
  for (const attribute of [...ruleOf(name).attributes, ...globalAttributes]) {
    const value = given.get(attribute);
    const written =
      addresses.get(attribute) ?? (value === undefined ? undefined : checks[attribute]?.(value));
    if (written !== undefined) kept.push([attribute, written]);
  }
  return kept;
}

/** Whether every attribute of the table has its check, for the test that guards the table. */
export function isCheckedAttribute(name: string): boolean {
  return addressAttributes.includes(name) || Object.hasOwn(checks, name);
}
