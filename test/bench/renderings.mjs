/**
 * How often texts are rendered in one build, counted by the engine itself: `node test/bench/renderings.mjs <folder>`
 * prints a JSON object. However many feeds, archives and pages show an article, its text is rendered once.
 */

import { Session } from "node:inspector/promises";

/** @typedef {{ articles: number, documents: number, entries: number, renderings: number }} Renderings */

const [root] = process.argv.slice(2);
if (!root) throw new Error("usage: renderings.mjs <folder that holds articles/>");

/** @param {string} name below `lib/` */
const ours = (name) => import(new URL(`../../lib/${name}`, import.meta.url).href);
const { loadSite } = await ours("records/load.js");
const { buildInto } = await ours("build.js");
const { Utf8Size } = await ours("values/utf8.js");

const session = new Session();
session.connect();
await session.post("Profiler.enable");
await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
const now = "2026-01-01T00:00:00Z";
const { feeds, pages, files, problems } = buildInto(
  { ...loadSite(root), now },
  { open: () => new Utf8Size() },
);
const { result } = await session.post("Profiler.takePreciseCoverage");
if (!files) throw new Error(problems[0]?.message);

const render = result.find(({ url }) => url.endsWith("/lib/content/render.js"));
const calls = render?.functions.find(({ functionName }) => functionName === "renderBody");
const shown = [...feeds, ...pages].map(({ entries }) => entries);
/** @type {Renderings} */
const counted = {
  articles: new Set(shown.flat().map(({ id }) => id)).size,
  documents: files.size,
  entries:
    feeds.reduce((sum, { entries }) => sum + 3 * entries.length, 0) +
    pages.reduce((sum, { entries }) => sum + entries.length, 0),
  renderings: calls?.ranges[0]?.count ?? 0,
};
console.log(JSON.stringify(counted));
