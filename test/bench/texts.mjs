/**
 * Bodies of the corpus: Markdown as people paste it from publishers' pages, in many scripts, and on purpose with the
 * markup that a feed must not pass on. Nothing here knows of records or publishers.
 */

import { voices } from "./words.mjs";

/** @typedef {import("./random.mjs").Random} Random */
/** @typedef {import("./words.mjs").Voice} Voice */

/**
 * @typedef {object} TextOptions
 * @property {string} language a key of `voices`
 * @property {boolean} latin1 not a character beyond U+00FF; for languages that can do without
 * @property {boolean} raw with HTML, scripts, `javascript:` links or lazy images
 * @property {string} home the publisher's home page, with its final slash
 * @property {string} [counter] the publisher's view counter, which pasted pages often hold
 * @property {number} bytes about this long
 */

/** @typedef {TextOptions & { random: Random, voice: Voice, footnotes: string[] }} Page */

const languages = Object.keys(voices);

/**
 * One body.
 *
 * @param {Random} random
 * @param {TextOptions} options
 */
export function bodyText(random, options) {
  /** @type {Page} */
  const page = { ...options, random, voice: voices[options.language], footnotes: [] };
  const parts = [opening(page)];
  let length = byteLength(parts[0]);
  const add = (/** @type {string} */ part) => {
    parts.push(part);
    length += byteLength(part) + 2;
  };
  if (page.raw) for (let left = random.whole(1, 3); left > 0; left -= 1) add(random.pick(rawBlocks)(page));
  // Half a usual block early, since the last one goes beyond on average by that much.
  while (length < options.bytes - 260) add(random.weighted(blocks)(page));
  if (page.footnotes.length > 0) parts.push(page.footnotes.join("\n"));
  const [first, ...others] = parts;
  const last = page.footnotes.length > 0 ? others.splice(-1) : [];
  const counted = page.raw && page.counter ? [`<img src="${page.counter}" width="1" height="1" alt="">`] : [];
  return `${[first, ...shuffled(random, others), ...counted, ...last].join("\n\n")}\n`;
}

/**
 * Words of a language as one line without a full stop: for titles, alternative texts and link words.
 *
 * @param {Random} random
 * @param {Voice} voice
 * @param {number} from
 * @param {number} to
 */
