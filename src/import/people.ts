/** Names out of a byline: who wrote, and for whom. */

import type { Person } from "../model/article.ts";
import type { PageLink } from "./lines.ts";

const between = /\s*(?:[;؛]|、|和|\s(?:and|et|und|y|e|и|with|avec|con|mit)\s|\s&\s|\sو(?=\p{L}))\s*/iu;
const comma = /\s*[,،，]\s*/u;

/** What follows a name and is no name: an institution, a post. */
const institution =
  /\b(?:univers\w+|institut\w*|college|school|academy|center|centre|laborator\w+|hospital|foundation|society|council|museum|ministry|department|faculty|professor\w*|lecturer|fellow|research\w*|director|editor\w*|reporter|correspondent|columnist|newsroom|news|press|agency|magazine|journal|times|post|escuela|facultad|hochschule|akademie|redaktion|facult[ée]|professeure?|profesora?|journaliste|periodista)\b|universität|université|universidad|университет|институт|профессор|جامعة|معهد|أستاذ|大学|研究所|教授|研究院|記者/iu;
/** What belongs to the name in front of it. */
const suffix = /^(?:Jr|Sr|I{2,3}|IV|Ph\.?\s?D|M\.?D|M\.?A|Esq)\.?$/i;

/** What introduces those who did not write: `photographs by`, `translated from the Welsh by`. */
const role =
  /[\s,;|·(（]*(?:(?:and|with)\s+)?(?<!\p{L})(?:(?:photos?|photograph(?:s|y|ed)?|pictures?|images?|illustrations?|illustrated|graphics?|art(?:work)?|video|translat(?:ed|ion)|edit(?:ed|ing)|(?:additional\s+)?(?:reporting|research)|fotos?|fotografía|bilder|traducid[oa]|traducción|traduite?|traduction|übersetzt|übersetzung|перевод|фото)(?:\s+(?:and|&)\s+\w+)?(?:\s+(?:from|aus|de|du|del|vom)\s+(?:the\s+|dem\s+|l['’])?\p{L}+)?\s*(?:(?:by|par|por|von)(?!\p{L})|[:：])|(?:翻译|译者|摄影|写真|翻訳|ترجمة|تصوير)\s*[:：]).*$/iu;

/** Those who wrote: what comes behind other roles is cut off. */
export function withoutRoles(names: string): string {
  return names.replace(role, "");
}

/** Logins, desks and addresses, which systems write where an author belongs. */
export function isLogin(name: string): boolean {
  return (
    /^(?:admin\w*|(?:the )?editors?|editorial(?: team| staff)?|staff(?: writer| reporter)?|web ?master|root|guest|author|redaktion|redacción|rédaction|news ?(?:desk|room)|anonymous|unknown|wordpress)$/iu.test(
      name,
    ) ||
    name.includes("@") ||
    /^[a-z][\w.-]*$/.test(name) ||
    /^[\w.-]*\d[\w.-]*$/.test(name)
  );
}

/** Each author of `By A, University of B, C and D`, without the words that begin the line. */
export function peopleIn(text: string, links: readonly PageLink[] = []): Person[] {
  const people: { name: string; affiliation?: string }[] = [];
  for (const group of withoutRoles(text).split(between)) {
    for (const [index, part] of group.split(comma).entries()) {
      const words = withoutStop(part.trim());
      const last = people.at(-1);
      if (words === "") continue;
      if (last && index > 0 && suffix.test(words)) last.name += `, ${words}`;
      else if (last && index > 0 && institution.test(words))
        last.affiliation = last.affiliation === undefined ? words : `${last.affiliation}, ${words}`;
      else people.push(inBrackets(words) ?? atInstitution(words) ?? { name: words });
    }
  }
  return people.map((person) => {
    const url = links.find((link) => link.text === person.name)?.address;
    return url === undefined ? person : { ...person, url };
  });
}

/** The stop of a sentence, and not that of an initial or of `Jr.` */
function withoutStop(words: string): string {
  return /(?<!\b(?:\p{Lu}|Jr|Sr|Esq))[.。]$/u.test(words) ? words.slice(0, -1) : words;
}

/** `Ann Example (University of B)` */
function inBrackets(words: string): Person | undefined {
  const { name, affiliation } =
    /^(?<name>[^(（]+?)\s*[(（](?<affiliation>[^)）]+)[)）]$/u.exec(words)?.groups ?? {};
  return name === undefined || affiliation === undefined ? undefined : { name, affiliation };
}

/** `Ann Example of the University of B`, `Ann Example for The Lantern` */
function atInstitution(words: string): Person | undefined {
  const { name, affiliation } =
    /^(?<name>.+?)\s+(?:of|at|for|from|\||–|—|\/)\s+(?<affiliation>.+)$/u.exec(words)?.groups ?? {};
  if (name === undefined || affiliation === undefined || !/^\p{Lu}/u.test(name)) return undefined;
  return name.split(" ").length <= 5 ? { name, affiliation } : undefined;
}

/** Whether what follows `By` can be names, and not the beginning of a sentence. */
export function looksLikeNames(text: string): boolean {
  if (
    text === "" ||
    text.length > 200 ||
    /[!?]$|[.。]$/u.test(text.replace(/\b(?:\p{Lu}|Jr|Sr|Dr|Ph\.?D)\.$/u, ""))
  )
    return false;
  const first = /\p{L}/u.exec(text)?.[0] ?? "";
  // Scripts without capitals tell nothing by them.
  if (first === first.toLowerCase() && first !== first.toUpperCase()) return false;
  const words = text.split(/\s+/);
  const small = words.filter((word) => /^\p{Ll}/u.test(word));
  return small.length <= Math.max(2, words.length / 2);
}
