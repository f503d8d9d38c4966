/**
 * Rules that hold element by element, as a table: which children an element may have and how often, which
 * attributes, and what may stand in them. The list is closed: an element that we do not write is a fault.
 */

import type { Severity } from "../../model/problem.ts";
import { childOf, type XmlElement } from "../read-xml.ts";
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

/** Holds a document without its entries (its root), or one of its entries, against the table, from an element down. */
export function checkGrammar(element: XmlElement, rule: ElementRule, isRoot = false): Finding[] {
  const walk = new Walk(isRoot ? element : undefined);
  walk.check(element, rule);
  return walk.findings;
}

/** The prefixes of all names that an element of this rule may use, and those in it. */
export function prefixesIn({ children = {}, attributes = {} }: ElementRule): Set<string> {
  const names = [...Object.keys(children), ...Object.keys(attributes)].filter((name) => name.includes(":"));
  const below = Object.values(children).flatMap((child) => [...prefixesIn(child)]);
  return new Set([...names.map((name) => name.slice(0, name.indexOf(":"))), ...below]);
}

const noAttributes: Readonly<Record<string, AttributeRule>> = {};
const noChildren: Readonly<Record<string, ChildRule>> = {};

class Walk {
  readonly findings: Finding[] = [];
  readonly #root: XmlElement | undefined;

  constructor(root: XmlElement | undefined) {
    this.#root = root;
  }

  check(element: XmlElement, rule: ElementRule): void {
    this.#checkAttributes(element, rule.attributes ?? noAttributes);
    if (rule.text) this.#found(rule.text(element.text, element), element);
    else if (element.text.trim() !== "")
      this.#found(wrong("UnexpectedText", "text where only elements may stand"), element);
    this.#checkChildren(element, rule.children ?? noChildren);
  }

  #found(fault: Fault | undefined, element: XmlElement, attribute?: string): void {
    if (!fault) return;
    const about = attribute === undefined ? element.name : `${attribute} of ${element.name}`;
    this.findings.push({ ...fault, says: `${about}: ${fault.says}`, element });
  }

  #checkAttributes(element: XmlElement, rules: Readonly<Record<string, AttributeRule>>): void {
    for (const name in element.attributes) {
      const value = element.attributes[name] ?? "";
      if (name === "xmlns" || name.startsWith("xmlns:")) {
        if (element === this.#root) continue; // looked at where the namespaces are
        const says = `${name} is declared here; namespaces are declared on the root`;
        this.#found(wrong("MissingNamespace", says), element);
      } else {
        const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
        if (rule) this.#found(rule.look(value, element), element, name);
        else this.#found(wrong("UnexpectedAttribute", `the attribute ${name}`), element);
      }
    }
    for (const name in rules) {
      const required = rules[name]?.required;
      if (required && element.attributes[name] === undefined)
        this.#found(wrong(required, `no ${name}`), element);
    }
  }

  #checkChildren(element: XmlElement, rules: Readonly<Record<string, ChildRule>>): void {
    for (const child of element.children) {
      const rule = Object.hasOwn(rules, child.name) ? rules[child.name] : undefined;
      if (!rule) {
        const says = `${child.name} may not stand in ${element.name}`;
        this.findings.push({ ...wrong("UndefinedElement", says), element: child });
        continue;
      }
      if (rule.times !== "any" && childOf(element, child.name) !== child) {
        const second = rule.second ?? wrong("DuplicateElement", `a second ${child.name} in ${element.name}`);
        this.findings.push({ ...second, element: child });
      }
      this.check(child, rule);
    }
    for (const name in rules) {
      const rule = rules[name];
      if (rule?.times === "one" && !childOf(element, name)) {
        const absent = wrong(rule.absent ?? "MissingElement", `${element.name} has no ${name}`);
        this.findings.push({ ...absent, element });
      }
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
  // the validator does not know it and warns; there is no other way to say that an entry left
  at: "http://purl.org/atompub/tombstones/1.0",
};

/**
 * The declarations on the root. Elements are looked up by their prefix, so a known prefix bound to anything else is
 * an error here, where the validator only warns.
 */
export function checkNamespaces(root: XmlElement, defaultNamespace: string | undefined): Finding[] {
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
