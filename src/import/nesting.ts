/**
 * Pages nested deeper than anybody meant. Parsers keep the elements that are open on a stack, and take ever longer with each
 * that nothing closes; so what stands too deep loses its tags before a parser sees it. Its text stays.
 */

/** Far deeper than any page that was written by hand or by a program that means well. */
const deepest = 2_000;
/** Elements that the next of their kind closes, or that hold nothing: open ones of these do not add up. */
const closedByNext = new Set(
  `p li dt dd tr td th thead tbody tfoot option optgroup rt rp area base br col embed hr img input link meta param source track
   wbr`.split(/\s+/),
);
const tag = /<(\/?)([a-z][a-z\d]*)(?=[\s/>])[^<>]*>/gi;

/** The same HTML, for all pages but the worst. */
export function withoutDeepNesting(html: string): string {
  return isDeep(html) ? flattened(html) : html;
}

function isDeep(html: string): boolean {
  let depth = 0;
  for (const [, slash, name = ""] of html.matchAll(tag)) {
    if (closedByNext.has(name.toLowerCase())) continue;
    depth = slash === "/" ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepest) return true;
  }
  return false;
}

function flattened(html: string): string {
  let depth = 0;
  return html.replace(tag, (whole, slash: string, name: string) => {
    if (closedByNext.has(name.toLowerCase())) return whole;
    if (slash === "/") return depth > 0 && depth-- <= deepest ? whole : "";
    return ++depth <= deepest ? whole : "";
  });
}
