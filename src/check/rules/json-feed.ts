/**
 * JSON Feed 1.1: which members there may be, of what kind, and what may stand in them. No validator covers JSON Feed,
 * so the names of these rules are our own; what the specification demands is an error, what it advises a warning.
 */

import type { JsonObject } from "../read-json-feed.ts";
import { isObject } from "../read-json-feed.ts";
import { duplicateDates, type Finding } from "./grammar.ts";
import {
  doubtful,
  type Fault,
  identifier,
  type Look,
  language,
  mediaType,
  rfc3339,
  webAddress,
  wrong,
} from "./values.ts";

type Kind = (value: unknown, name: string) => Fault[];

interface Member {
  readonly is: Kind;
  readonly required?: true;
}

/** Members by name; others may only be extensions, with `_` before the name. */
type Members = Readonly<Record<string, Member>>;

function text(...looks: readonly Look[]): Kind {
  return (value, name) => {
    if (typeof value !== "string") return [wrong("Kind", `${name} is no text`)];
    return looks
      .map((look) => look(value, () => value))
      .filter((fault) => fault !== undefined)
      .map((fault) => ({ ...fault, says: `${name}: ${fault.says}` }));
  };
}

function flag(value: unknown, name: string): Fault[] {
  return typeof value === "boolean" ? [] : [wrong("Kind", `${name} is neither true nor false`)];
}

function count(value: unknown, name: string): Fault[] {
  return typeof value === "number" && value >= 0 ? [] : [wrong("Kind", `${name} is no number above zero`)];
}

function list(of: Kind): Kind {
  return (value, name) =>
    Array.isArray(value)
      ? value.flatMap((member, index) => of(member, `${name}[${index}]`))
      : [wrong("Kind", `${name} is no list`)];
}

function group(members: Members, ...others: readonly ((value: JsonObject, name: string) => Fault[])[]): Kind {
  return (value, name) => {
    if (!isObject(value)) return [wrong("Kind", `${name} is no object`)];
    return [...memberFaults(value, members, name), ...others.flatMap((look) => look(value, name))];
  };
}

function memberFaults(value: JsonObject, members: Members, name: string): Fault[] {
  const faults: Fault[] = [];
  for (const key in value) {
    const member = Object.hasOwn(members, key) ? members[key] : undefined;
    if (member) faults.push(...member.is(value[key], `${name}.${key}`));
    else if (!key.startsWith("_"))
      faults.push(wrong("UnknownMember", `${name} has ${key}, which JSON Feed does not know`));
    else if (!/^_[a-z]/i.test(key) || key.includes(".")) {
      faults.push(
        wrong("ExtensionName", `${name} has ${key}; extensions are named _ and a letter, without dots`),
      );
    }
  }
  for (const key in members) {
    if (members[key]?.required && value[key] === undefined)
      faults.push(wrong("MissingMember", `${name} has no ${key}`));
  }
  return faults;
}

function filled(value: string): Fault | undefined {
  return value.trim() === "" ? doubtful("NotBlank", "it is empty") : undefined;
}

/** An author without any of these members is nobody. */
function somebody(value: JsonObject, name: string): Fault[] {
  const known = ["name", "url", "avatar"].some((key) => typeof value[key] === "string" && value[key] !== "");
  return known ? [] : [wrong("EmptyAuthor", `${name} has neither name, url nor avatar`)];
}

const address = { is: text(webAddress) };
const plain = { is: text(filled) };
const author = group({ name: plain, url: address, avatar: address }, somebody);

const attachment = group({
  url: { ...address, required: true },
  mime_type: { is: text(mediaType), required: true },
  title: plain,
  size_in_bytes: { is: count },
  duration_in_seconds: { is: count },
});

const item = group({
  id: { is: text(filled, identifier), required: true },
  url: address,
  external_url: address,
  title: plain,
  content_html: { is: text(filled), required: true },
  summary: plain,
  image: address,
  banner_image: address,
  date_published: { is: text(rfc3339) },
  date_modified: { is: text(rfc3339) },
  author: { is: author },
  authors: { is: list(author) },
  tags: { is: list(text(filled)) },
  language: { is: text(language) },
  attachments: { is: list(attachment) },
  _republication: { is: group({ ...republicationMembers() }), required: true },
});

/** Our own extension: kinds only, its facts are compared with the record. */
function republicationMembers(): Members {
  const linked = group({ name: plain, url: address, feed_url: address });
  return {
    about: address,
    publisher: { is: linked, required: true },
    original_url: { ...address, required: true },
    original_date: { is: text(filled) },
    original_source: { is: linked },
    rights_holder: { is: list(text(filled)) },
    copyright: plain,
    disclaimer: plain,
    license: address,
    citation: plain,
    terms: { is: group({ id: plain, url: address }) },
    permissions: { is: list(text(filled)) },
    changes: { is: list(group({ kind: plain, by: plain, from: { is: text(language) }, note: plain })) },
    extent: plain,
    regions: { is: list(text(filled)) },
    themes: { is: list(text(filled)) },
  };
}

const version = "https://jsonfeed.org/version/1.1";

const feed: Members = {
  version: {
    is: text((value) => (value === version ? undefined : wrong("Version", `“${value}”; wanted: ${version}`))),
    required: true,
  },
  title: { ...plain, required: true },
  home_page_url: address,
  feed_url: address,
  description: plain,
  user_comment: plain,
  next_url: address,
  icon: address,
  favicon: address,
  language: { is: text(language) },
  expired: { is: flag },
  hubs: { is: list(group({ type: { ...plain, required: true }, url: { ...address, required: true } })) },
  items: { is: list(() => []), required: true },
};

/** Holds a JSON Feed against the rules. */
export function checkJsonFeedRules(value: JsonObject): Finding[] {
  const items: unknown[] = Array.isArray(value.items) ? value.items : [];
  return [
    ...memberFaults(value, feed, "the feed"),
    ...(value.feed_url === undefined
      ? [doubtful("MissingSelf", "the feed does not say where it is served")]
      : []),
    ...(value.next_url !== undefined && value.next_url === value.feed_url
      ? [wrong("NextUrl", "next_url is the feed's own address")]
      : []),
    ...items.flatMap((member, index) => item(member, `item ${index + 1}`)),
    ...repeatedIds(items),
    ...duplicateDates(items.map(changed)),
  ];
}

function repeatedIds(items: readonly unknown[]): Fault[] {
  const seen = new Set<unknown>();
  return items.flatMap((member, index) => {
    const id = isObject(member) ? member.id : undefined;
    if (id === undefined) return [];
    if (seen.has(id))
      return [wrong("DuplicateIds", `item ${index + 1} has an id that was there before: ${id}`)];
    seen.add(id);
    return [];
  });
}

function changed(member: unknown): string | undefined {
  if (!isObject(member)) return undefined;
  const date = member.date_modified ?? member.date_published;
  return typeof date === "string" ? date : undefined;
}
