/**
 * A site's whole input of any size, made from a seed: the same seed and count give the same bytes.
 *
 * The bodies are about 4.4 kB on average, most of them short and a few long; 90 % hold characters beyond Latin-1, and
 * 35 % hold raw HTML, scripts, `javascript:` links or lazy images, which is harder than what most sites have.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { homeOf, publishers, publishersYaml, siteYaml } from "./publishers.mjs";
import { seededRandom, seedOf } from "./random.mjs";
import { bodyText, phrase, sentence } from "./texts.mjs";
import { affiliations, familyNames, givenNames, regions, themes, voices } from "./words.mjs";

/** @typedef {import("./random.mjs").Random} Random */
/** @typedef {import("./publishers.mjs").CorpusPublisher} CorpusPublisher */
/** @typedef {{ path: string, text: string }} CorpusFile path relative to the site's folder */

const latin1Publishers = publishers.filter((publisher) => voices[publisher.language].latin1);
const firstMoment = Date.UTC(2010, 0, 1) / 1000;
const lastMoment = Date.UTC(2025, 0, 1) / 1000;
const secondsADay = 86_400;

/**
 * All files of the corpus, one at a time: settings, register, then the records.
 *
 * @param {number} count records
 * @param {number} seed
 * @returns {Generator<CorpusFile, void, undefined>}
 */
export function* corpusFiles(count, seed) {
  yield { path: "articles/_site.yaml", text: siteYaml(count) };
  yield { path: "articles/_publishers.yaml", text: publishersYaml() };
  for (let index = 0; index < count; index += 1) yield record(index, count, seed);
}

/**
 * Writes the corpus into `folder`; gives how many bytes its records have.
 *
 * @param {string} folder
 * @param {number} count
 * @param {number} seed
 */
export function writeCorpus(folder, count, seed) {
  let bytes = 0;
  for (const { path, text } of corpusFiles(count, seed)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    if (path.endsWith(".md")) bytes += Buffer.byteLength(text);
  }
  return { bytes };
}

/**
 * @param {number} index
 * @param {number} count
 * @param {number} seed
 * @returns {CorpusFile}
 */
function record(index, count, seed) {
  const random = seededRandom(seedOf(seed, index));
  const latin1 = random.chance(0.1);
  const publisher = random.pick(latin1 ? latin1Publishers : publishers);
  const counter =
    publisher.terms === "counted" ? `https://count.${publisher.id}.example/pixel.gif?id=${index}` : undefined;
  const slug = `${random.pick(voices.en.words)}-${random.pick(voices.en.words)}-${index}`;
  const options = { language: publisher.language, latin1, raw: random.chance(0.35), home: homeOf(publisher) };
  // The product of two dice: many short texts, few long ones, 4.4 kB on average.
  const bytes = 1_100 + Math.floor(random.next() * random.next() * 13_200);
  const body = bodyText(random, { ...options, bytes, ...(counter && { counter }) });
  const matter = frontMatter(random, publisher, { slug, index, ...moments(random, index, count), counter });
  return { path: `articles/${publisher.id}/${slug}.md`, text: `---\n${matter.join("\n")}\n---\n\n${body}` };
}

/**
 * Each record has a moment of its own: fifteen years are cut into as many slices as there are records.
 *
 * @param {Random} random
 * @param {number} index
 * @param {number} count
 */
function moments(random, index, count) {
  const slice = (lastMoment - firstMoment) / count;
  const republished = Math.floor(firstMoment + index * slice + random.next() * (slice - 1));
  const published = republished - random.whole(secondsADay / 4, secondsADay * 20);
  return { republished, published };
}

/**
 * @param {Random} random
 * @param {CorpusPublisher} publisher
 * @param {{ slug: string, index: number, republished: number, published: number, counter: string | undefined }} facts
 */
