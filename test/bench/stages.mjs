/**
 * Where the time of one build goes, stage by stage, in one fresh process: `node test/bench/stages.mjs <folder>` prints
 * a JSON list of `{ name, seconds }`. Modules are loaded inside the stage that first needs them, as in a real build.
 */

import { join } from "node:path";

/** @typedef {{ name: string, seconds: number }} StageTime */

/** Later than every record of the corpus, so that none is still to come. */
const now = "2026-01-01T00:00:00Z";

/** @param {string} name below `lib/` */
function ours(name) {
  return import(new URL(`../../lib/${name}`, import.meta.url).href);
}

/**
 * In the order of a build (`src/build.ts`). Each takes what the ones before it have made and adds to it.
 *
 * @type {readonly { name: string, run: (made: Record<string, any>) => Promise<Record<string, any>> }[]}
 */
const steps = [
  {
    name: "load",
    run: async ({ root }) => {
      const { loadSite } = await ours("records/load.js");
      return loadSite(root);
    },
  },
  {
    name: "judge",
    run: async ({ site, register, articles }) => {
      const { judgeArticles, publishable } = await ours("terms/judge-articles.js");
      const { judged } = judgeArticles(articles, { site, register, now });
      return { cases: publishable(judged, site) };
    },
  },
  {
    name: "render and entries",
    run: async ({ site, cases }) => {
      const [{ planFeeds }, { publishFeeds }] = [await ours("feeds/plan.js"), await ours("build.js")];
      return { feeds: publishFeeds(planFeeds(site, cases), site).feeds };
    },
  },
  {
    name: "formats",
    run: async ({ feeds }) => {
      const { writeFeeds } = await ours("build.js");
      return { files: writeFeeds(feeds) };
    },
  },
  {
    name: "check",
    run: async ({ feeds, files, articles }) => {
      const { checkArticles } = await ours("check/check.js");
      const { checkFeeds } = await ours("build.js");
      return { faults: [...checkArticles(articles), ...checkFeeds(files, feeds)] };
    },
  },
  {
    name: "save",
    run: async ({ output, files }) => {
      const { save } = await ours("output/save.js");
      return { saved: save(output, files) };
    },
  },
];

/**
 * @param {string} root the folder that holds `articles/`
 * @returns {Promise<StageTime[]>}
 */
async function stages(root) {
  const times = [];
  /** @type {Record<string, any>} */
  let made = { root, output: join(root, "stages") };
  for (const { name, run } of steps) {
    const start = performance.now();
    made = { ...made, ...(await run(made)) };
    times.push({ name, seconds: (performance.now() - start) / 1000 });
  }
  return times;
}

const [root] = process.argv.slice(2);
if (!root) throw new Error("usage: stages.mjs <folder that holds articles/>");
console.log(JSON.stringify(await stages(root)));