export function phrase(random, voice, from, to) {
  const words = [];
  for (let left = random.whole(from, to); left > 0; left -= 1) words.push(random.pick(voice.words));
  const text = words.join(voice.space);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * @param {Random} random
 * @param {Voice} voice
 */
export function sentence(random, voice) {
  const first = phrase(random, voice, 4, 9);
  const rest = random.chance(0.6) ? voice.comma + phrase(random, voice, 3, 8).toLowerCase() : "";
  return first + rest + voice.stop;
}

/** The first paragraph holds what no later chance may leave out: a character beyond Latin-1, where one is wanted. */
function opening(/** @type {Page} */ page) {
  return page.latin1 ? paragraph(page) : `${quotation(page)} — ${paragraph(page)}`;
}

function paragraph(/** @type {Page} */ page) {
  const { random, voice } = page;
  const sentences = [];
  for (let left = random.whole(2, 5); left > 0; left -= 1) {
    const plain = sentence(random, voice);
    sentences.push(
      random.chance(0.35)
        ? `${plain.slice(0, -voice.stop.length)} ${random.weighted(inlines)(page)}${voice.stop}`
        : plain,
    );
  }
  return sentences.join(voice.space);
}

/** Words of another script inside quotation marks, as names and places are quoted. */
function quotation(/** @type {Page} */ page) {
  if (page.latin1) return `"${phrase(page.random, page.voice, 1, 4)}"`;
  const [open, close] = page.voice.quotes;
  return `${open}${phrase(page.random, voices[page.random.pick(languages)], 1, 4)}${close}`;
}

function words(/** @type {Page} */ page, from = 1, to = 4) {
  return phrase(page.random, page.voice, from, to);
}

function absoluteLink(/** @type {Page} */ page) {
  return `${page.home}archive/${page.random.whole(1, 99_999)}`;
}

function relativeLink(/** @type {Page} */ page) {
  const number = page.random.whole(1, 99_999);
  return page.random.pick([
    `/topics/${number}`,
    `../notes-${number}`,
    `story-${number}?page=2&view=full`,
    `#part-${number % 9}`,
  ]);
}

function imageLink(/** @type {Page} */ page) {
  const path = `photos/${page.random.whole(1, 9_999)}.jpg`;
  return page.random.chance(0.5) ? page.home + path : `/${path}`;
}

/** @type {readonly (readonly [number, (page: Page) => string])[]} */
const inlines = [
  [5, (page) => `*${words(page)}*`],
  [4, (page) => `**${words(page)}**`],
  [2, (page) => `\`${words(page, 1, 2)}\``],
  [6, (page) => `[${words(page)}](${absoluteLink(page)})`],
  [4, (page) => `[${words(page)}](${relativeLink(page)})`],
  [1, (page) => `[${words(page)}](${absoluteLink(page)} "${words(page)}")`],
  [1, (page) => `<${absoluteLink(page)}>`],
  [5, quotation],
  [1, (page) => `~~${words(page)}~~`],
  [1, (page) => `(${words(page)} &amp; ${words(page)}, ${page.random.whole(2, 400)} < 500)`],
  [
    2,
    (page) => {
      const number = page.footnotes.length + 1;
      page.footnotes.push(`[^${number}]: ${sentence(page.random, page.voice)}`);
      return `${words(page)}[^${number}]`;
    },
  ],
];

/**
 * @param {Page} page
 * @param {number} most
 * @param {(index: number) => string} line
 */
function lines(page, most, line) {
  return Array.from({ length: page.random.whole(2, most) }, (_, index) => line(index)).join("\n");
}

/** @type {readonly (readonly [number, (page: Page) => string])[]} */
const blocks = [
  [60, paragraph],
  [9, (page) => `${page.random.pick(["##", "###"])} ${words(page, 2, 6)}`],
  [5, (page) => lines(page, 6, () => `- ${sentence(page.random, page.voice)}`)],
  [
    3,
    (page) =>
      lines(
        page,
        5,
        (index) => `${index + 1}. ${sentence(page.random, page.voice)}\n   - ${words(page, 2, 5)}`,
      ),
  ],
  [5, (page) => `> ${paragraph(page)}\n>\n> ${sentence(page.random, page.voice)}`],
  [
    3,
    (page) => {
      const row = () => `| ${words(page, 1, 3)} | ${words(page, 1, 2)} | ${page.random.whole(1, 9_999)} |`;
      return `${row()}\n| --- | :-- | --: |\n${lines(page, 6, row)}`;
    },
  ],
  [
    2,
    (page) =>
      `\`\`\`js\n${lines(page, 6, (index) => `const level${index} = ${page.random.whole(1, 99)} < limit && count > 0;`)}\n\`\`\``,
  ],
  [4, (page) => `![${words(page, 2, 5)}](${imageLink(page)})`],
  [1, () => "---"],
];

/** Each holds something that must not come through as it stands, or that a strict reader would not take. */
/** @type {readonly ((page: Page) => string)[]} */
const rawBlocks = [
  (page) =>
    `<script>window.views = window.views || []; views.push(["read", ${page.random.whole(1, 9_999)}]);</script>`,
  (page) =>
    `<div class="teaser" style="float:right;width:40%" onclick="share(1)"><p>${sentence(page.random, page.voice)} ` +
    `<a href="${relativeLink(page)}" target="_blank">${words(page)}</a></p></div>`,
  (page) =>
    `${sentence(page.random, page.voice)} [${words(page)}](javascript:share(${page.random.whole(1, 99)}))`,
  (page) =>
    `<p><a href="javascript:void(0)" onclick="print()">${words(page)}</a> ${sentence(page.random, page.voice)}</p>`,
  (page) =>
    `<img class="lazyload" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" data-src="${imageLink(page)}" alt="${words(page)}">`,
  (page) =>
    `<figure class="wide"><img loading="lazy" src="${imageLink(page)}" srcset="${imageLink(page)} 2x" width="640" height="360" ` +
    `alt="${words(page)}"><figcaption>${sentence(page.random, page.voice)}</figcaption></figure>`,
  (page) =>
    `<iframe src="https://video.example/embed/${page.random.whole(1, 9_999)}" width="560" allowfullscreen></iframe>`,
  (page) =>
    `<p>${sentence(page.random, page.voice)}<br>\n<b>${words(page)} <i>${words(page)}</b></i>\n<p>${sentence(page.random, page.voice)}`,
  (page) =>
    `<table border=1 bgcolor="#eee"><tr><td>${words(page)}<td>${page.random.whole(1, 99)}<tr><td>${words(page)}<td>${page.random.whole(1, 99)}</table>`,
  (page) =>
    `<blockquote class="post" data-id="${page.random.whole(1, 9_999)}"><p>${sentence(page.random, page.voice)}</p></blockquote>` +
    `<script async src="https://widgets.example/post.js" charset="utf-8"></script>`,
  (page) => `<details open><summary>${words(page)}</summary>${sentence(page.random, page.voice)}</details>`,
  (page) =>
    `${sentence(page.random, page.voice)} <span style="font-family:serif" onmouseover="go()">${words(page)}</span><sup>${page.random.whole(1, 9)}</sup> ` +
    `<mark>${words(page)}</mark>${page.voice.stop}`,
];

/**
 * @param {Random} random
 * @param {string[]} list
 */
function shuffled(random, list) {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = random.whole(0, last);
    [list[last], list[other]] = [list[other], list[last]];
  }
  return list;
}

/** @param {string} text */
function byteLength(text) {
  return Buffer.byteLength(text);
}