function frontMatter(random, publisher, { slug, index, republished, published, counter }) {
  const voice = voices[publisher.language];
  const home = homeOf(publisher);
  const year = new Date(published * 1000).getUTCFullYear();
  const attached = publisher.terms === "counted";
  const lines = [
    `title: ${scalar(title(random, publisher))}`,
    ...(random.chance(0.3) ? [`subtitle: ${scalar(phrase(random, voice, 5, 10))}`] : []),
    `publisher: ${publisher.id}`,
    `original: ${home}${year}/${slug}`,
    `published: ${writtenDate(random, published)}`,
    `republished: ${withOffset(republished, random.pick([0, 1, 2, -5]))}`,
    ...(random.chance(0.15)
      ? [`updated: ${withOffset(republished + random.whole(600, secondsADay * 3), 0)}`]
      : []),
    "authors:",
    ...authors(random, attached),
    `copyright: ${scalar(`Copyright © ${publisher.name}, ${year}`)}`,
    `holders: [${JSON.stringify(publisher.name)}]`,
    ...(attached || random.chance(0.3) ? ["selectedBy: Mary Editor", `selectedOn: ${day(published)}`] : []),
    random.chance(0.8)
      ? `region: ${scalar(random.pick(regions))}`
      : `region: [Europe, ${JSON.stringify(random.pick(regions))}]`,
    `theme: ${scalar(random.pick(themes))}`,
    `language: ${publisher.language}`,
    ...(random.chance(0.4) ? [`summary: ${scalar(sentence(random, voice))}`] : []),
  ];
  if (random.chance(0.05)) {
    lines.push(
      "source: { name: Example Wire, url: https://wire.example/ }",
      `upstreamAccepted: { by: Mary Editor, date: ${day(published)}, reason: Example Wire agreed by letter }`,
    );
  }
  if (random.chance(0.3)) {
    lines.push(
      "images:",
      `  - url: ${home}photos/${index}-lead.jpg`,
      `    credit: ${scalar(personName(random))}`,
      "    rights: publisher",
      `    alt: ${scalar(phrase(random, voice, 2, 6))}`,
      "    type: image/jpeg",
      `    length: ${random.whole(20_000, 400_000)}`,
      "    lead: true",
    );
  }
  if (counter) lines.push(`counter: ${counter}`);
  if (random.chance(0.2)) lines.push(`id: urn:uuid:${uuid(random, index)}`);
  return lines;
}

/**
 * @param {Random} random
 * @param {CorpusPublisher} publisher
 */
function title(random, publisher) {
  const voice = voices[publisher.language];
  const plain = phrase(random, voice, 4, 9);
  return random.weighted([
    [85, plain],
    [5, `${plain} & ${phrase(random, voice, 1, 2)}`],
    [5, `${phrase(random, voice, 1, 2)}: ${plain}`],
    [5, `${voice.quotes[0]}${phrase(random, voice, 1, 3)}${voice.quotes[1]} ${plain}`],
  ]);
}

/**
 * @param {Random} random
 * @param {boolean} attached with the institution they work for
 */
function authors(random, attached) {
  const lines = [];
  for (
    let left = random.weighted([
      [70, 1],
      [24, 2],
      [6, 3],
    ]);
    left > 0;
    left -= 1
  ) {
    const name = personName(random);
    if (attached || random.chance(0.15))
      lines.push(
        `  - { name: ${JSON.stringify(name)}, affiliation: ${JSON.stringify(random.pick(affiliations))} }`,
      );
    else lines.push(`  - ${scalar(name)}`);
  }
  return lines;
}

function personName(/** @type {Random} */ random) {
  return `${random.pick(givenNames)} ${random.pick(familyNames)}`;
}

/** Plain where YAML takes it for text and nothing else, as people write; otherwise in double quotes. */
function scalar(/** @type {string} */ text) {
  const plain = /^\p{L}[\p{L}\p{M}\p{N} ,.&()©’“”«»„「」-]*$/u.test(text);
  return plain && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text) ? text : JSON.stringify(text);
}

const months = "January February March April May June July August September October November December".split(
  " ",
);

/**
 * The original's date as pages print it: mostly a day, sometimes with its time, sometimes in words.
 *
 * @param {Random} random
 * @param {number} seconds
 */
function writtenDate(random, seconds) {
  const date = new Date(seconds * 1000);
  return random.weighted([
    [70, day(seconds)],
    [20, withOffset(seconds, 0)],
    [10, `${months[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}`],
  ]);
}

function day(/** @type {number} */ seconds) {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/**
 * @param {number} seconds
 * @param {number} hours east of Greenwich
 */
function withOffset(seconds, hours) {
  const local = new Date((seconds + hours * 3_600) * 1000).toISOString().slice(0, 19);
  return hours === 0 ? `${local}Z` : `${local}${hours < 0 ? "-" : "+"}0${Math.abs(hours)}:00`;
}

/**
 * No other record has it: of a hundred thousand, two were given the same by chance alone.
 *
 * @param {Random} random
 * @param {number} index
 */
function uuid(random, index) {
  const hex = Array.from({ length: 24 }, () => random.whole(0, 15).toString(16)).join("");
  const own = index.toString(16).padStart(8, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 24)}${own}`;
}
