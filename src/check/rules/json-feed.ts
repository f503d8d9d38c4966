/**
 * JSON Feed 1.1: which members there may be, of what kind, and what may stand in them. No validator covers JSON Feed,
 * so the names of these rules are our own; what the specification demands is an error, what it advises a warning.
 */

import { isMapping } from "../../values/mapping.ts";
import type { JsonObject } from "../read-json-feed.ts";
import type { FeedRules } from "./entries.ts";
import type { Finding } from "./grammar.ts";
import {
  doubtful,
  type Fault,
  identifier,
  type Look,
  language,
  mediaType,
  rfc3339,
  type Written,
  webAddress,
  wrong,
} from "./values.ts";

/** Looks at a value. What a fault says begins behind the value's name, which only those know who hold the value. */
type Kind = (value: unknown) => readonly Fault[];

interface Member {
  readonly is: Kind;
  readonly required?: true;
}

/** Members by name; others may only be extensions, with `_` before the name. */
type Members = Readonly<Record<string, Member>>;

const none: readonly Fault[] = [];

function named(name: string, faults: readonly Fault[]): readonly Fault[] {
  return faults.map((fault) => ({ ...fault, says: `${name}${fault.says}` }));
}

function text(...looks: readonly Look[]): Kind {
  return (value) => {
    if (typeof value !== "string") return [wrong("Kind", " is no text")];
    const faults: Fault[] = [];
    for (const look of looks) {
      const fault = look(value, asItStands);
      if (fault) faults.push({ ...fault, says: `: ${fault.says}` });
    }
    return faults;
  };
}

/** In JSON no two ways of writing mean different things to readers. */
const asItStands: Written = { raw: "", isClean: true };

function flag(value: unknown): readonly Fault[] {
  return typeof value === "boolean" ? none : [wrong("Kind", " is neither true nor false")];
}

function count(value: unknown): readonly Fault[] {
  return typeof value === "number" && value >= 0 ? none : [wrong("Kind", " is no number above zero")];
}

function list(of: Kind): Kind {
  return (value) => {
    if (!Array.isArray(value)) return [wrong("Kind", " is no list")];
    const faults: Fault[] = [];
    for (let index = 0; index < value.length; index += 1) {
      const found = of(value[index]);
      if (found.length > 0) faults.push(...named(`[${index}]`, found));
    }
    return faults;
  };
}

function group(members: Members, ...others: readonly ((value: JsonObject) => Fault | undefined)[]): Kind {
  return (value) => {
    if (!isMapping(value)) return [wrong("Kind", " is no object")];
    const faults = memberFaults(value, members);
    for (const look of others) {
      const fault = look(value);
      if (fault) faults.push(fault);
    }
    return faults;
  };
}

function memberFaults(value: JsonObject, members: Members): Fault[] {
  const faults: Fault[] = [];
  for (const key in value) {
    const member = Object.hasOwn(members, key) ? members[key] : undefined;
    const found = member ? member.is(value[key]) : strangerFaults(key);
    if (found.length > 0) faults.push(...(member ? named(`.${key}`, found) : found));
  }
  for (const key in members) {
    if (members[key]?.required && value[key] === undefined)
      faults.push(wrong("MissingMember", ` has no ${key}`));
  }
  return faults;
}

function strangerFaults(key: string): readonly Fault[] {
  if (!key.startsWith("_")) return [wrong("UnknownMember", ` has ${key}, which JSON Feed does not know`)];
  if (/^_[a-z]/i.test(key) && !key.includes(".")) return none;
  return [wrong("ExtensionName", ` has ${key}; extensions are named _ and a letter, without dots`)];
}

function filled(value: string): Fault | undefined {
  return value.trim() === "" ? doubtful("NotBlank", "it is empty") : undefined;
}

/** An author without any of these members is nobody. */
function somebody(value: JsonObject): Fault | undefined {
  const known = ["name", "url", "avatar"].some((key) => typeof value[key] === "string" && value[key] !== "");
  return known ? undefined : wrong("EmptyAuthor", " has neither name, url nor avatar");
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
  items: { is: list(() => none), required: true }, // each is looked at by itself
  _republication: {
    is: group({
      about: address,
      deleted: {
        is: list(
          group({
            id: { is: text(filled, identifier), required: true },
            date: { is: text(rfc3339), required: true },
            reason: plain,
          }),
        ),
      },
    }),
  },
};

/** Its entries come as the members of `items`. */
export const jsonFeedRules: FeedRules<JsonObject, unknown> = {
  prefixes: new Set(),
  inherited: () => "",
  entry: (member, _, position) => named(`item ${position}`, item(member)),
  repeated: (id, position) =>
    wrong("DuplicateIds", `item ${position} has an id that was there before: ${id}`),
  document: feedFindings,
};

function feedFindings(document: JsonObject): Finding[] {
  const found: Finding[] = [...named("the feed", memberFaults(document, feed))];
  if (document.feed_url === undefined)
    found.push(doubtful("MissingSelf", "the feed does not say where it is served"));
  if (document.next_url !== undefined && document.next_url === document.feed_url)
    found.push(wrong("NextUrl", "next_url is the feed's own address"));
  return found;
}
