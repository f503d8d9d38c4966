/**
 * The same records as a Hugo site: RSS, Atom and JSON Feed of all of them, and of each publisher, theme, region, language
 * and author. Its templates say what the yardstick says; nothing is sanitised, credited or read back, and no page is made.
 */

import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { CORE_SCHEMA, load } from "js-yaml";
import { familyGroups, familyLimit } from "./family.mjs";

/** The version of the Hugo that is installed here, such as 0.111.3; absent where there is none. */
export function hugoVersion() {
  const { status, stdout } = spawnSync("hugo", ["version"], { encoding: "utf8" });
  return status === 0 ? /v(\d+\.\d+\.\d+)/.exec(stdout)?.[1] : undefined;
}

/**
 * @param {string} site the folder that `writeHugoSite` has filled
 * @param {string} version
 * @returns {import("./programs.mjs").Program}
 */
export function hugo(site, version) {
  const output = join(site, "public");
  const cache = join(site, "cache");
  const command = ["hugo", "--source", site, "--destination", output, "--cacheDir", cache, "--quiet"];
  const clear = () => {
    for (const left of [output, cache, join(site, "resources")])
      rmSync(left, { recursive: true, force: true });
  };
  return { name: `Hugo ${version}`, run: (processes) => processes.foreign(command), output, clear };
}

/**
 * @param {string} articles
 * @param {string} site
 * @param {string} version
 */
export function writeHugoSite(articles, site, version) {
  // the name without an underscore came with 0.145
  const listed = { [Number(version.split(".")[1]) < 145 ? "_build" : "build"]: { render: "never" } };
  const files = { ...layouts, "config.json": JSON.stringify(settings()) };
  for (const [path, text] of Object.entries(files)) write(join(site, path), text);
  for (const path of readdirSync(articles, { recursive: true }).map(String)) {
    if (!path.endsWith(".md") || basename(path).startsWith("_")) continue;
    write(join(site, "content", path), page(readFileSync(join(articles, path), "utf8"), listed));
  }
}

/**
 * @param {string} path
 * @param {string} text
 */
function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const formats = ["RSS", "ATOM", "FEED"];

function settings() {
  return {
    baseURL: "https://commons.example/feeds/",
    title: "Example Commons",
    languageCode: "en",
    taxonomies: Object.fromEntries(familyGroups.map((group) => [group, group])),
    disableKinds: ["section", "taxonomy", "sitemap", "robotsTXT", "404"],
    ignoreErrors: ["error-disable-taxonomy"],
    outputs: { home: formats, term: formats },
    mediaTypes: {
      "application/atom+xml": { suffixes: ["xml"] },
      "application/feed+json": { suffixes: ["json"] },
    },
    outputFormats: {
      RSS: { mediaType: "application/rss+xml", baseName: "rss", isPlainText: true },
      ATOM: { mediaType: "application/atom+xml", baseName: "atom", isPlainText: true },
      FEED: { mediaType: "application/feed+json", baseName: "feed", isPlainText: true },
    },
    markup: { goldmark: { renderer: { unsafe: true } }, highlight: { codeFences: false } },
    params: { limit: familyLimit },
  };
}

/**
 * The record with the same facts under names that mean nothing else to Hugo.
 *
 * @param {string} record
 * @param {object} listed what makes Hugo list it and write no page of it
 */
function page(record, listed) {
  const end = record.indexOf("\n---\n", 4);
  const matter = /** @type {Record<string, any>} */ (load(record.slice(4, end), { schema: CORE_SCHEMA }));
  const { published, republished, updated, authors, images, id, ...facts } = matter;
  const names = authors.map((/** @type {string | { name: string }} */ author) =>
    typeof author === "string" ? author : author.name,
  );
  const front = {
    ...listed,
    ...facts,
    guid: id ?? facts.original,
    originalDate: published,
    date: republished,
    lastmod: updated ?? republished,
    bylines: authors,
    author: names,
    photos: images,
    ...Object.fromEntries(
      ["publisher", "theme", "region", "language"].map((key) => [key, [facts[key]].flat()]),
    ),
  };
  return `${JSON.stringify(front)}\n\n${record.slice(end + "\n---\n".length)}`;
}

const pages = `{{- $pages := .Site.RegularPages -}}
{{- if eq .Kind "term" }}{{ $pages = first .Site.Params.limit .Pages }}{{ end -}}
`;

/** Where Hugo looks for the templates of lists, whatever is listed. */
const layouts = {
  "layouts/_default/list.rss.xml": `${pages}<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>{{ .Title | html }}</title>
<link>{{ .Permalink | html }}</link>
<description>Articles that others wrote</description>
<language>en</language>
{{ with .OutputFormats.Get "RSS" }}<atom:link rel="self" href="{{ .Permalink | html }}"/>{{ end }}
{{ range $pages }}<item>
<title>{{ .Title | html }}</title>
<link>{{ .Params.original | html }}</link>
<guid isPermaLink="false">{{ .Params.guid | html }}</guid>
<pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate>
{{ with .Params.summary }}<description>{{ . | html }}</description>
{{ end }}{{ range .Params.author }}<dc:creator>{{ . | html }}</dc:creator>
{{ end }}{{ range .Params.region }}<category>{{ . | html }}</category>
{{ end }}{{ range .Params.theme }}<category>{{ . | html }}</category>
{{ end }}<content:encoded>{{ .Content | html }}</content:encoded>
</item>
{{ end }}</channel>
</rss>
`,
  "layouts/_default/list.atom.xml": `${pages}<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>{{ .Permalink | html }}</id>
<title>{{ .Title | html }}</title>
{{ with index $pages 0 }}<updated>{{ .Lastmod.Format "2006-01-02T15:04:05Z07:00" }}</updated>{{ end }}
{{ with .OutputFormats.Get "ATOM" }}<link rel="self" href="{{ .Permalink | html }}"/>{{ end }}
{{ range $pages }}<entry>
<id>{{ .Params.guid | html }}</id>
<title>{{ .Title | html }}</title>
<link href="{{ .Params.original | html }}"/>
<published>{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}</published>
<updated>{{ .Lastmod.Format "2006-01-02T15:04:05Z07:00" }}</updated>
{{ range .Params.author }}<author><name>{{ . | html }}</name></author>
{{ end }}{{ range .Params.region }}<category term="{{ . | html }}"/>
{{ end }}{{ range .Params.theme }}<category term="{{ . | html }}"/>
{{ end }}{{ with .Params.summary }}<summary>{{ . | html }}</summary>
{{ end }}<content type="html">{{ .Content | html }}</content>
</entry>
{{ end }}</feed>
`,
  "layouts/_default/list.feed.json": `${pages}{"version":"https://jsonfeed.org/version/1.1","title":{{ .Title | jsonify }},"items":[
{{ range $at, $page := $pages }}{{ if $at }},
{{ end }}{{ $authors := slice }}{{ range .Params.author }}{{ $authors = $authors | append (dict "name" .) }}{{ end -}}
{{ dict "id" .Params.guid "url" .Params.original "title" .Title "summary" (.Params.summary | default "") "content_html" .Content
  "date_published" (.Date.Format "2006-01-02T15:04:05Z07:00") "date_modified" (.Lastmod.Format "2006-01-02T15:04:05Z07:00")
  "authors" $authors "tags" (union .Params.region .Params.theme) | jsonify (dict "noHTMLEscape" true) }}{{ end }}
]}
`,
};
