/** Which of the terms that we know by name a licence's address, or a sentence on a page, stands for. */

import { profiles } from "../terms/profiles.ts";
import { type HttpUrl, parseHttpUrl } from "../values/url.ts";

/** `/deed.fr` and `/legalcode` are the same licence as the address without; a country's version (`/3.0/us/`) is not. */
export function profileOfAddress(address: HttpUrl): string | undefined {
  const bare = bareLicence(address);
  for (const { id, licence } of profiles.values()) {
    if (licence && bareLicence(licence.url) === bare) return id;
  }
  return undefined;
}

function bareLicence(address: HttpUrl): string {
  return address
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, "")
    .replace(/[?#].*$/, "")
    .replace(/\/(?:deed|legalcode)(?:[._-][\w-]+)*\/?$/, "")
    .replace(/\/$/, "");
}

/** Whether an address is that of a licence that many know, in whatever version. */
export function isLicenceAddress(address: HttpUrl): boolean {
  return (
    /^https?:\/\/(?:www\.)?creativecommons\.org\/(?:licenses|publicdomain)\//i.test(address) ||
    /\/open-government-licence\//i.test(address)
  );
}

/** Elements of Creative Commons' licences as they are written out, in the languages that we meet them in. */
const elements: readonly (readonly [element: "nc" | "nd" | "sa", pattern: RegExp])[] = [
  [
    "nc",
    /non-?\s?commercial|pas d.utilisation commerciale|no\s?comercial|nicht.?kommerziell|غير.?التجاري|非商业|некоммерческ|非営利/iu,
  ],
  [
    "nd",
    /no-?\s?deriv|pas de modification|sin\s?(?:obra)?\s?derivad|keine.?bearbeitung|منع.?الاشتقاق|禁止演绎|без производных|改変禁止/iu,
  ],
  [
    "sa",
    /share-?\s?alike|partage dans les m.mes|compartir\s?igual|weitergabe unter gleichen|بالمثل|相同方式共享|на тех же условиях|継承/iu,
  ],
];
const spelled = /\bCC[ -]?(?<code>BY(?:[ -](?:NC|ND|SA))*)[ -]?(?<version>\d\.\d)?/i;
const named = /creative commons|知识共享|クリエイティブ・コモンズ|المشاع الإبداعي/iu;
const attribution =
  /attribution|atribuci|reconocimiento|namensnennung|نسب المصنف|署名|атрибуц|указанием авторства|表示/iu;

/**
 * The profile that one sentence names. A licence without its version is none that we know: what `CC BY` asks for
 * differs between versions.
 */
export function profileOfWording(sentence: string): string | undefined {
  const creativeCommons = creativeCommonsOf(sentence);
  if (creativeCommons !== undefined) return profiles.has(creativeCommons) ? creativeCommons : undefined;
  if (/\bCC0\b|creative commons zero/i.test(sentence)) return "cc0-1.0";
  if (/open government licence(?: v| version )?\s?(?:v?3\.0)/i.test(sentence)) return "ogl-uk-3.0";
  if (isCommunityGrant(sentence)) return "community-cross-post";
  if (/\b(?:is|are|in) (?:in )?the public domain\b/i.test(sentence)) return "public-domain";
  if (isAllReserved(sentence)) return "all-rights-reserved";
  return undefined;
}

/** `cc-by-nd-4.0`; without a version, `cc-by-nd`. */
export function creativeCommonsOf(sentence: string): string | undefined {
  const { code, version } = spelled.exec(sentence)?.groups ?? {};
  if (code !== undefined) {
    return ["cc", code.toLowerCase().replaceAll(" ", "-"), version].filter(Boolean).join("-");
  }
  if (!named.test(sentence) || !attribution.test(sentence)) return undefined;
  const found = elements.filter(([, pattern]) => pattern.test(sentence)).map(([element]) => element);
  const spoken = /(?<!\d)(\d\.\d)(?!\d)/.exec(sentence)?.[1];
  return ["cc", "by", ...found, spoken].filter(Boolean).join("-");
}

/** May be posted on community sites, with source, copyright and a link to the original. */
function isCommunityGrant(sentence: string): boolean {
  return (
    /permission|may\b|welcome|free to/i.test(sentence) &&
    /cross-?post|re-?post|re-?publish/i.test(sentence) &&
    /community (?:inter)?(?:net |web ?)?(?:site|page)/i.test(sentence) &&
    /copyright/i.test(sentence) &&
    /link/i.test(sentence)
  );
}

function isAllReserved(sentence: string): boolean {
  return /all rights reserved|tous droits réservés|todos los derechos reservados|alle rechte vorbehalten|جميع الحقوق محفوظة|版权所有|保留所有权利|все права защищены|無断転載(?:を禁|禁止)/iu.test(
    sentence,
  );
}

/** Whether a sentence says what others may or may not do with the text. */
export function speaksOfRights(sentence: string): boolean {
  return (
    isAllReserved(sentence) ||
    creativeCommonsOf(sentence) !== undefined ||
    /\b(?:permission|permitted|re-?publish\w*|re-?post\w*|cross-?post\w*|reprint\w*|reproduc\w+|copyright(?:ed)?|fair use|licen[cs]e[ds]?|syndicat\w+|public domain|(?:re)?distribut\w+|for publication)\b/i.test(
      sentence,
    ) ||
    /autorisation|reproduction|republi(?:er|cation)|reproducci[oó]n|permiso|republicar|Nachdruck|Genehmigung|Weiterverbreitung|إعادة نشر|转载|перепечатк|перепубликац|разрешени|転載/iu.test(
      sentence,
    )
  );
}

const pictureWords =
  "photos?|photograph\\w*|pictures?|images?|illustrations?|graphics?|maps?|videos?|icons?|fonts?|theme|template|design";
/** Names of publishers have such words too, with capitals and not at the beginning of the line. */
const ofPictures = new RegExp(
  `\\b(?:${pictureWords}|fotos|bilder|imágenes|imagen)\\b|\\b(?:Fotos|Bilder)\\b|图片|图像|写真|صور|фото`,
  "u",
);
const opensWithPictures = new RegExp(
  `^\\W*(?:all |the |most )?(?:${pictureWords})(?: by\\b| on\\b|\\s*[:©(])`,
  "i",
);
const exception = /(?:^|,\s*)(?:except|unless|sauf|salvo)(?!\p{L})[^,.;]*(?:[,;]\s*)?/giu;

/** Whether a line speaks of pictures or of the page's looks, and not of the text. */
export function isAboutPictures(line: string): boolean {
  const text = line.replace(exception, " ");
  return ofPictures.test(text) || opensWithPictures.test(text);
}

/** What a line says besides, sentence by sentence. */
export function withoutPictures(text: string): string {
  if (!isAboutPictures(text)) return text;
  return text
    .split(/(?<=[.!?;])\s+|(?<=[。！？])/u)
    .filter((sentence) => !isAboutPictures(sentence))
    .join(" ");
}

/** In a line of text. */
export function licenceAddressIn(text: string): HttpUrl | undefined {
  const written = /(?:https?:\/\/)?(?:www\.)?creativecommons\.org\/(?:licenses|publicdomain)\/[\w./-]+/i.exec(
    text,
  )?.[0];
  if (written === undefined) return undefined;
  return parseHttpUrl(/^https?:/i.test(written) ? written : `https://${written}`);
}
