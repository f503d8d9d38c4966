/** The pages as people meet them, in a real browser: seen, read out, walked through with the keyboard. */

import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noBrowser, openBrowser, type Served, serve } from "../support/browser.ts";
import { type BuiltSite, builtSite } from "../support/built-site.ts";

const sites = new Map<string, BuiltSite>(
  [".", "test/sites/arabic", "test/sites/family", "test/sites/hostile"].map((folder) => [
    folder,
    builtSite(folder),
  ]),
);
const sample = siteOf(".");
const hostile = siteOf("test/sites/hostile");

function siteOf(folder: string): BuiltSite {
  const site = sites.get(folder);
  if (!site) throw new Error(`${folder} was not built`);
  return site;
}

const pagesOf = ({ files }: BuiltSite) => [...files.keys()].filter((file) => file.endsWith(".html"));
/** Of each folder the first: the pages of a large site are of few kinds. */
const kindsOf = (site: BuiltSite) => [
  ...new Map(pagesOf(site).map((file) => [file.replace(/[^/]+\/index/, "index"), file])).values(),
];
const at = ({ address }: BuiltSite, file: string) =>
  address + file.split("/").map(encodeURIComponent).join("/");

let browser: Browser;

/** On a page of a site; whatever it asks for from elsewhere, or says to the console, fails the test. */
async function onPage(
  site: BuiltSite,
  file: string,
  look: (page: Page, served: Served) => Promise<void>,
  options: Parameters<typeof serve>[3] = {},
): Promise<void> {
  const served = await serve(browser, site.files, site.address, options);
  try {
    const page = await served.context.newPage();
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    await page.goto(at(site, file));
    await look(page, served);
    expect({ outside: served.outside, said }).toEqual({ outside: [], said: [] });
  } finally {
    await served.context.close();
  }
}

const everyRule = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe-core objects to, by rules or by their families. */
async function objections(page: Page, rules: readonly string[]): Promise<string[]> {
  return page.evaluate(
    async (runOnly) => {
      const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
      const { violations } = await axe.run({ runOnly, resultTypes: ["violations"] });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    },
    [...rules],
  );
}

