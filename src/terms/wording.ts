/**
 * The words of the credit, by language. A site and a publisher may word any phrase in their own way
 * (`wording:` in `_site.yaml` and `_publishers.yaml`); other languages fall back to English, and the build says so.
 */

import type { Wording } from "../model/wording.ts";
import { type LanguageTag, primarySubtag } from "../values/language.ts";

const en: Wording = {
  lead: "First published by [{publisher}](article), {date}",
  by: "By {authors}",
  republished: "Republished from [{publisher}](article), {date}",
  firstSource: "First source: {source}",
  original: "Original article: [{url}](article)",
  title: "“{title}”",
  terms: "Terms: [{terms}](terms)",
  licence: "Licence: [{licence}](licence)",
  permission: "With the publisher’s permission ({permission})",
  headlineChanged: "The headline was changed by {site}",
  styleChanged: "Edited for style by {site}",
  shortened: "Shortened by {site}",
  adapted: "Changed by {site}",
  translatedBy: "Translated by {translator}",
  translated: "Translated by {site}",
  readMore: "[Read the full article at {publisher}](article)",
  short: "Source: [{publisher}](article)",
  comma: ", ",
  and: " and ",
  stop: ". ",
};

const fr: Wording = {
  lead: "Publié à l’origine par [{publisher}](article), {date}",
  by: "Par {authors}",
  republished: "Repris de [{publisher}](article), {date}",
  firstSource: "Première source\u00a0: {source}",
  original: "Article original\u00a0: [{url}](article)",
  title: "«\u00a0{title}\u00a0»",
  terms: "Conditions\u00a0: [{terms}](terms)",
  licence: "Licence\u00a0: [{licence}](licence)",
  permission: "Avec l’autorisation de l’éditeur ({permission})",
  headlineChanged: "Titre modifié par {site}",
  styleChanged: "Retouches de style par {site}",
  shortened: "Abrégé par {site}",
  adapted: "Modifié par {site}",
  translatedBy: "Traduit par {translator}",
  translated: "Traduit par {site}",
  readMore: "[Lire l’article entier chez {publisher}](article)",
  short: "Source\u00a0: [{publisher}](article)",
  comma: ", ",
  and: " et ",
  stop: ". ",
};

const es: Wording = {
  lead: "Publicado originalmente en [{publisher}](article), {date}",
  by: "Por {authors}",
  republished: "Reproducido de [{publisher}](article), {date}",
  firstSource: "Fuente original: {source}",
  original: "Artículo original: [{url}](article)",
  title: "«{title}»",
  terms: "Condiciones: [{terms}](terms)",
  licence: "Licencia: [{licence}](licence)",
  permission: "Con permiso del editor ({permission})",
  headlineChanged: "Titular modificado por {site}",
  styleChanged: "Adaptado al estilo de {site}",
  shortened: "Abreviado por {site}",
  adapted: "Modificado por {site}",
  translatedBy: "Traducido por {translator}",
  translated: "Traducido por {site}",
  readMore: "[Leer el artículo completo en {publisher}](article)",
  short: "Fuente: [{publisher}](article)",
  comma: ", ",
  and: " y ",
  stop: ". ",
};

const de: Wording = {
  lead: "Zuerst erschienen bei [{publisher}](article), {date}",
  by: "Von {authors}",
  republished: "Übernommen von [{publisher}](article), {date}",
  firstSource: "Ursprüngliche Quelle: {source}",
  original: "Originalartikel: [{url}](article)",
  title: "„{title}“",
  terms: "Bedingungen: [{terms}](terms)",
  licence: "Lizenz: [{licence}](licence)",
  permission: "Mit Erlaubnis des Verlags ({permission})",
  headlineChanged: "Überschrift geändert von {site}",
  styleChanged: "Stilistisch bearbeitet von {site}",
  shortened: "Gekürzt von {site}",
  adapted: "Geändert von {site}",
  translatedBy: "Übersetzt von {translator}",
  translated: "Übersetzt von {site}",
  readMore: "[Den ganzen Artikel bei {publisher} lesen](article)",
  short: "Quelle: [{publisher}](article)",
  comma: ", ",
  and: " und ",
  stop: ". ",
};

