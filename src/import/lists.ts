/** Lists of where to look: addresses one a line, or an OPML file of feeds and pages. */

import { type Opml, parseOpml } from "feedsmith";
import { error, type Outcome, type Place } from "../model/problem.ts";
import { type HttpUrl, parseHttpUrl } from "../values/url.ts";
import { listedLines } from "./source-kind.ts";

/** Each address once. Problems: `invalid-url` with its line. */
export function listedAddresses(name: string, text: string): Outcome<readonly HttpUrl[]> {
  const found = listedLines(text).map(({ text: line, line: number }) => ({
    written: line,
    place: { file: name, line: number, column: 1 },
  }));
  return addressesOf(found);
}

/** Feeds (`xmlUrl`) and pages (`url`), whatever folders they stand in. Problems: `invalid-feed`, `invalid-url`. */
export function opmlAddresses(name: string, text: string): Outcome<readonly HttpUrl[]> {
  try {
    const written = outlinesOf(parseOpml(text).body?.outlines ?? []).map(
      (outline) => outline.xmlUrl ?? outline.url,
    );
    const there = written.filter((address) => address !== undefined);
    return addressesOf(there.map((address) => ({ written: address, place: { file: name } })));
  } catch {
    const help = "look whether a feed reader takes it, or write the addresses one a line";
    return {
      problems: [
        error("invalid-feed", { file: name }, "this looks like OPML and cannot be read as such", help),
      ],
    };
  }
}

function outlinesOf(outlines: readonly Opml.Outline<string>[]): Opml.Outline<string>[] {
  return outlines.flatMap((outline) => [outline, ...outlinesOf(outline.outlines ?? [])]);
}

function addressesOf(
  found: readonly { readonly written: string; readonly place: Place }[],
): Outcome<readonly HttpUrl[]> {
  const parsed = found.map(({ written, place }) => ({ written, place, address: parseHttpUrl(written) }));
  return {
    value: [...new Set(parsed.flatMap(({ address }) => address ?? []))],
    problems: parsed
      .filter(({ address }) => address === undefined)
      .map(({ written, place }) => badAddress(written, place)),
  };
}

/** Also for an address on the command line. */
export function badAddress(written: string, place: Place) {
  return error(
    "invalid-url",
    place,
    `this is not an address of the web: ${JSON.stringify(written.slice(0, 120))}`,
    "write it in full, with http or https and without a password, as in https://lantern.example/ice",
  );
}
