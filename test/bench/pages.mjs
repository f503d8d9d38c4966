/** Saved pages for the bench of imports: an article in many languages, with the menus, scripts and boxes that sites put around it. */

import { homeOf, publishers } from "./publishers.mjs";
import { seededRandom, seedOf } from "./random.mjs";
import { phrase, sentence } from "./texts.mjs";
import { familyNames, givenNames, themes, voices } from "./words.mjs";

/** @typedef {import("./random.mjs").Random} Random */

/**
 * One page; the same numbers give the same page.
 *
 * @param {number} index
 * @param {number} seed
 */
export function savedPage(index, seed) {
  const random = seededRandom(seedOf(seed, index));
  const publisher = random.pick(publishers);
  const voice = voices[publisher.language];
  const home = homeOf(publisher);
  const words = (/** @type {number} */ from, /** @type {number} */ to) => phrase(random, voice, from, to);
  const list = (/** @type {number} */ count, /** @type {() => string} */ make) =>
    Array.from({ length: count }, make).join("\n");
  const title = words(4, 10);
  const author = `${random.pick(givenNames)} ${random.pick(familyNames)}`;
  const day = `20${random.whole(10, 25)}-0${random.whole(1, 9)}-${random.whole(10, 28)}`;
  const paragraph = () => {
    const sentences = Array.from({ length: random.whole(2, 5) }, () => sentence(random, voice));
    if (random.chance(0.4))
      sentences.push(`<a href="/${random.whole(1, 9999)}">${words(1, 3)}</a> <em>${words(1, 3)}</em>`);
    return `<p>${sentences.join(voice.space)}</p>`;
  };
  const data = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: title,
    datePublished: `${day}T10:00:00Z`,
    author: { "@type": "Person", name: author },
    publisher: { "@type": "Organization", name: publisher.name, url: home },
  };
  return `<!DOCTYPE html>
<html lang="${publisher.language}"><head><meta charset="utf-8"><title>${title} - ${publisher.name}</title>
<link rel="canonical" href="${home}a/${index}"><meta property="og:site_name" content="${publisher.name}">
${list(12, () => `<meta name="x-${random.whole(1, 99)}" content="${words(2, 6)}">`)}
<style>${list(40, () => `.c${random.whole(1, 999)} { margin: ${random.whole(0, 40)}px }`)}</style>
${random.chance(0.6) ? `<script type="application/ld+json">${JSON.stringify(data)}</script>` : ""}
<script>${list(40, () => `window.q${random.whole(1, 999)} = "<p>${words(2, 6)}</p>";`)}</script></head>
<body><header><a href="/">${publisher.name}</a><nav><ul>${list(40, () => `<li class="menu-item"><a href="/m/${random.whole(1, 99)}">${words(1, 2)}</a></li>`)}</ul></nav></header>
<div class="layout"><main><article class="post"><h1>${title}</h1><p class="byline">${author}</p><p><time datetime="${day}">${day}</time></p>
<figure><img src="/i/${index}.jpg" alt="${words(2, 5)}"><figcaption>${words(4, 9)}</figcaption></figure>
${list(random.whole(6, 30), paragraph)}
<ul class="share">${list(6, () => `<li><a href="#">${words(1, 1)}</a></li>`)}</ul>
<p>© ${day.slice(0, 4)} ${publisher.name}</p></article></main>
<aside>${list(15, () => `<div class="teaser"><a href="/t/${random.whole(1, 999)}"><img src="/i/t.jpg" width="80" height="80"><h3>${words(3, 8)}</h3></a><p>${sentence(random, voice)}</p></div>`)}
<p>${random.pick(themes)}</p></aside></div>
<section class="comments">${list(random.whole(0, 12), () => `<div class="comment"><b>${random.pick(givenNames)}</b><p>${sentence(random, voice)}</p></div>`)}</section>
<footer>${list(20, () => `<a href="/f/${random.whole(1, 99)}">${words(1, 2)}</a>`)}</footer></body></html>
`;
}
