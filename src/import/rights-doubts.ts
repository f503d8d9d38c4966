/**
 * What a page says of its rights and the register does not: another licence, words that forbid, another holder. Each is
 * a reason for a person to look at the words before anything of the page is published.
 */

import type { Publisher, Register } from "../model/publisher.ts";
import type { Terms } from "../model/terms.ts";
import { composeTerms } from "../terms/compose.ts";
import { pageKey } from "../values/url.ts";
import { oneLine } from "../values/xml-text.ts";
import { holdersIn, isCopyrightLine } from "./copyright.ts";
import type { Draft } from "./draft.ts";
import { isNamed } from "./find-publisher.ts";
import { creativeCommonsOf, profileOfAddress, profileOfWording, speaksOfRights } from "./licence.ts";

/** The words of the page, each once; empty where the register knows them all. */
export function rightsDoubts(draft: Draft, publisher: Publisher, register: Register): readonly string[] {
  const granted = grantedBy(publisher, register);
  const terms = composeTerms(register, publisher).value;
  const known = new Set(terms?.conditions.map(oneLine));
  const sentences = [...sayingsOf(draft), ...otherHolders(draft, publisher)];
  // A sentence that forbids one article says nothing of the next, though it be the same.
  const isKnown = (text: string) => known.has(text) && !(forbids(text) && ofOneArticle.test(text));
  const doubtful = sentences.map(oneLine).filter((text) => !isKnown(text) && !standsFor(text, granted));
  return [...new Set([...otherLicence(draft, terms, granted), ...doubtful])];
}

/** The names of the terms that the publisher's are made of. */
function grantedBy({ terms }: Publisher, { profiles }: Register): ReadonlySet<string> {
  const ids = new Set<string>();
  for (let id = terms?.base; id !== undefined && !ids.has(id); id = profiles.get(id)?.base) ids.add(id);
  return ids;
}

/** Sentences on rights, and whatever else the page has of them outside of the text and that forbids. */
function sayingsOf({ terms, disclaimer, stripped, unclear }: Draft): string[] {
  const others = [...(disclaimer === undefined ? [] : [disclaimer]), ...stripped, ...unclear];
  return [...terms.wording, ...others.filter((text) => speaksOfRights(text) && forbids(text))];
}

/** True for a sentence that grants what the register says was granted, and takes nothing back. */
function standsFor(sentence: string, granted: ReadonlySet<string>): boolean {
  const named = profileOfWording(sentence) ?? creativeCommonsOf(sentence);
  if (named === undefined || forbids(sentence)) return false;
  // A licence that is named without its version is the one that we know in some version.
  return granted.has(named) || [...granted].some((id) => id.replace(/-\d\.\d$/, "") === named);
}

const forbidding =
  /\b(?:may|must|can|shall|do|does|should)(?: ?not|n['’]t)\b|\bnot (?:be |been )?(?:available|allowed|authori[sz]ed|copied|free|included|intended|licen[cs]ed|permitted|re-?\w+)|\bno (?:part|re-?\w+)\b|\bnobody\b|\bwithout\b.{0,40}\b(?:permission|consent|licen[cs]e)|prohibit|forbid|\bexcept|\bunless\b|\bexclusive|\bne (?:peut|doit|peuvent)\b|interdit|\bsauf\b|\bno (?:se )?(?:puede|permite)|prohibid|nicht(?!.?kommerziell)|verboten|untersagt|禁止(?!演绎)|不得|未经|запрещ|нельзя|кроме|無断|يحظر|يمنع|لا يجوز/iu;

function forbids(sentence: string): boolean {
  return forbidding.test(sentence);
}

const ofOneArticle =
  /\bth(?:is|e present) (?:\w+ )?(?:article|column|content|essay|item|page|piece|post|report|story|text|work)\b|\bcet article|\bce texte|\best[ea] (?:artículo|texto|nota)|\bdiese[rs]? (?:artikel|beitrag|text)|هذا المقال|本文|эт[аоу]й? (?:стать|текст)|この記事/iu;

function otherLicence(
  { terms: { licence, url } }: Draft,
  terms: Terms | undefined,
  granted: ReadonlySet<string>,
): string[] {
  const known = terms?.url;
  return [licence, url].flatMap((address) => {
    if (address === undefined || (known !== undefined && pageKey(address) === pageKey(known))) return [];
    const profile = profileOfAddress(address);
    return profile !== undefined && granted.has(profile) ? [] : [`licence: ${address}`];
  });
}

/** Lines of copyright that name somebody who is neither the publisher, nor an author, nor the source that is told. */
function otherHolders(
  { copyright, holders, unclear, authors, source }: Draft,
  publisher: Publisher,
): string[] {
  const ours = [...authors.map(({ name }) => name), ...(source ? [source.name] : [])];
  const isOther = (holder: string) =>
    !isNamed(publisher.name, holder) &&
    !holder.toLowerCase().startsWith(`${publisher.name.toLowerCase()} `) &&
    !ours.some((name) => isNamed(name, holder));
  const line = copyright !== undefined && holders.some(isOther) ? [copyright] : [];
  const rivals = unclear.filter((text) => isCopyrightLine(text) && holdersIn(text).some(isOther));
  return [...line, ...rivals];
}
