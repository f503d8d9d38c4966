/**
 * Rules that hold element by element, as a table: which children an element may have and how often, which
 * attributes, and what may stand in them. The list is closed: an element that we do not write is a fault.
 */

import type { Severity } from "../../model/problem.ts";
import type { XmlDocument, XmlElement } from "../read-xml.ts";
import { doubtful, type Fault, type Look, wrong } from "./values.ts";

/** Something that breaks a rule, and where. */
export interface Finding {
  readonly rule: string;
  readonly severity: Extract<Severity, "error" | "warning">;
  readonly says: string;
  /** In XML. */
  readonly element?: XmlElement;
  /** Set where the finding has a code of its own. */
  readonly code?: "duplicate-date";
}

export interface AttributeRule {
  readonly look: Look;
  /** The rule that is broken when it is not there. */
  readonly required?: "MissingAttribute" | "MissingHref";
}

export interface ElementRule {
  readonly attributes?: Readonly<Record<string, AttributeRule>>;
  /** Looks at its text; absent: it may have none. */
  readonly text?: Look;
  readonly children?: Readonly<Record<string, ChildRule>>;
}

export interface ChildRule extends ElementRule {
  readonly times: "one" | "maybe" | "any";
  /** How the validator calls its absence, where it has a name of its own. */
  readonly absent?: string;
  /** How the validator takes a second one, where that is no plain error. */
  readonly second?: Fault;
}

/** Exactly one of an element, one at most, any number. */
export function one(rule: ElementRule, absent = "MissingElement"): ChildRule {
  return { ...rule, times: "one", absent };
}
export function maybe(rule: ElementRule, second?: Fault): ChildRule {
  return { ...rule, times: "maybe", ...(second && { second }) };
}
export function any(rule: ElementRule): ChildRule {
  return { ...rule, times: "any" };
}

const noAttributes: Readonly<Record<string, AttributeRule>> = {};

/** Holds a document against the table, from its root down. */
export function checkGrammar(document: XmlDocument, rule: ElementRule): Finding[] {
  const findings: Finding[] = [];
  checkElement(document, document.root, rule, findings);
  return findings;
}

function checkElement(
  document: XmlDocument,
  element: XmlElement,
  rule: ElementRule,
  findings: Finding[],
): void {
  const found = (fault: Fault | undefined, about: string) => {
    if (fault) findings.push({ ...fault, says: `${about}: ${fault.says}`, element });
  };
  const raw = () => document.text.slice(element.start, element.end);
  checkAttributes(document, element, rule.attributes ?? noAttributes, found);
  if (rule.text) found(rule.text(element.text, raw), element.name);
  else if (element.text.trim() !== "")
    found(wrong("UnexpectedText", "text where only elements may stand"), element.name);
  checkChildren(document, element, rule.children ?? {}, findings);
}

function checkAttributes(
  document: XmlDocument,
  element: XmlElement,
  rules: Readonly<Record<string, AttributeRule>>,
  found: (fault: Fault | undefined, about: string) => void,
): void {
  for (const name in element.attributes) {
    const value = element.attributes[name] ?? "";
    if (name === "xmlns" || name.startsWith("xmlns:")) {
      if (element === document.root) continue; // looked at where the namespaces are
      found(
        wrong("MissingNamespace", `${name} is declared here; namespaces are declared on the root`),
        element.name,
      );
    } else {
      const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
      if (rule)
        found(
          rule.look(value, () => value),
          `${name} of ${element.name}`,
        );
      else found(wrong("UnexpectedAttribute", `the attribute ${name}`), element.name);
    }
  }
  for (const name in rules) {
    const required = rules[name]?.required;
    if (required && element.attributes[name] === undefined)
      found(wrong(required, `no ${name}`), element.name);
  }
}

function checkChildren(
  document: XmlDocument,
  element: XmlElement,
  rules: Readonly<Record<string, ChildRule>>,
  findings: Finding[],
): void {
  const seen = new Set<string>();
  for (const child of element.children) {
    const rule = Object.hasOwn(rules, child.name) ? rules[child.name] : undefined;
    if (!rule) {
      const says = `${child.name} may not stand in ${element.name}`;
      findings.push({ ...wrong("UndefinedElement", says), element: child });
      continue;
    }
    if (seen.has(child.name) && rule.times !== "any") {
      const second = rule.second ?? wrong("DuplicateElement", `a second ${child.name} in ${element.name}`);
      findings.push({ ...second, element: child });
    }
    seen.add(child.name);
    checkElement(document, child, rule, findings);
  }
  for (const name in rules) {
    const rule = rules[name];
    if (rule?.times === "one" && !seen.has(name)) {
      findings.push({ ...wrong(rule.absent ?? "MissingElement", `${element.name} has no ${name}`), element });
    }
  }
}

/** Namespaces that feeds of ours may use, by the prefix that the validator prefers; byte for byte. */
const namespaces: Readonly<Record<string, string>> = {
  atom: "http://www.w3.org/2005/Atom",
  content: "http://purl.org/rss/1.0/modules/content/",
  dc: "http://purl.org/dc/elements/1.1/",
  dcterms: "http://purl.org/dc/terms/",
  creativeCommons: "http://backend.userland.com/creativeCommonsRssModule",
  media: "http://search.yahoo.com/mrss/",
  fh: "http://purl.org/syndication/history/1.0",
};

/**
 * The declarations on the root. Elements are looked up by their prefix, so a known prefix bound to anything else is
 * an error here, where the validator only warns.
 */
export function checkNamespaces({ root }: XmlDocument, defaultNamespace: string | undefined): Finding[] {
  const faults: Fault[] = [];
  if (root.attributes.xmlns !== defaultNamespace) {
    faults.push(wrong("MissingNamespace", `the root is in ${root.attributes.xmlns ?? "no namespace"}`));
  }
  for (const name in root.attributes) {
    if (!name.startsWith("xmlns:")) continue;
    const prefix = name.slice("xmlns:".length);
    const [wanted, found] = [namespaces[prefix], root.attributes[name]];
    if (wanted === undefined) faults.push(doubtful("UnknownNamespace", `the prefix ${prefix} for ${found}`));
    else if (wanted !== found)
      faults.push(wrong("ReservedPrefix", `${prefix} is ${found}; wanted: ${wanted}`));
    else if (wanted === defaultNamespace) {
      faults.push(doubtful("AvoidNamespacePrefix", `${prefix} beside the default namespace`));
    }
  }
  return faults.map((fault) => ({ ...fault, element: root }));
}

/** Values that have to be unique and are not, each named once. */
export function repeatedValues(
  elements: readonly (readonly [element: XmlElement, value: string | undefined])[],
): (readonly [element: XmlElement, value: string])[] {
  const seen = new Set<string>();
  return elements.flatMap(([element, value]) => {
    if (value === undefined) return [];
    if (seen.has(value)) return [[element, value] as const];
    seen.add(value);
    return [];
  });
}

/** Equal `updated` in several entries, told once for the whole document: days without a time make many of them. */
export function duplicateDates(dates: readonly (string | undefined)[]): Finding[] {
  const times = new Map<string, number>();
  for (const date of dates) if (date !== undefined) times.set(date, (times.get(date) ?? 0) + 1);
  const shared = [...times.values()].filter((count) => count > 1).reduce((sum, count) => sum + count, 0);
  if (shared === 0) return [];
  const says = `${shared} entries share their date of change with another; readers may take them for one edit`;
  return [{ ...doubtful("DuplicateUpdated", says), code: "duplicate-date" }];
}
