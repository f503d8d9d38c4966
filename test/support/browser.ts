/** Chromium for tests: one that is installed, else the one that a development package brings along. */

import { existsSync } from "node:fs";
import bundled from "@sparticuz/chromium";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from "playwright-core";

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Why there is no browser here, or nothing. */
export const noBrowser =
  installed.some(existsSync) || process.platform === "linux"
    ? undefined
    : "no Chrome is installed, and the one of the packages runs on Linux only";

export async function openBrowser(): Promise<Browser> {
  const executablePath = installed.find(existsSync) ?? (await bundled.executablePath());
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
}

export interface Served {
  readonly context: BrowserContext;
  /** Addresses that were asked for and are not in the folder. */
  readonly outside: string[];
}

const mediaTypes: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
  xml: "text/xml; charset=utf-8",
  opml: "text/xml; charset=utf-8",
};

/** Files as if they were served at an address; whatever else is asked for gets no answer, and is told. */
export async function serve(
  browser: Browser,
  files: ReadonlyMap<string, string>,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Served> {
  const context = await browser.newContext(options);
  const outside: string[] = [];
  await context.route("**/*", (route) => {
    const url = route.request().url().replace(/#.*$/, "");
    const file = url.startsWith(address) ? decodeURIComponent(url.slice(address.length)) : "";
    const body = files.get(file);
    if (body === undefined) {
      outside.push(url);
      return route.abort();
    }
    return route.fulfill({ body, contentType: mediaTypes[file.replace(/^.*\./, "")] ?? "text/plain" });
  });
  return { context, outside };
}
