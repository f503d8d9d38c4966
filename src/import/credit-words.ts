/** The words with which pages introduce the lines of their credit, in the languages of ours, as a table. */

export type LineKind =
  | "byline"
  | "region"
  | "theme"
  | "firstSource"
  | "source"
  | "address"
  | "firstPublished"
  | "updated"
  | "published"
  | "disclaimer"
  | "contact"
  | "promotion";

interface Row {
  readonly kind: LineKind;
  /** `colon`: it must follow, since without one the words begin many a sentence. */
  readonly colon: "needed" | "optional";
  /** One phrase a line, as patterns. */
  readonly phrases: string;
}

/** The first row that fits a line says what it is. */
const rows: readonly Row[] = [
  {
    kind: "firstSource",
    colon: "optional",
    phrases: `(?:the )?original source of this (?:article|story|text) is
      la source originale de cet article est
      la fuente original de este artículo es
      die (?:ursprüngliche quelle|originalquelle) dieses (?:artikels|beitrags) ist
      المصدر الأصلي لهذا المقال(?: هو)?
      本文(?:的)?(?:原始|最初)来源(?:是|为)?
      (?:первоисточник(?:ом)?|оригинальный источник) (?:этой )?статьи(?: является)?
      この記事の(?:元の)?出典は`,
  },
  {
    kind: "address",
    colon: "optional",
    phrases: `(?:the )?(?:url|address|link) of this (?:article|story|page)(?: is)?
      original (?:article|url|address)(?: at)?
      (?:article )?permalink
      l['’]adresse (?:url )?de cet article(?: est)?
      url de cet article
      article original
      la (?:url|dirección) de este artículo(?: es)?
      artículo original
      die adresse dieses artikels(?: ist)?
      originalartikel
      رابط (?:هذا )?المقال(?: الأصلي)?
      المقال الأصلي
      原文(?:链接|地址|网址)?
      本文(?:链接|地址|网址)
      (?:адрес|ссылка на) (?:этой )?(?:статьи|статью)
      оригинал статьи
      元の記事
      この記事の(?:url|アドレス)`,
  },
  {
    kind: "firstPublished",
    colon: "optional",
    phrases: `(?:\\(|note:? )?(?:this )?(?:article |story |text )?(?:was )?(?:first|originally|initially) (?:published|appeared)(?: on| in)?
      (?:cet article a été )?publié (?:initialement|à l['’]origine|pour la première fois)(?: le)?
      première publication(?: le)?
      (?:este artículo fue )?publicado (?:originalmente|por primera vez)(?: el)?
      (?:dieser (?:artikel|beitrag) (?:ist|wurde) )?(?:zuerst|erstmals|ursprünglich) (?:veröffentlicht|erschienen)(?: am)?
      نُ?شر (?:لأول مرة|أولاً|أولا)(?: في)?
      (?:本文)?(?:首次发表|首次发布|首发|最初发表)(?:于)?
      впервые опубликован[оа]?
      初出(?:掲載)?`,
  },
  {
    kind: "updated",
    colon: "optional",
    phrases: `(?:last |was )?(?:updated|modified|revised)(?: on| at)?
      (?:dernière )?mis(?:e)? à jour(?: le)?
      (?:última )?actualizaci[oó]n
      actualizado(?: el)?
      (?:zuletzt )?aktualisiert(?: am)?
      (?:آخر )?تحديث
      (?:最后)?更新(?:时间|日期|于)?
      (?:последнее )?обновлен[оие]+
      (?:最終)?更新(?:日時?)?`,
  },
  {
    kind: "published",
    colon: "optional",
    phrases: `(?:date )?(?:published|posted)(?: on| at)?
      (?:publication )?date
      publié(?:e)?(?: le)?
      publicado(?: el)?
      (?:veröffentlicht|erschienen)(?: am)?
      stand(?=:)
      (?:تاريخ النشر|نُ?شر في)
      (?:发布|发表|刊登)(?:时间|日期|于)?
      (?:опубликован[оа]?|дата(?: публикации)?)
      (?:公開|掲載|投稿|配信)(?:日時?)?`,
  },
  {
    kind: "region",
    colon: "needed",
    phrases: `regions?
      régions?
      regi(?:ón|ones)
      regionen
      المنطقة
      地区
      регион(?:ы)?
      地域`,
  },
  {
    kind: "theme",
    colon: "needed",
    phrases: `themes?
      topics?
      sections?
      categor(?:y|ies)
      (?:filed (?:under|in)|posted in)
      tags?
      in-depth reports?
      thèmes?
      rubriques?
      catégories?
      dossiers?
      temas?
      sección
      categorías?
      themen
      thema
      rubrik(?:en)?
      kategorien?
      الموضوع
      القسم
      主题
      栏目
      分类
      标签
      тем[аы]
      рубрик[аи]
      テーマ
      カテゴリー?
      ジャンル`,
  },
  {
    kind: "source",
    colon: "needed",
    phrases: `(?:first |original )?source
      (?:première )?source
      fuente(?: original)?
      (?:ursprüngliche )?quelle
      المصدر(?: الأول)?
      (?:最初|文章)?来源
      (?:перво)?источник
      (?:出典|配信元|提供)`,
  },
  {
    kind: "disclaimer",
    colon: "needed",
    phrases: `(?:legal )?disclaimer
      avertissement
      clause de non-responsabilité
      (?:descargo|exención) de responsabilidad
      aviso legal
      haftungsausschluss
      (?:إخلاء المسؤولية|تنويه)
      免责声明
      отказ от ответственности
      免責事項`,
  },
  {
    kind: "contact",
    colon: "needed",
    phrases: `(?:for )?media (?:inquiries|enquiries|contact)
      (?:press )?contact
      contact (?:presse|médias?)
      contacto(?: de prensa)?
      (?:presse)?kontakt
      للتواصل
      (?:媒体)?联系(?:方式)?
      контакт(?:ы)?(?: для прессы)?
      (?:お)?問い?合わせ(?:先)?`,
  },
  {
    kind: "promotion",
    colon: "needed",
    phrases: `(?:other )?(?:articles|stories|posts) by
      more (?:articles |stories )?(?:by|from)
      (?:related|see also|read (?:more|next|also))
      share(?: this(?: article| story)?)?
      articles de
      (?:à lire aussi|lire aussi|partager)
      artículos de
      (?:lea también|compartir)
      (?:artikel|beiträge) von
      (?:lesen sie auch|teilen)
      مقالات
      (?:اقرأ أيضا?ً?|شارك)
      作者文章
      (?:相关阅读|延伸阅读|分享)
      статьи автора
      (?:читайте также|поделиться)
      (?:この著者の記事|関連記事|シェア)`,
  },
  {
    kind: "byline",
    colon: "optional",
    phrases: `(?:written |story |text |words |report(?:ed)? )?by(?=\\s|:)
      authors?(?=:)
      par(?=\\s|:)
      auteurs?(?=\\s?:)
      por(?=\\s|:)
      autor(?:es|in)?(?=:)
      von(?=\\s|:)
      text(?=:)
      (?:بقلم|كتب(?:ه|ته)|الكاتب)(?=[\\s:])
      (?:作者|撰文|撰稿|记者|文)(?=[：:/／])
      (?:автор(?:ы)?|текст)(?=\\s?:)
      (?:著者|筆者|執筆|文)(?=[：:／/])`,
  },
];

