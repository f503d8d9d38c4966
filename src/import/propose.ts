/**
 * A publisher that is not in the register yet, as an import proposes it: its name, its home, and the terms in the words
 * that the page has for them. A person confirms it by taking `proposed:` out; until then nothing of it is published.
 */

import { error, type Outcome } from "../model/problem.ts";
import type { Publisher, Register } from "../model/publisher.ts";
import type { Day } from "../values/instant.ts";
import { slug } from "../values/slug.ts";
import { type HttpUrl, hostOf, isWithinHost, parseHttpUrl } from "../values/url.ts";
import type { Draft, FoundPublisher, Page } from "./draft.ts";
import { isSharedHost } from "./find-publisher.ts";
import { printYaml } from "./write-record.ts";

export interface Proposal {
  readonly publisher: Publisher;
  /** Its block of `_publishers.yaml`, not indented. */
  readonly yaml: string;
}

/** Problems: `missing-field` where the page does not tell its publisher. */
export function proposePublisher(
  draft: Draft,
  page: Page,
  { register, day }: { register: Register; day: Day },
): Outcome<Proposal> {
  const home = homeFor(draft, register);
  if (home === undefined) return { problems: [untold(page.name)] };
  const name = draft.publisher.name ?? hostOf(home);
  const { feed, feedType, contact, language } = draft.publisher;
  const { profile = "none", url, wording } = draft.terms;
  const terms = {
    base: profile,
    ...(url && { url }),
    read: day,
    ...(wording.length > 0 && { conditions: wording }),
  };
  const block = {
    name,
    home,
    ...(feed && { feed }),
    ...(feedType && { feedType }),
    ...(contact !== undefined && { contact }),
    ...(language && { language }),
    proposed: day,
    terms,
  };
  const id = freeId(draft.publisher, home, (id) => register.publishers.has(id));
  const type = feedType === "atom" ? "application/atom+xml" : "application/rss+xml";
  return {
    value: {
      publisher: { ...block, id, feedType: type, hosts: [], wording: {} },
      yaml: printBlock(id, block, draft.original ?? page.name, draft.terms.found),
    },
    problems: [],
  };
}

/** A page may be read at a mirror; the original stands at its publisher's. */
function homeFor(draft: Draft, register: Register): HttpUrl | undefined {
  const { original } = draft;
  const { home } = draft.publisher;
  const found = home ?? (original ? undefined : printedHome(draft));
  if (original && isSharedHost(original, register)) return firstFolder(original);
  if (!original || (home && isWithinHost(original, hostOf(home)))) return found;
  return `${new URL(original).origin}/` as HttpUrl;
}

const printedHost = /(?<![\w@.-])www\.(?:[a-z\d-]+\.)+[a-z]{2,24}(?![\w-])/i;

/** A publisher that names itself, and its host in the sentences on its rights. A person confirms it. */
function printedHome({ publisher: { name }, terms, disclaimer = "" }: Draft): HttpUrl | undefined {
  if (name === undefined) return undefined;
  const hosts = [...terms.wording, disclaimer].map((text) => printedHost.exec(text)?.[0].toLowerCase());
  const host = hosts.find((one) => one !== undefined && one !== "www.creativecommons.org");
  return host === undefined ? undefined : parseHttpUrl(`https://${host}/`);
}

/** Of one site among many on a host. */
function firstFolder(original: HttpUrl): HttpUrl {
  const { origin, pathname } = new URL(original);
  const [, folder = ""] = /^\/([^/]+\/)/.exec(pathname) ?? [];
  return `${origin}/${folder}` as HttpUrl;
}

function untold(page: string) {
  return error(
    "missing-field",
    { file: page },
    "the page does not tell who published it",
    "give the original's address with --original; or write the publisher into articles/_publishers.yaml, and name it with --publisher",
  );
}

function freeId({ name = "" }: FoundPublisher, home: HttpUrl, isTaken: (id: string) => boolean): string {
  const wanted = [name, hostOf(home)].map(slug).find((one) => /^[\p{L}\p{N}]/u.test(one)) ?? "publisher";
  if (!isTaken(wanted)) return wanted;
  let count = 2;
  while (isTaken(`${wanted}-${count}`)) count++;
  return `${wanted}-${count}`;
}

/** `page`: its address. `found`: where on it the terms stood. */
function printBlock(id: string, block: object, page: string, found: string | undefined): string {
  const terms = found === undefined ? "" : `\n Its terms were found here: ${found.replace(/\s+/g, " ")}`;
  return printYaml({ [id]: block }, ({ contents: { items } }) => {
    const [pair] = items;
    if (pair) pair.key.commentBefore = ` Proposed by an import, from ${page}.${terms}\n${explanation}`;
  });
}

const explanation = ` Read the publisher's terms, mend what stands here, then remove the line "proposed":
 until then nothing of this publisher's is published.`;
