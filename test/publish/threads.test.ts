/**
 * What threads make is what would be made here: files, problems and what is remembered do not tell who made an entry. The
 * threads of these tests run in this one, and get and give copies, as others do.
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test, vi } from "vitest";
import { buildInto, type SiteInput } from "../../src/build.ts";
import { type Order, OrderBook, OrderReader } from "../../src/publish/order.ts";
import type { Store } from "../../src/publish/outlet.ts";
import type { Received, Threads } from "../../src/publish/threads.ts";
import { Workshop } from "../../src/publish/workshop.ts";
import { loadSite } from "../../src/records/load.ts";
import type { Instant } from "../../src/values/instant.ts";
import { Utf8Text } from "../../src/values/utf8.ts";
import { familyTexts } from "../bench/family.mjs";

const renderings = vi.hoisted(() => ({ count: 0 }));
/** An image that nothing grants gets into every text whose length can be divided by this. */
const intruder = vi.hoisted(() => ({ size: 0 }));

vi.mock("../../src/content/render.ts", async (original) => {
  const { renderBody } = await original<typeof import("../../src/content/render.ts")>();
  return {
    renderBody: (...args: Parameters<typeof renderBody>) => {
      renderings.count += 1;
      const rendered = renderBody(...args);
      const isSpoilt = args[0].text.length % intruder.size === 0;
      return isSpoilt
        ? { ...rendered, html: `${rendered.html}<p><img src="https://x.example/a.png" alt=""></p>` }
        : rendered;
    },
  };
});

/** What becomes of the orders of each thread in turn. */
type Ways = readonly ("deliver" | "fail" | "forget")[];

class PretendedThreads implements Threads {
  readonly count = 2;
  delivered = 0;
  isStopped = false;
  readonly #shops: readonly Workshop[];
  readonly #ways: Ways;
  #orders: { thread: number; order: Order }[] = [];
  #sent = 0;

  constructor(heads: ConstructorParameters<typeof Workshop>[0], ways: Ways) {
    this.#shops = [new Workshop(heads), new Workshop(heads)];
    this.#ways = ways;
  }

  send(thread: number, order: Order): void {
    const way = this.#ways[this.#sent % this.#ways.length];
    this.#sent += 1;
    const copy = structuredClone(order, { transfer: [order.memory] });
    if (way === "deliver") this.#orders.push({ thread, order: copy });
    if (way === "fail") this.#orders.push({ thread, order: { ...copy, articles: [null as never] } });
  }

  receive(): readonly Received[] {
    const orders = this.#orders;
    this.#orders = [];
    return orders.map(({ thread, order }) => ({
      thread,
      number: order.number,
      delivery: this.#make(thread, order),
    }));
  }

  stop(): void {
    this.isStopped = true;
  }

  #make(thread: number, order: Order): Received["delivery"] {
    try {
      const delivery = this.#shops[thread]?.make(order);
      this.delivered += 1;
      return delivery && structuredClone(delivery, { transfer: [delivery.memory] });
    } catch {
      return undefined;
    }
  }
}

/** Those of the feed of everything. */
function plannedEntries() {
  return buildInto(input, { open: () => new Utf8Text() }).everything.entries;
}

function built(input: SiteInput, threads?: Store["threads"]) {
  renderings.count = 0;
  const { files, problems, losses, cache } = buildInto(input, {
    open: () => new Utf8Text(),
    ...(threads && { threads }),
  });
  const texts = files && new Map([...files].map(([name, text]) => [name, String(text)]));
  return { texts, problems, losses, cache, renderings: renderings.count };
}

/** Records of all kinds, with excerpts in some feeds. */
function corpus(): SiteInput {
  const root = mkdtempSync(join(tmpdir(), "courtesy-threads-"));
  try {
    for (const [path, text] of familyTexts(150, 3)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(
        join(root, path),
        text.replace("publisher, theme", "publisher, { by: theme, content: excerpt }"),
      );
    }
    const { site, register, articles } = loadSite(root);
    if (!site || !register) throw new Error("The settings could not be read");
    return { site, register, articles, now: "2026-06-01T00:00:00Z" as Instant };
  } finally {
    rmSync(root, { recursive: true });
  }
}

const input = corpus();
const alone = built(input);

test("the records are what they have to be for this", () => {
  expect(alone.texts?.size).toBeGreaterThan(100);
  expect(alone.losses.length).toBeGreaterThan(5);
  expect(alone.problems.length).toBeGreaterThan(alone.losses.length);
});

test.each<[Ways]>([
  [["deliver"]],
  [["fail"]],
  [["forget"]],
  [["deliver", "fail", "deliver"]],
  [["deliver", "deliver", "forget", "deliver", "fail"]],
])("threads in turn: %s", (ways) => {
  let started: PretendedThreads | undefined;
  const { renderings, ...together } = built(input, (heads, articles) => {
    expect(articles).toBeGreaterThan(100);
    started = new PretendedThreads(heads, ways);
    return started;
  });
  const { renderings: usual, ...same } = alone;
  expect(together).toEqual(same);
  expect(started?.isStopped).toBe(true);
  if (ways.includes("deliver")) expect(started?.delivered).toBeGreaterThan(0);
  else expect(started?.delivered).toBe(0);
  // what was delivered is not made once more; behind a lost order, some may be begun in vain
  if (ways.includes("forget")) expect(renderings).toBeGreaterThanOrEqual(usual);
  else expect(renderings).toBe(usual);
});

test("what proves nothing is told as if it had been made here", () => {
  intruder.size = 10;
  try {
    const spoilt = built(input);
    const codes = spoilt.problems.map(({ code }) => code);
    expect(codes).toContain("not-permitted-image");
    expect(spoilt.texts).toBeUndefined();
    const together = built(input, (heads) => new PretendedThreads(heads, ["deliver"]));
    expect({ ...together, renderings: 0 }).toEqual({ ...spoilt, renderings: 0 });
  } finally {
    intruder.size = 0;
  }
});

test("threads may be wanted, and there be too few articles for them", () => {
  expect(built(input, () => undefined)).toEqual(alone);
});

test("what many articles have in common is told once, and told anew where it gets much", () => {
  const [entry] = plannedEntries();
  if (!entry) throw new Error("Nothing is shown");
  const book = new OrderBook();
  const reader = new OrderReader();
  const commons = Array.from({ length: 1_200 }, (_, number) => {
    const terms = { ...entry.from.duties.terms, title: `Terms ${number}` };
    const planned = { ...entry, from: { ...entry.from, duties: { ...entry.from.duties, terms } } };
    const written = book.write(
      [{ newest: planned, ways: [{ planned, pages: [], begins: { feeds: [], pages: [] } }] }],
      new ArrayBuffer(1),
    );
    const [read] = reader.read(structuredClone(written));
    expect(read?.newest).toEqual({ ...planned, article: read?.newest.article });
    expect(read?.newest.from.duties.terms.title).toBe(`Terms ${number}`);
    return { isFirst: written.isFirst, count: written.common.length };
  });
  expect(commons.slice(0, 3)).toEqual([
    { isFirst: true, count: 3 },
    { isFirst: false, count: 1 },
    { isFirst: false, count: 1 },
  ]);
  expect(commons.filter(({ isFirst }) => isFirst)).toHaveLength(2);
});