const patterns = rows.map(({ kind, colon, phrases }) => {
  const all = phrases
    .split("\n")
    .map((phrase) => phrase.trim())
    .sort((a, b) => b.length - a.length)
    .join("|");
  const after =
    colon === "needed"
      ? "\\s*[:：]\\s*"
      : "(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Arabic}\\p{N}-])\\s*[:：/／]?\\s*";
  return { kind, pattern: new RegExp(`^[\\s*•|–—-]*(?:${all})${after}(?<rest>.*)$`, "isu") };
});

export interface LabelledLine {
  readonly kind: LineKind;
  /** What follows the words. */
  readonly rest: string;
}

/** What a line says it is, by the words that it begins with. */
export function labelOf(text: string): LabelledLine | undefined {
  for (const { kind, pattern } of patterns) {
    const rest = pattern.exec(text)?.groups?.rest;
    if (rest !== undefined) return { kind, rest: rest.trim() };
  }
  return undefined;
}

/** Lines that ask readers for something and tell nothing of the article. */
const promotions = new RegExp(
  [
    "^comment on .{0,60}(?:facebook|page)",
    "^become a (?:member|supporter|patron)",
    "^(?:please )?(?:click|use) the share button",
    "^(?:please )?feel free to (?:re)?(?:post|share)",
    "^(?:to receive|sign up for|subscribe to) .{0,80}(?:newsletter|updates|list|channel)",
    "^(?:follow|find|like|join) us on ",
    "^all .{0,60}articles can be read in \\d+ languages",
    "^(?:share|print|email|tweet|save)(?: (?:this|article|story|page|on|via|it)\\b.{0,40})?$",
    "^(?:support|donate to) (?:our|us|independent|this)\\b",
    "^(?:read|listening|reading) time\\b|^\\d+ min(?:ute)?s? read$",
    "^(?:skip to (?:main )?content|back to top|advertisement)$",
    "^\\d+ (?:comments?|shares?|views?)$",
    "^(?:abonnez-vous|suivez-nous|partager|imprimer|s['’]abonner)\\b",
    "^(?:suscr[ií]b[ea]te|s[ií]guenos|compartir|imprimir)\\b",
    "^(?:newsletter abonnieren|folgen sie uns|teilen|drucken)\\b",
    "^(?:تابعونا|شارك|اشترك|اطبع)",
    "^(?:关注我们|分享到|订阅|打印)",
    "^(?:подписывайтесь|поделиться|распечатать)",
    "^(?:フォロー|シェア|印刷|メルマガ)",
  ].join("|"),
  "iu",
);

export function isPromotion(text: string): boolean {
  return text.length < 300 && promotions.test(text);
}