const ar: Wording = {
  lead: "نُشر أولاً في [{publisher}](article)، {date}",
  by: "بقلم {authors}",
  republished: "أُعيد نشره عن [{publisher}](article)، {date}",
  firstSource: "المصدر الأول: {source}",
  original: "المقال الأصلي: [{url}](article)",
  title: "«{title}»",
  terms: "شروط إعادة النشر: [{terms}](terms)",
  licence: "الترخيص: [{licence}](licence)",
  permission: "بإذن من الناشر ({permission})",
  headlineChanged: "عدّل {site} العنوان",
  styleChanged: "حرّر {site} الأسلوب",
  shortened: "اختصره {site}",
  adapted: "عدّله {site}",
  translatedBy: "ترجمة {translator}",
  translated: "ترجمة {site}",
  readMore: "[اقرأ المقال كاملاً في {publisher}](article)",
  short: "المصدر: [{publisher}](article)",
  comma: "، ",
  and: " و",
  stop: ". ",
};

const zh: Wording = {
  lead: "首发于[{publisher}](article)，{date}",
  by: "作者：{authors}",
  republished: "转载自[{publisher}](article)，{date}",
  firstSource: "最初来源：{source}",
  original: "原文：[{url}](article)",
  title: "《{title}》",
  terms: "转载条款：[{terms}](terms)",
  licence: "许可协议：[{licence}](licence)",
  permission: "经出版方许可（{permission}）",
  headlineChanged: "标题由{site}修改",
  styleChanged: "文字由{site}编辑",
  shortened: "由{site}删节",
  adapted: "由{site}改编",
  translatedBy: "译者：{translator}",
  translated: "由{site}翻译",
  readMore: "[在{publisher}阅读全文](article)",
  short: "来源：[{publisher}](article)",
  comma: "、",
  and: "和",
  stop: "。",
};

const ru: Wording = {
  lead: "Впервые опубликовано: [{publisher}](article), {date}",
  by: "Текст: {authors}",
  republished: "Перепечатано: [{publisher}](article), {date}",
  firstSource: "Первоисточник: {source}",
  original: "Оригинал статьи: [{url}](article)",
  title: "«{title}»",
  terms: "Условия: [{terms}](terms)",
  licence: "Лицензия: [{licence}](licence)",
  permission: "С разрешения издателя ({permission})",
  headlineChanged: "Заголовок изменён: {site}",
  styleChanged: "Стилистическая правка: {site}",
  shortened: "Сокращено: {site}",
  adapted: "Изменено: {site}",
  translatedBy: "Перевод: {translator}",
  translated: "Перевод: {site}",
  readMore: "[Читать полностью: {publisher}](article)",
  short: "Источник: [{publisher}](article)",
  comma: ", ",
  and: " и ",
  stop: ". ",
};

const ja: Wording = {
  lead: "初出：[{publisher}](article)、{date}",
  by: "著者：{authors}",
  republished: "転載元：[{publisher}](article)、{date}",
  firstSource: "配信元：{source}",
  original: "元の記事：[{url}](article)",
  title: "「{title}」",
  terms: "転載条件：[{terms}](terms)",
  licence: "ライセンス：[{licence}](licence)",
  permission: "発行者の許可を得て掲載（{permission}）",
  headlineChanged: "見出しは{site}が変更",
  styleChanged: "文体は{site}が編集",
  shortened: "{site}が短縮",
  adapted: "{site}が改変",
  translatedBy: "翻訳：{translator}",
  translated: "翻訳：{site}",
  readMore: "[{publisher}で全文を読む](article)",
  short: "出典：[{publisher}](article)",
  comma: "、",
  and: "、",
  stop: "。",
};

export const wordings = { en, fr, es, de, ar, zh, ru, ja } as const satisfies Readonly<
  Record<string, Wording>
>;

/** Words of a site's or a publisher's own, by language tag or primary subtag. */
export type OwnWording = Readonly<Record<string, Partial<Wording>>>;

export interface ChosenWording {
  readonly wording: Wording;
  /** The language that the words are in. */
  readonly language: LanguageTag;
  /** True when there are no words in the language asked for. */
  readonly fellBack: boolean;
}

/** The publisher's own words go over the site's, the site's over ours. */
export function chooseWording(language: LanguageTag, site: OwnWording, publisher: OwnWording): ChosenWording {
  const primary = primarySubtag(language);
  const ours = primary in wordings ? wordings[primary as keyof typeof wordings] : undefined;
  const layers = [site[primary], site[language], publisher[primary], publisher[language]];
  if (ours && layers.every((layer) => layer === undefined))
    return { wording: ours, language, fellBack: false };
  const own: Partial<Wording> = Object.assign({}, ...layers);
  const complete = ours ?? (isComplete(own) ? own : undefined);
  if (complete) return { wording: { ...complete, ...own }, language, fellBack: false };
  const english = { ...en, ...site.en, ...publisher.en };
  return { wording: english, language: "en" as LanguageTag, fellBack: true };
}

function isComplete(wording: Partial<Wording>): wording is Wording {
  return Object.keys(en).every((phrase) => phrase in wording);
}
