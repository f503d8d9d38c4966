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
      const { Present } = await ours("values/present.js");
      const { judged } = judgeArticles(articles, { site, register, now: new Present(now) });
      return { cases: publishable(judged, site) };
    },
  },
  {
    name: "plan",
    run: async ({ site, cases }) => {
      const { planFeeds } = await ours("feeds/plan.js");
      return {
        plans: [planFeeds(site, new Map([[site.feeds.content, cases]]), { archives: [] }).everything],
      };
    },
  },
];

/**
 * The sweep of `src/publish/` for the one feed of the corpus, with a clock at each of its parts.
 *
 * @param {any} plan
 * @param {string} output
 * @returns {Promise<StageTime[]>}
 */
async function sweep(plan, output) {
  const { toPublication } = await ours("feeds/entry.js");
  const { formats } = await ours("formats/format.js");
  const { FeedCheck } = await ours("check/check.js");
  const { EntryCheck } = await ours("check/entry.js");
  const { Saving } = await ours("output/save.js");
  const seconds = { "render and entries": 0, formats: 0, check: 0, save: 0 };
  /** @type {<T>(name: keyof typeof seconds, run: () => T) => T} */
  const timed = (name, run) => {
    const start = performance.now();
    const made = run();
    seconds[name] += (performance.now() - start) / 1000;
    return made;
  };
  const check = new FeedCheck(plan);
  const saving = new Saving(output, process.pid);
  const documents = formats.map((format, index) => {
    const frame = format.frame(plan.metadata);
    const document = { format, frame, check: check.documents[index], file: saving.file(format.file) };
    document.file.add(frame.head);
    document.check.begin(frame.head);
    return document;
  });
  for (let at = 0; at < plan.entries.length; at += 10) {
    const planned = plan.entries.slice(at, at + 10);
    const publications = timed("render and entries", () => planned.map((one) => toPublication(one).value));
    const entries = publications.map(({ entry }) => entry);
    const texts = timed("formats", () => documents.map(({ format }) => format.entries(entries)));
    for (const [index, publication] of publications.entries()) {
      const subject = new EntryCheck(publication);
      for (const [format, document] of documents.entries()) {
        const text = texts[format][index];
        timed("save", () => document.file.add(at + index === 0 ? text : document.format.separator + text));
        timed("check", () => document.check.entry(text, subject));
      }
    }
  }
  for (const { frame, check, file } of documents) {
    timed("save", () => {
      file.add(frame.tail);
      file.end();
    });
    check.end(frame.tail, file.size);
  }
  const faults = timed("check", () => check.problems());
  if (faults.some(({ severity }) => severity === "error")) throw new Error(faults[0].message);
  timed("save", () => saving.commit());
  return Object.entries(seconds).map(([name, time]) => ({ name, seconds: time }));
}

/**
 * @param {string} root the folder that holds `articles/`
 * @returns {Promise<StageTime[]>}
 */
async function stages(root) {
  const times = [];
  /** @type {Record<string, any>} */
  let made = { root };
  for (const { name, run } of steps) {
    const start = performance.now();
    made = { ...made, ...(await run(made)) };
    times.push({ name, seconds: (performance.now() - start) / 1000 });
  }
  return [...times, ...(await sweep(made.plans[0], join(root, "stages")))];
}

const [root] = process.argv.slice(2);
if (!root) throw new Error("usage: stages.mjs <folder that holds articles/>");
console.log(JSON.stringify(await stages(root)));
