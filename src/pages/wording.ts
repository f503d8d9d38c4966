/** The words of the pages, in the languages that the credit speaks; sites in other languages get English ones. */

import type { Grouping } from "../model/site.ts";
import { type Direction, directionOf, type LanguageTag, primarySubtag } from "../values/language.ts";

export interface PageWords {
  readonly skip: string;
  readonly feeds: string;
  readonly credits: string;
  readonly home: string;
  readonly subscribe: string;
  readonly howTo: string;
  readonly copy: string;
  readonly copied: string;
  readonly newest: string;
  readonly nothingYet: string;
  readonly archive: string;
  readonly groups: Readonly<Record<Grouping, string>>;
  readonly lists: string;
  readonly ourFeeds: string;
  readonly theirFeeds: string;
  readonly creditsIntro: string;
  readonly articles: string;
  readonly terms: string;
  readonly read: string;
  /** Between a name and what it stands for. */
  readonly colon: string;
  /** Of a publisher, on the page of its feed. */
  readonly itsCredits: string;
  readonly ownFeed: string;
  readonly inPlainWords: string;
  readonly siteDuties: string;
  readonly must: string;
  readonly asked: string;
  readonly contact: string;
  readonly shows: string;
  readonly full: string;
  readonly excerpt: string;
  readonly link: string;
  readonly linked: string;
  readonly authorsNamed: string;
  readonly sourceNamed: string;
  readonly copyrightShown: string;
  readonly licenceLinked: string;
  readonly noticesShown: string;
  readonly imagesCredited: string;
  readonly counterKept: string;
  readonly changesSaid: string;
  readonly permitted: string;
  readonly chosen: string;
}

export interface Spoken {
  readonly words: PageWords;
  readonly language: LanguageTag;
  readonly direction: Direction;
}

/** Those of a language, or English with its own tag, so that nothing is marked as what it is not. */
export function wordsFor(language: LanguageTag): Spoken {
  const words = byLanguage[primarySubtag(language)];
  const spoken = words ? language : ("en" as LanguageTag);
  return { words: words ?? en, language: spoken, direction: directionOf(spoken) };
}

const en: PageWords = {
  skip: "Skip to the content",
  feeds: "Feeds",
  credits: "Credits",
  home: "Home page",
  subscribe: "Subscribe",
  howTo: "Copy one of these addresses into a feed reader, and new entries will arrive on their own.",
  copy: "Copy",
  copied: "Copied",
  newest: "Newest entries",
  nothingYet: "Nothing has been published here yet.",
  archive: "Older entries are in the archive of the feeds, and on the pages of the credits.",
  groups: {
    publisher: "By publisher",
    theme: "By theme",
    region: "By region",
    language: "By language",
    author: "By author",
  },
  lists: "Lists for feed readers",
  ourFeeds: "All feeds of this site (OPML)",
  theirFeeds: "The publishers’ own feeds (OPML)",
  creditsIntro:
    "Everything here was first published elsewhere. These pages say by whom, where, and on what terms.",
  articles: "Articles",
  terms: "Terms",
  read: "Last read",
  colon: ": ",
  itsCredits: "Credits and terms",
  ownFeed: "The publisher’s own feed",
  inPlainWords: "In plain words",
  siteDuties: "Left for this site’s own pages, since a feed cannot do it",
  must: "Required",
  asked: "Requested",
  contact: "Is something wrong? Write to",
  shows: "The copy in the main feed shows",
  full: "the whole article",
  excerpt: "an excerpt",
  link: "title and link",
  linked: "the link to the original",
  authorsNamed: "the authors’ names",
  sourceNamed: "the first source",
  copyrightShown: "the copyright line",
  licenceLinked: "the licence with its link",
  noticesShown: "the publisher’s own lines, word for word",
  imagesCredited: "images with their credit",
  counterKept: "the publisher’s counter",
  changesSaid: "what was changed",
  permitted: "the permission on record",
  chosen: "who chose it",
};

