/**
 * Most HTML in feeds of ours is of one plain form, of which this reads every letter and which it leaves at the first
 * thing that it does not know: elements that are closed where they should be, quoted attributes, five references.
 * Whatever is not of that form is for `htmlparser2`, which takes several times as long; a property test holds the two
 * to the same view.
 */

export interface HtmlHandler {
  onopentag(name: string, attributes: Readonly<Record<string, string>>): void;
  onclosetag(name: string, isImplied: boolean): void;
  ontext(text: string): void;
}

const names = (list: string) => new Set(list.split(/\s+/));

const voids = names("br hr img source wbr");
/** Those in which a parser does nothing special. */
const plain = names(
  `a abbr article audio b bdi bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4
   h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp small source span strong sub summary sup table
   tbody td tfoot th thead time tr u ul var video wbr`,
);
const paragraph = names("p");
const headings = names("h1 h2 h3 h4 h5 h6 p");
/** Elements that a start tag closes where they are the innermost that is open: then the form is no plain one. */
const closedBy = new Map([
  ...[..."article blockquote details div dl figcaption figure hr ol p pre table ul".split(" ")].map(
    (name) => [name, paragraph] as const,
  ),
  ...["h1", "h2", "h3", "h4", "h5", "h6"].map((name) => [name, headings] as const),
  ["a", names("a")],
  ["li", names("li")],
  ["dd", names("dd dt")],
  ["dt", names("dd dt")],
  ["rt", names("rt rp")],
  ["rp", names("rt rp")],
  ["tr", names("tr th td")],
  ["th", names("th")],
  ["td", names("thead th td")],
  ["tbody", names("thead tbody")],
  ["tfoot", names("thead tbody")],
]);

const tag = /<[a-z][a-z\d]*(?: [a-z]+="[^"<>]*")*>/y;
const afterName = /[ >]/g;

/** Tells the handler of all that is in the text, and true; false where it gave up on the way. */
export function readSimpleHtml(html: string, handler: HtmlHandler): boolean {
  const open: string[] = [];
  for (let at = 0; at < html.length; ) {
    const next = html.indexOf("<", at);
    if (next !== at) {
      const text = decoded(html.slice(at, next === -1 ? undefined : next));
      if (text === undefined) return false;
      handler.ontext(text);
      if (next === -1) break;
    }
    const innermost = open.at(-1);
    if (html[next + 1] === "/") {
      if (innermost === undefined || !html.startsWith(`${innermost}>`, next + 2)) return false;
      open.pop();
      handler.onclosetag(innermost, false);
      at = next + innermost.length + 3;
      continue;
    }
    tag.lastIndex = next;
    if (!tag.test(html)) return false;
    at = tag.lastIndex;
    afterName.lastIndex = next;
    afterName.test(html);
    const nameEnd = afterName.lastIndex - 1;
    const name = html.slice(next + 1, nameEnd);
    const attributes = attributesOf(html.slice(nameEnd, at - 1));
    if (!plain.has(name) || !attributes) return false;
    if (innermost !== undefined && closedBy.get(name)?.has(innermost)) return false;
    handler.onopentag(name, attributes);
    if (voids.has(name)) handler.onclosetag(name, true);
    else open.push(name);
  }
  return open.length === 0;
}

/** From the list that a start tag was found to have: ` name="value"`, any number of times. */
function attributesOf(list: string): Record<string, string> | undefined {
  const attributes: Record<string, string> = {};
  if (list === "") return attributes;
  for (let at = 0; at < list.length; ) {
    const middle = list.indexOf('="', at);
    const end = list.indexOf('"', middle + 2);
    const name = list.slice(at + 1, middle);
    const words = decoded(list.slice(middle + 2, end));
    at = end + 1;
    if (words === undefined || Object.hasOwn(attributes, name)) return undefined;
    attributes[name] = words;
  }
  return attributes;
}

const characters: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};
const strangeReference = /&(?!(?:amp|lt|gt|quot|#39);)/;

function decoded(text: string): string | undefined {
  if (!text.includes("&")) return text;
  if (strangeReference.test(text)) return undefined;
  return text.replace(/&[^;]*;/g, (reference) => characters[reference] ?? reference);
}
