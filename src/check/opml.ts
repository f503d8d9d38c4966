/** A written list of feeds, read back: OPML's rules, and the feeds that should be in it, in their order. */

import type { FeedList } from "../model/feed-list.ts";
import { error, type Problem } from "../model/problem.ts";
import { readRfc822 } from "./dates.ts";
import { contrast } from "./facts.ts";
import { usualFolder } from "./folder.ts";
import { writeAgain } from "./help.ts";
import { ruleProblem } from "./read-document.ts";
import { childOf, childrenOf, readXml, textOf, type XmlElement } from "./read-xml.ts";
import { type AttributeRule, any, checkGrammar, type ElementRule, maybe, one } from "./rules/grammar.ts";
import { blankForbidden, contact, language, oneOf, plainText, rfc822, webAddress } from "./rules/values.ts";

const plain: ElementRule = { text: plainText("ContainsHTML") };
const named: Readonly<Record<string, AttributeRule>> = {
  text: { look: blankForbidden, required: "MissingAttribute" },
  title: { look: blankForbidden, required: "MissingAttribute" },
};
const feed: ElementRule = {
  attributes: {
    ...named,
    type: { look: oneOf("InvalidOutlineType", "rss"), required: "MissingAttribute" },
    xmlUrl: { look: webAddress, required: "MissingAttribute" },
    htmlUrl: { look: webAddress, required: "MissingAttribute" },
    language: { look: language },
  },
};
const head: ElementRule = {
  children: {
    title: one(plain),
    dateModified: maybe({ text: rfc822 }),
    ownerName: maybe(plain),
    ownerEmail: maybe({ text: contact }),
  },
};
const opml: ElementRule = {
  attributes: { version: { look: oneOf("InvalidVersion", "2.0"), required: "MissingAttribute" } },
  children: { head: one(head), body: one({ children: { outline: any({}) } }) },
};
const group: ElementRule = { attributes: named, children: { outline: any(feed) } };

/** `invalid-xml`, `invalid-feed`, `invalid-fact`; `missing-file` where there is no text. */
export function checkList(list: FeedList, text: string | undefined, folder = usualFolder): Problem[] {
  const file = `${folder}/${list.file}`;
  if (text === undefined) {
    return [error("missing-file", { file }, `There is no ${file}.`, "run courtesy build")];
  }
  const { root, problems } = readXml(file, text);
  if (!root) return [...problems];
  const outlines = childrenOf(childOf(root, "body") ?? root, "outline");
  const frame = checkGrammar(root, opml, true).filter(({ element }) => element?.name !== "outline");
  const broken = [
    ...frame,
    ...outlines.flatMap((outline) => checkGrammar(outline, isFeed(outline) ? feed : group)),
  ];
  return [
    ...broken.map((finding) => {
      const line = finding.element?.line;
      return ruleProblem(finding, { file, ...(line !== undefined && { line }) });
    }),
    ...differences(wantedLines(list), foundLines(root, outlines), file),
  ];
}

function isFeed({ attributes }: XmlElement): boolean {
  return attributes.type !== undefined || attributes.xmlUrl !== undefined;
}

/** What a list says, one line a fact. */
function wantedLines({ title, updated, owner, groups }: FeedList): string[] {
  return [
    ...[title, updated, owner.name, owner.mail ?? ""],
    ...groups.flatMap(({ title, feeds }) => [
      ...(title === undefined ? [] : [title]),
      ...feeds.map((feed) => [feed.title, feed.address, feed.home, feed.language ?? ""].join(" | ")),
    ]),
  ];
}

function foundLines(root: XmlElement, outlines: readonly XmlElement[]): string[] {
  const head = childOf(root, "head") ?? root;
  const date = textOf(head, "dateModified") ?? "";
  return [
    textOf(head, "title") ?? "",
    readRfc822(date)?.instant ?? date,
    textOf(head, "ownerName") ?? "",
    textOf(head, "ownerEmail") ?? "",
    ...outlines.flatMap((outline) =>
      isFeed(outline)
        ? [feedLine(outline)]
        : [outline.attributes.title ?? "", ...childrenOf(outline, "outline").map(feedLine)],
    ),
  ];
}

function feedLine({
  attributes: { title = "", xmlUrl = "", htmlUrl = "", language = "" },
}: XmlElement): string {
  return [title, xmlUrl, htmlUrl, language].join(" | ");
}

function differences(wanted: readonly string[], found: readonly string[], file: string): Problem[] {
  const at = Array.from({ length: Math.max(wanted.length, found.length) }).findIndex(
    (_, index) => wanted[index] !== found[index],
  );
  if (at === -1) return [];
  const [a, b] = contrast(wanted[at] ?? "", found[at] ?? "");
  const message = `The list differs in its fact ${at + 1}; wanted: ${a}; found: ${b}.`;
  return [error("invalid-fact", { file }, message, writeAgain)];
}
