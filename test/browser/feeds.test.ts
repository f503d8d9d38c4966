/** The feeds, opened in a browser as somebody who clicks on one meets them: well-formed, and with the words in them. */

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noBrowser, openBrowser, serve } from "../support/browser.ts";
import { builtSite } from "../support/built-site.ts";

const sites = ["test/sites/archive", "test/sites/arabic", "test/sites/hostile", "test/sites/withdrawn"].map(
  (folder) => [folder, builtSite(folder)] as const,
);

let browser: Browser;

describe.skipIf(noBrowser)(`in a browser${noBrowser ? ` (left out: ${noBrowser})` : ""}`, () => {
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  it.each(sites)("the documents of %s open and can be read", async (_, { files, address, build }) => {
    const { context, outside } = await serve(browser, files, address);
    const page = await context.newPage();
    for (const { metadata, entries } of build.feeds) {
      for (const file of Object.values(metadata.files)) {
        await page.goto(address + file.split("/").map(encodeURIComponent).join("/"));
        const { text, faults } = await page.evaluate(() => ({
          text: document.documentElement.textContent ?? "",
          faults: document.querySelectorAll("parsererror").length,
        }));
        expect({ file, faults }).toEqual({ file, faults: 0 });
        if (file.endsWith(".json")) expect(JSON.parse(text)).toMatchObject({ title: metadata.title });
        else for (const { article } of entries) expect(text).toContain(article.title);
      }
    }
    for (const { file } of build.lists) {
      await page.goto(address + file);
      expect(await page.evaluate(() => document.querySelectorAll("parsererror").length)).toBe(0);
    }
    await context.close();
    expect(outside).toEqual([]);
  });
});
