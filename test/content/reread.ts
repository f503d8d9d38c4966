/**
 * Reads sanitised HTML back without any of the code that wrote it: with htmlparser2's own parser, a plain
 * serialiser, and lists of what may be there that are written out once more, so that a slip in the policy
 * shows.
 */

import { type DomHandler, parseDocument } from "htmlparser2";
import { SaxesParser } from "saxes";

type Node = DomHandler["root"]["childNodes"][number];

const voids = new Set(["br", "hr", "wbr", "img", "col", "source", "track"]);
const elements = new Set(
  `p h1 h2 h3 h4 h5 h6 pre blockquote hr figure figcaption details summary div ul ol li dl dt dd table caption colgroup col
   thead tbody tfoot tr td th a em strong b i u s sub sup small mark cite code kbd samp var bdi bdo abbr dfn q del ins time
   span ruby rt rp br wbr img picture video audio source track`.split(/\s+/),
);
const attributes = new Set(
  `href src srcset sizes alt title width height poster controls cite datetime colspan rowspan scope abbr span start reversed
   type value media kind srclang label dir lang`.split(/\s+/),
);
const addresses: Readonly<Record<string, RegExp>> = {
  href: /^(?:https?:\/\/|mailto:|tel:)[^\s"<>]+$/,
  src: /^https?:\/\/[^\s"<>]+$/,
  poster: /^https?:\/\/[^\s"<>]+$/,
  cite: /^https?:\/\/[^\s"<>]+$/,
  srcset: /^https?:\/\/[^\s"<>]+(?: [\d.]+[wx])?(?:, https?:\/\/[^\s"<>]+(?: [\d.]+[wx])?)*$/,
};

/** The HTML as a parser understands it, written again. */
export function reread(html: string): string {
  return parseDocument(html).childNodes.map(write).join("");
}

function write(node: Node): string {
  if (node.type === "text") return escaped((node as { data: string }).data);
  if (!("attribs" in node)) return `<!-- ${node.type} -->`;
  const tag = Object.entries(node.attribs).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const start = `<${node.name}${tag.join("")}>`;
  return voids.has(node.name) ? start : `${start}${node.childNodes.map(write).join("")}</${node.name}>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** What must not be in sanitised HTML; empty when all is well. */
export function offences(html: string): string[] {
  const found: string[] = html.includes("]]>") ? ["]]>"] : [];
  const visit = (node: Node): void => {
    if (node.type === "text") return;
    if (!("attribs" in node)) {
      found.push(node.type);
      return;
    }
    if (!elements.has(node.name)) found.push(node.name);
    for (const [name, value] of Object.entries(node.attribs)) {
      if (!attributes.has(name) || addresses[name]?.test(value) === false)
        found.push(`${node.name} ${name}=${value}`);
    }
    node.childNodes.forEach(visit);
  };
  parseDocument(html).childNodes.forEach(visit);
  return found;
}

/**
 * What a strict XML reader says of it once void elements close themselves; `undefined` when it is well
 * formed.
 */
export function xmlProblem(html: string): string | undefined {
  let problem: string | undefined;
  const reader = new SaxesParser({ xmlns: true });
  reader.on("error", (error) => {
    problem ??= error.message;
  });
  const xml = html.replace(/<(br|hr|wbr|img|col|source|track)((?: [^>]*)?)>/g, "<$1$2/>");
  reader.write(`<body>${xml}</body>`).close();
  return problem;
}