describe.skipIf(noBrowser)(`in a browser${noBrowser ? ` (left out: ${noBrowser})` : ""}`, () => {
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  describe.each([...sites])("%s", (_, site) => {
    it.each(site === hostile ? pagesOf(site) : kindsOf(site))(
      "%s can be used by everybody, and tells readers of its feeds",
      (file) =>
        onPage(site, file, async (page) => {
          await page.addScriptTag({ content: axe.source });
          expect(await objections(page, everyRule)).toEqual([]);
          await page.emulateMedia({ colorScheme: "dark" });
          expect(await objections(page, ["color-contrast"])).toEqual([]);
          await page.setViewportSize({ width: 320, height: 640 });
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(width).toBeLessThanOrEqual(320);
          const told = await page.evaluate(async () => {
            const links = [...document.querySelectorAll<HTMLLinkElement>("link[rel=alternate]")];
            return Promise.all(links.map(async ({ href }) => `${(await fetch(href)).status} ${href}`));
          });
          expect(told.filter((line) => !line.startsWith("200 "))).toEqual([]);
          expect(new Set(told).size).toBe(told.length);
        }),
    );
  });

  it.each([
    [".", "index.html"],
    ["test/sites/arabic", "index.html"],
    ["test/sites/arabic", "credits/the-lantern/index.html"],
  ])(
    "reaches everything with the keyboard, in the order of the page, and shows where it is: %s, %s",
    (folder, file) =>
      onPage(siteOf(folder), file, async (page) => {
        const all = await page.evaluate(
          () =>
            [...document.querySelectorAll<HTMLElement>("a[href], button:not([hidden]), summary")].filter(
              (element) => element.checkVisibility(),
            ).length,
        );
        const places: number[] = [];
        const bare: string[] = [];
        for (let step = 0; step < all; step += 1) {
          await page.keyboard.press("Tab");
          const { place, outline, name } = await page.evaluate(() => {
            const element = document.activeElement as HTMLElement;
            const every = [...document.querySelectorAll("*")];
            const style = getComputedStyle(element);
            return {
              place: every.indexOf(element),
              outline: style.outlineStyle === "none" ? 0 : Number.parseFloat(style.outlineWidth),
              name: element.outerHTML,
            };
          });
          places.push(place);
          if (outline < 2) bare.push(name);
        }
        expect(bare).toEqual([]);
        expect(new Set(places).size).toBe(all);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
  );

  it("lets the first key skip to the content", () =>
    onPage(sample, "index.html", async (page) => {
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => location.hash)).toBe("#content");
    }));

  it("opens a long list of feeds with the keyboard", () =>
    onPage(sample, "index.html", async (page) => {
      await page.locator("summary").first().focus();
      await page.keyboard.press("Enter");
      expect(await page.locator("details[open] li a").first().isVisible()).toBe(true);
    }));

  it("copies an address, and says so", () =>
    onPage(
      sample,
      "index.html",
      async (page) => {
        await page.getByRole("button", { name: /Atom/ }).click();
        await expect
          .poll(() => page.getByRole("status").textContent())
          .toContain(`${sample.address}atom.xml`);
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${sample.address}atom.xml`);
      },
      { permissions: ["clipboard-read", "clipboard-write"] },
    ));

  it("misses nothing without its script but the buttons", () =>
    onPage(
      sample,
      "index.html",
      async (page) => {
        expect(await page.locator("button:visible").count()).toBe(0);
        expect(await page.locator("article:visible").count()).toBe(6);
      },
      { javaScriptEnabled: false },
    ));

  it("leads from the first page to every other", async () => {
    const served = await serve(browser, sample.files, sample.address);
    const page = await served.context.newPage();
    const waiting = [at(sample, "index.html")];
    const seen = new Set(waiting);
    for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
      await page.goto(address);
      const links = await page.evaluate(() => [...document.querySelectorAll("a")].map(({ href }) => href));
      for (const link of links.map((href) => href.replace(/#.*$/, ""))) {
        if (!link.startsWith(sample.address) || seen.has(link)) continue;
        seen.add(link);
        if (link.endsWith(".html")) waiting.push(link);
      }
    }
    await served.context.close();
    const linked = [...sample.files.keys()].filter((file) => !/^(?:assets|archive)\//.test(file));
    expect([...seen].sort()).toEqual(linked.map((file) => at(sample, file)).sort());
  });

  it.each(pagesOf(hostile))("hostile words stay words on %s", (file) =>
    onPage(hostile, file, async (page) => {
      const strange = await page.evaluate(
        () =>
          document.querySelectorAll("main script:not([type='application/ld+json']), main img, iframe, svg")
            .length,
      );
      expect(strange).toBe(0);
      const titles = await page.locator("article h3").allTextContents();
      const wanted = hostile.build.pages
        .find((plan) => plan.file === file)
        ?.entries.map(({ article }) => article.title);
      expect(titles).toEqual(wanted);
    }),
  );

  it("mixed scripts run their own ways", () =>
    onPage(siteOf("test/sites/arabic"), "index.html", async (page) => {
      const directions = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll("article")].map(
          (element) => getComputedStyle(element).direction,
        ),
      );
      expect(directions).toEqual(["rtl", "rtl", "ltr"]);
    }));

  it("prints the entries, and none of what is only for clicking", () =>
    onPage(sample, "index.html", async (page) => {
      await page.emulateMedia({ media: "print" });
      expect(
        await page
          .locator("nav, button")
          .evaluateAll((all) => all.filter((one) => one.checkVisibility()).length),
      ).toBe(0);
      expect(await page.locator("article:visible").count()).toBe(6);
    }));
});