const fr: PageWords = {
  skip: "Aller au contenu",
  feeds: "Flux",
  credits: "Crédits",
  home: "Page d’accueil",
  subscribe: "S’abonner",
  howTo:
    "Copiez l’une de ces adresses dans un lecteur de flux, et les nouveautés viendront à vous d’elles-mêmes.",
  copy: "Copier",
  copied: "Copié",
  newest: "Dernières parutions",
  nothingYet: "Rien n’a encore été publié ici.",
  archive: "Le reste se trouve dans l’archive des flux et sur les pages des crédits.",
  groups: {
    publisher: "Par éditeur",
    theme: "Par thème",
    region: "Par région",
    language: "Par langue",
    author: "Par auteur",
  },
  lists: "Listes pour lecteurs de flux",
  ourFeeds: "Tous les flux de ce site (OPML)",
  theirFeeds: "Les flux des éditeurs eux-mêmes (OPML)",
  creditsIntro:
    "Ce qui figure ici a d’abord paru ailleurs : chez qui, à quelle adresse et à quelles conditions.",
  articles: "Articles",
  terms: "Conditions",
  read: "Lues pour la dernière fois le",
  colon: " : ",
  itsCredits: "Crédits et conditions",
  ownFeed: "Le flux de l’éditeur",
  inPlainWords: "En clair",
  siteDuties: "À faire sur les pages de ce site, un flux ne le pouvant pas",
  must: "Obligatoire",
  asked: "Souhaité",
  contact: "Une erreur ? Écrivez à",
  shows: "La copie dans le flux principal montre",
  full: "l’article entier",
  excerpt: "un extrait",
  link: "le titre et le lien",
  linked: "le lien vers l’original",
  authorsNamed: "les noms des auteurs",
  sourceNamed: "la première source",
  copyrightShown: "la mention de droits",
  licenceLinked: "la licence avec son lien",
  noticesShown: "les mentions de l’éditeur, mot pour mot",
  imagesCredited: "les images avec leur crédit",
  counterKept: "le compteur de l’éditeur",
  changesSaid: "ce qui a été modifié",
  permitted: "l’autorisation enregistrée",
  chosen: "qui l’a choisi",
};

const es: PageWords = {
  skip: "Ir al contenido",
  feeds: "Canales",
  credits: "Créditos",
  home: "Página principal",
  subscribe: "Suscribirse",
  howTo: "Copie una de estas direcciones en un lector de canales, y lo nuevo le llegará por sí solo.",
  copy: "Copiar",
  copied: "Copiado",
  newest: "Lo más reciente",
  nothingYet: "Aquí todavía no se ha publicado nada.",
  archive: "Lo anterior está en el archivo de los canales y en las páginas de créditos.",
  groups: {
    publisher: "Por editor",
    theme: "Por tema",
    region: "Por región",
    language: "Por idioma",
    author: "Por autor",
  },
  lists: "Listas para lectores de canales",
  ourFeeds: "Todos los canales de este sitio (OPML)",
  theirFeeds: "Los canales de los propios editores (OPML)",
  creditsIntro:
    "Lo que está aquí apareció antes en otro lugar: quién lo publicó, dónde está y en qué condiciones.",
  articles: "Artículos",
  terms: "Condiciones",
  read: "Leídas por última vez el",
  colon: ": ",
  itsCredits: "Créditos y condiciones",
  ownFeed: "El canal del editor",
  inPlainWords: "En pocas palabras",
  siteDuties: "Por hacer en las páginas de este sitio, porque un canal no puede",
  must: "Obligatorio",
  asked: "Se ruega",
  contact: "¿Hay algún error? Escriba a",
  shows: "La copia del canal principal muestra",
  full: "el artículo entero",
  excerpt: "un extracto",
  link: "título y enlace",
  linked: "el enlace al original",
  authorsNamed: "los nombres de los autores",
  sourceNamed: "la primera fuente",
  copyrightShown: "la línea de derechos",
  licenceLinked: "la licencia con su enlace",
  noticesShown: "las líneas del editor, palabra por palabra",
  imagesCredited: "las imágenes con su crédito",
  counterKept: "el contador del editor",
  changesSaid: "lo que se cambió",
  permitted: "el permiso registrado",
  chosen: "quién lo eligió",
};

const de: PageWords = {
  skip: "Zum Inhalt",
  feeds: "Feeds",
  credits: "Quellennachweise",
  home: "Startseite",
  subscribe: "Abonnieren",
  howTo: "Eine dieser Adressen in einen Feedreader kopieren, dann kommen neue Einträge von selbst.",
  copy: "Kopieren",
  copied: "Kopiert",
  newest: "Neueste Einträge",
  nothingYet: "Hier ist noch nichts erschienen.",
  archive: "Ältere Einträge stehen im Archiv der Feeds und auf den Seiten der Quellennachweise.",
  groups: {
    publisher: "Nach Herausgeber",
    theme: "Nach Thema",
    region: "Nach Region",
    language: "Nach Sprache",
    author: "Nach Autor",
  },
  lists: "Listen für Feedreader",
  ourFeeds: "Alle Feeds dieser Website (OPML)",
  theirFeeds: "Die eigenen Feeds der Herausgeber (OPML)",
  creditsIntro: "Was hier steht, ist zuerst anderswo erschienen: bei wem, wo und zu welchen Bedingungen.",
  articles: "Artikel",
  terms: "Bedingungen",
  read: "Zuletzt gelesen am",
  colon: ": ",
  itsCredits: "Quellennachweise und Bedingungen",
  ownFeed: "Der eigene Feed des Herausgebers",
  inPlainWords: "In einfachen Worten",
  siteDuties: "Auf den Seiten dieser Website zu tun, da ein Feed es nicht kann",
  must: "Pflicht",
  asked: "Erbeten",
  contact: "Stimmt etwas nicht? Bitte schreiben an",
  shows: "Die Kopie im Hauptfeed zeigt",
  full: "den ganzen Artikel",
  excerpt: "einen Auszug",
  link: "Titel und Link",
  linked: "den Link zum Original",
  authorsNamed: "die Namen der Autoren",
  sourceNamed: "die erste Quelle",
  copyrightShown: "den Urhebervermerk",
  licenceLinked: "die Lizenz mit ihrem Link",
  noticesShown: "die eigenen Zeilen des Herausgebers, Wort für Wort",
  imagesCredited: "Bilder mit ihrem Nachweis",
  counterKept: "den Zähler des Herausgebers",
  changesSaid: "was geändert wurde",
  permitted: "die vorliegende Erlaubnis",
  chosen: "wer ihn ausgewählt hat",
};

