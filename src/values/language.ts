/**
 * Language tags (BCP 47, RFC 5646), as far as feeds need them: well formed, spelt the usual way, and telling which
 * way the script runs.
 */

declare const languageTag: unique symbol;
export type LanguageTag = string & { readonly [languageTag]: true };
export type Direction = "ltr" | "rtl";

/** ISO 639-1. Longer primary subtags (ISO 639-3) are taken on their form alone. */
const twoLetter = new Set(
  `aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es
   et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki
   kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no
   nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te
   tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu`.split(/\s+/),
);
const wellFormed =
  /^([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?((?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*)$/i;

/** `EN-gb` becomes `en-GB`; `undefined` for what is no language tag, such as `english` or `xx`. */
export function parseLanguageTag(text: string): LanguageTag | undefined {
  if (twoLetter.has(text)) return text as LanguageTag;
  const found = wellFormed.exec(text.trim());
  const primary = found?.[1]?.toLowerCase();
  if (!found || !primary || (primary.length === 2 && !twoLetter.has(primary))) return undefined;
  const script = found[2] && `-${found[2].charAt(0).toUpperCase()}${found[2].slice(1).toLowerCase()}`;
  const region = found[3] && `-${found[3].toUpperCase()}`;
  return `${primary}${script ?? ""}${region ?? ""}${(found[4] ?? "").toLowerCase()}` as LanguageTag;
}

export function primarySubtag(tag: LanguageTag): string {
  return tag.split("-", 1)[0] ?? tag;
}

const rightToLeft = new Set([
  "ar",
  "arc",
  "ckb",
  "dv",
  "fa",
  "he",
  "ks",
  "nqo",
  "ps",
  "sd",
  "syr",
  "ug",
  "ur",
  "yi",
]);
const rightToLeftScripts = /-(Arab|Hebr|Nkoo|Syrc|Thaa|Adlm|Rohg)\b/;

/** Which way the language is written; a script subtag decides before the language does. */
export function directionOf(tag: LanguageTag): Direction {
  if (/-[A-Z][a-z]{3}\b/.test(tag)) return rightToLeftScripts.test(tag) ? "rtl" : "ltr";
  return rightToLeft.has(primarySubtag(tag)) ? "rtl" : "ltr";
}

/** What some languages call themselves; a table, since the system's differs from machine to machine. */
const ownNames: Readonly<Record<string, string>> = {
  ar: "العربية",
  bn: "বাংলা",
  ca: "català",
  cs: "čeština",
  da: "dansk",
  de: "Deutsch",
  el: "Ελληνικά",
  en: "English",
  eo: "Esperanto",
  es: "español",
  fa: "فارسی",
  fi: "suomi",
  fr: "français",
  he: "עברית",
  hi: "हिन्दी",
  hu: "magyar",
  id: "Bahasa Indonesia",
  it: "italiano",
  ja: "日本語",
  ko: "한국어",
  nb: "norsk bokmål",
  nl: "Nederlands",
  pl: "polski",
  pt: "português",
  ro: "română",
  ru: "русский",
  sv: "svenska",
  sw: "Kiswahili",
  ta: "தமிழ்",
  th: "ไทย",
  tr: "Türkçe",
  uk: "українська",
  ur: "اردو",
  vi: "Tiếng Việt",
  zh: "中文",
};

/** `français`, `português (pt-BR)`; the tag itself where the name is not known. */
export function languageName(tag: LanguageTag): string {
  const primary = primarySubtag(tag);
  const name = ownNames[primary];
  if (name === undefined) return tag;
  return primary === tag ? name : `${name} (${tag})`;
}
