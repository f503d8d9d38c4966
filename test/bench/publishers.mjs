/**
 * Forty made-up publishers and the two settings files of the corpus. Every one of them can be republished by a
 * community site without money in it; how much each asks for differs, which is the work to be measured.
 */

/**
 * @typedef {object} CorpusPublisher
 * @property {string} id also the folder, and the host below `.example`
 * @property {string} name
 * @property {string} language
 * @property {keyof typeof terms} terms
 */

/** What stands after `terms:`, by a short name of ours. */
const terms = {
  "community-cross-post": "community-cross-post",
  "cc-by-3.0": "cc-by-3.0",
  "cc-by-nc-nd-3.0": "cc-by-nc-nd-3.0",
  "cc-by-4.0": "cc-by-4.0",
  "cc-by-sa-4.0": "cc-by-sa-4.0",
  "cc-by-nc-4.0": "cc-by-nc-4.0",
  "cc-by-nc-sa-4.0": "cc-by-nc-sa-4.0",
  "cc-by-nd-4.0": "cc-by-nd-4.0",
  "cc0-1.0": "cc0-1.0",
  "public-domain": "public-domain",
  "us-government": "us-government",
  "ogl-uk-3.0": "ogl-uk-3.0",
  "small-network": "small-network",
  counted: `
      base: cc-by-nd-4.0
      url: https://terms.example/counted
      read: 2024-06-01
      author: { need: yes, affiliation: true }
      counter: { need: yes }
      bulk: { auto: false }
      notices:
        - { kind: about, text: "{publisher} is an independent newsroom.", place: bottom, when: always }`,
  worded: `
      base: community-cross-post
      url: https://terms.example/worded
      read: 2024-06-01
      copyright: { need: yes }
      notices:
        - { kind: credit, text: "First published in [{publisher}](article), {date}.", place: top, when: always }
        - { kind: disclaimer, text: "The views in this article are those of its authors alone.", place: bottom, when: always }`,
};

/** @type {readonly (readonly [string, string, string, keyof typeof terms])[]} */
const rows = [
  ["the-lantern", "The Lantern", "en", "community-cross-post"],
  ["harbour-notes", "Harbour Notes", "en", "cc-by-4.0"],
  ["slow-river-review", "Slow River Review", "en", "counted"],
  ["commons-wire", "Commons Wire", "en", "cc-by-nc-4.0"],
  ["bureau-of-tides", "Bureau of Tides", "en", "us-government"],
  ["county-gazette", "County Gazette & Record", "en", "ogl-uk-3.0"],
  ["old-papers", "Old Papers", "en", "public-domain"],
  ["field-and-lab", "Field and Lab", "en", "counted"],
  ["north-shore", "North Shore", "en", "worded"],
  ["open-atlas", "Open Atlas", "en", "cc0-1.0"],
  ["the-tollgate", "The Tollgate", "en", "cc-by-nc-nd-3.0"],
  ["village-press", "Village Press", "en", "small-network"],
  ["orilla", "La Orilla", "es", "cc-by-sa-4.0"],
  ["plaza-abierta", "Plaza Abierta", "es", "community-cross-post"],
  ["le-quai", "Le Quai", "fr", "cc-by-nd-4.0"],
  ["feuille-libre", "Feuille libre", "fr", "cc-by-nc-sa-4.0"],
  ["brume", "Brume & Cie", "fr", "worded"],
  ["uferblatt", "Uferblatt", "de", "cc-by-4.0"],
  ["talstimme", "Talstimme", "de", "counted"],
  ["bruecke-heute", "Brücke heute", "de", "cc-by-3.0"],
  ["mare-alta", "Maré Alta", "pt", "cc-by-nc-4.0"],
  ["janela", "Janela do Vale", "pt", "cc-by-4.0"],
  ["il-molo", "Il Molo", "it", "cc-by-sa-4.0"],
  ["nad-rzeka", "Nad Rzeką", "pl", "cc-by-4.0"],
  ["kiyi", "Kıyı Yazıları", "tr", "community-cross-post"],
  ["ben-song", "Bến Sông", "vi", "cc-by-nc-4.0"],
  ["bereg", "Тихий берег", "ru", "cc-by-4.0"],
  ["pismo", "Письмо из долины", "ru", "worded"],
  ["pristan", "Пристань слів", "uk", "cc-by-sa-4.0"],
  ["akti", "Ακτή και λόγος", "el", "cc-by-nd-4.0"],
  ["al-jisr", "أوراق الجسر", "ar", "community-cross-post"],
  ["al-wadi", "رسائل الوادي", "ar", "cc-by-4.0"],
  ["al-mina", "دفاتر الميناء", "ar", "counted"],
  ["gesher", "דפי הגשר", "he", "cc-by-nc-4.0"],
  ["nadi-patra", "नदी पत्र", "hi", "cc-by-4.0"],
  ["kawa-tayori", "川べり便り", "ja", "cc-by-4.0"],
  ["minato-techo", "港の手帳", "ja", "cc-by-nc-nd-3.0"],
  ["hean-xinjian", "河岸信笺", "zh", "community-cross-post"],
  ["gangkou-ribao", "港口小报", "zh", "cc-by-sa-4.0"],
  ["gang-yeop", "강가의 엽서", "ko", "cc-by-4.0"],
];

/** @type {readonly CorpusPublisher[]} */
export const publishers = rows.map(([id, name, language, kind]) => ({ id, name, language, terms: kind }));

/** Home page, with its final slash. */
export function homeOf(/** @type {CorpusPublisher} */ publisher) {
  return `https://${publisher.id}.example/`;
}

/** `articles/_publishers.yaml` */
export function publishersYaml() {
  return `publishers:\n${publishers.map(publisherYaml).join("")}${profilesYaml}`;
}

const profilesYaml = `profiles:
  small-network:
    title: Rules of the small network
    base: cc-by-nc-4.0
    url: https://terms.example/small-network
    read: 2024-06-01
    notices:
      - { kind: credit, text: "A story from the small network, by [{publisher}](home).", place: bottom, when: always }
`;

/**
 * @param {CorpusPublisher} publisher
 * @param {number} index
 */
function publisherYaml(publisher, index) {
  const home = homeOf(publisher);
  const atom = index % 3 === 0;
  const lines = [
    `  ${publisher.id}:`,
    `    name: ${publisher.name}`,
    `    home: ${home}`,
    // Every fifth publisher's feed is unknown to us.
    ...(index % 5 === 4 ? [] : [`    feed: ${home}feed.xml`, `    feedType: ${atom ? "atom" : "rss"}`]),
    `    contact: mailto:desk@${publisher.id}.example`,
    `    hosts: [archive.${publisher.id}.example]`,
    `    language: ${publisher.language}`,
    `    terms: ${terms[publisher.terms]}`.replace(": \n", ":\n"),
  ];
  return `${lines.join("\n")}\n`;
}

/**
 * `articles/_site.yaml`. The feeds hold everything, as those of the yardstick do.
 *
 * @param {number} count
 */
export function siteYaml(count) {
  return `title: Example Commons
description: Articles that others wrote, with credit
url: https://commons.example/
feedsUrl: https://commons.example/feeds/
language: en
timeZone: Europe/Paris
site: { kinds: [community], commercial: false, ads: none, paywall: false, sale: false }
page: https://commons.example/a/{publisher}/{slug}
feeds: { limit: ${count}, content: full }
pages: false
contact: { name: The desk, mail: desk@commons.example }
`;
}