const ar: PageWords = {
  skip: "انتقل إلى المحتوى",
  feeds: "الخلاصات",
  credits: "المصادر",
  home: "الصفحة الرئيسية",
  subscribe: "اشترك",
  howTo: "انسخ أحد هذه العناوين إلى قارئ الخلاصات، وستصلك المواد الجديدة من تلقاء نفسها.",
  copy: "نسخ",
  copied: "تم النسخ",
  newest: "أحدث المواد",
  nothingYet: "لم يُنشر هنا شيء بعد.",
  archive: "المواد الأقدم في أرشيف الخلاصات وفي صفحات المصادر.",
  groups: {
    publisher: "حسب الناشر",
    theme: "حسب الموضوع",
    region: "حسب المنطقة",
    language: "حسب اللغة",
    author: "حسب الكاتب",
  },
  lists: "قوائم لبرامج قراءة الخلاصات",
  ourFeeds: "كل خلاصات هذا الموقع (OPML)",
  theirFeeds: "خلاصات الناشرين أنفسهم (OPML)",
  creditsIntro: "ما يرد هنا ظهر أولاً في مكان آخر: لمن هو، وأين، وبأي شروط.",
  articles: "المقالات",
  terms: "الشروط",
  read: "قُرئت في",
  colon: ": ",
  itsCredits: "المصادر والشروط",
  ownFeed: "خلاصة الناشر نفسه",
  inPlainWords: "بعبارة بسيطة",
  siteDuties: "ما يبقى على صفحات هذا الموقع، لأن الخلاصة لا تستطيعه",
  must: "واجب",
  asked: "مرجوّ",
  contact: "هل هناك خطأ؟ اكتب إلى",
  shows: "النسخة في الخلاصة الرئيسية تُظهر",
  full: "المقال كاملاً",
  excerpt: "مقتطفاً",
  link: "العنوان والرابط",
  linked: "الرابط إلى الأصل",
  authorsNamed: "أسماء الكتّاب",
  sourceNamed: "المصدر الأول",
  copyrightShown: "سطر الحقوق",
  licenceLinked: "الرخصة مع رابطها",
  noticesShown: "عبارات الناشر كما هي",
  imagesCredited: "الصور مع نسبتها",
  counterKept: "عدّاد الناشر",
  changesSaid: "ما جرى تغييره",
  permitted: "الإذن المسجَّل",
  chosen: "من اختاره",
};

const zh: PageWords = {
  skip: "跳到正文",
  feeds: "订阅源",
  credits: "出处",
  home: "主页",
  subscribe: "订阅",
  howTo: "把其中一个地址复制到阅读器里，新内容就会自动送达。",
  copy: "复制",
  copied: "已复制",
  newest: "最新内容",
  nothingYet: "这里还没有发布任何内容。",
  archive: "更早的内容在订阅源的存档和出处页面中。",
  groups: {
    publisher: "按出版方",
    theme: "按主题",
    region: "按地区",
    language: "按语言",
    author: "按作者",
  },
  lists: "供阅读器使用的列表",
  ourFeeds: "本站全部订阅源（OPML）",
  theirFeeds: "各出版方自己的订阅源（OPML）",
  creditsIntro: "这里的内容都先在别处发表：由谁发表、在哪里、依据什么条款。",
  articles: "文章",
  terms: "条款",
  read: "条款查阅日期",
  colon: "：",
  itsCredits: "出处与条款",
  ownFeed: "出版方自己的订阅源",
  inPlainWords: "简单地说",
  siteDuties: "须由本站页面完成，订阅源做不到的事",
  must: "必须",
  asked: "希望",
  contact: "有不对的地方？请写信给",
  shows: "主订阅源中的副本显示",
  full: "全文",
  excerpt: "摘录",
  link: "标题和链接",
  linked: "指向原文的链接",
  authorsNamed: "作者姓名",
  sourceNamed: "最初来源",
  copyrightShown: "版权说明",
  licenceLinked: "许可协议及其链接",
  noticesShown: "出版方的原话，一字不改",
  imagesCredited: "图片及其出处",
  counterKept: "出版方的计数器",
  changesSaid: "改动之处",
  permitted: "记录在案的许可",
  chosen: "由谁选定",
};

