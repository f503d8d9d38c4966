/**
 * What we measure ourselves against: the script that a person would write in an evening, with the libraries that come
 * to mind first. It knows no terms, gives no credit and reads nothing back.
 *
 * `node test/bench/yardstick.mjs <articles folder> <output folder>`
 */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Feed } from "feed";
import matter from "gray-matter";
import { marked } from "marked";
import sanitizeHtml from "sanitize-html";

const [articlesFolder, outputFolder] = process.argv.slice(2);
if (!articlesFolder || !outputFolder)
  throw new Error("usage: yardstick.mjs <articles folder> <output folder>");

const allowed = { allowedTags: sanitizeHtml.defaults.allowedTags.concat(["img", "del"]) };

const articles = readdirSync(articlesFolder, { recursive: true })
  .map(String)
  .filter((path) => path.endsWith(".md") && !basename(path).startsWith("_"))
  .map((path) => {
    const { data, content } = matter(readFileSync(join(articlesFolder, path), "utf8"));
    return { data, html: sanitizeHtml(marked.parse(content, { async: false }), allowed) };
  })
  .sort((a, b) => Number(b.data.republished) - Number(a.data.republished));

const home = "https://commons.example/";
const feed = new Feed({
  title: "Example Commons",
  description: "Articles that others wrote",
  id: home,
  link: home,
  language: "en",
  updated: articles[0]?.data.republished,
  copyright: "See each article",
  feedLinks: { rss: `${home}feeds/rss.xml`, atom: `${home}feeds/atom.xml`, json: `${home}feeds/feed.json` },
});

for (const { data, html } of articles) {
  feed.addItem({
    title: data.title,
    id: data.id ?? data.original,
    link: data.original,
    description: data.summary,
    content: html,
    author: data.authors.map((author) => ({ name: typeof author === "string" ? author : author.name })),
    category: [data.region, data.theme].flat().map((name) => ({ name })),
    published: data.republished,
    date: data.updated ?? data.republished,
  });
}

mkdirSync(outputFolder, { recursive: true });
writeFileSync(join(outputFolder, "rss.xml"), feed.rss2());
writeFileSync(join(outputFolder, "atom.xml"), feed.atom1());
writeFileSync(join(outputFolder, "feed.json"), feed.json1());