const ru: PageWords = {
  skip: "К содержанию",
  feeds: "Ленты",
  credits: "Источники",
  home: "Главная страница",
  subscribe: "Подписаться",
  howTo: "Скопируйте один из этих адресов в программу для чтения лент, и новое будет приходить само.",
  copy: "Копировать",
  copied: "Скопировано",
  newest: "Новое",
  nothingYet: "Здесь пока ничего не опубликовано.",
  archive: "Более ранние записи — в архиве лент и на страницах источников.",
  groups: {
    publisher: "По издателям",
    theme: "По темам",
    region: "По регионам",
    language: "По языкам",
    author: "По авторам",
  },
  lists: "Списки для программ чтения",
  ourFeeds: "Все ленты этого сайта (OPML)",
  theirFeeds: "Собственные ленты издателей (OPML)",
  creditsIntro: "Всё, что здесь есть, сначала вышло в другом месте: у кого, где и на каких условиях.",
  articles: "Статьи",
  terms: "Условия",
  read: "Прочитаны",
  colon: ": ",
  itsCredits: "Источники и условия",
  ownFeed: "Собственная лента издателя",
  inPlainWords: "Простыми словами",
  siteDuties: "Это должны сделать страницы сайта: лента этого не может",
  must: "Обязательно",
  asked: "Желательно",
  contact: "Что-то не так? Напишите:",
  shows: "Копия в главной ленте показывает",
  full: "статью целиком",
  excerpt: "отрывок",
  link: "заголовок и ссылку",
  linked: "ссылку на оригинал",
  authorsNamed: "имена авторов",
  sourceNamed: "первый источник",
  copyrightShown: "строку об авторских правах",
  licenceLinked: "лицензию со ссылкой",
  noticesShown: "слова издателя дословно",
  imagesCredited: "изображения с указанием источника",
  counterKept: "счётчик издателя",
  changesSaid: "что изменено",
  permitted: "полученное разрешение",
  chosen: "кто её выбрал",
};

const ja: PageWords = {
  skip: "本文へ",
  feeds: "フィード",
  credits: "出典",
  home: "トップページ",
  subscribe: "購読する",
  howTo: "次のアドレスのどれかをフィードリーダーに貼り付けると、新しい記事が自動で届きます。",
  copy: "コピー",
  copied: "コピーしました",
  newest: "新着",
  nothingYet: "まだ何も掲載していません。",
  archive: "これより古いものは、フィードのアーカイブと出典のページにあります。",
  groups: {
    publisher: "発行元別",
    theme: "テーマ別",
    region: "地域別",
    language: "言語別",
    author: "著者別",
  },
  lists: "フィードリーダー用の一覧",
  ourFeeds: "このサイトの全フィード（OPML）",
  theirFeeds: "発行元自身のフィード（OPML）",
  creditsIntro:
    "ここにある記事は、いずれも最初は別の場所で発表されたものです。発行元、掲載場所、条件をここに示します。",
  articles: "記事",
  terms: "条件",
  read: "確認日",
  colon: "：",
  itsCredits: "出典と条件",
  ownFeed: "発行元自身のフィード",
  inPlainWords: "簡単に言うと",
  siteDuties: "フィードにはできず、このサイトのページですること",
  must: "必須",
  asked: "希望",
  contact: "誤りがあればお知らせください：",
  shows: "メインのフィードの写しにあるもの",
  full: "全文",
  excerpt: "抜粋",
  link: "題名とリンク",
  linked: "元の記事へのリンク",
  authorsNamed: "著者名",
  sourceNamed: "最初の出所",
  copyrightShown: "著作権表示",
  licenceLinked: "ライセンスとそのリンク",
  noticesShown: "発行元の文言そのまま",
  imagesCredited: "画像とそのクレジット",
  counterKept: "発行元のカウンター",
  changesSaid: "変更した点",
  permitted: "記録された許可",
  chosen: "選んだ人",
};

const byLanguage: Readonly<Record<string, PageWords>> = { en, fr, es, de, ar, zh, ru, ja };
