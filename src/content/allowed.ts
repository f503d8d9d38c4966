/**
 * What may stand in an article's body: the policy, as tables. `tree.ts` keeps to the nesting, `attributes.ts`
 * checks the values; this file decides names only.
 *
 * Kept is what feed readers keep and what carries meaning: text, lists, tables, figures, images, sound and
 * video. Three things are not: what can run or load a page of its own (scripts, frames, forms' controls,
 * foreign markup), what only a page's own style sheet understands (`class`, `style`, `id`, `data-*`), and
 * what links elements of one page to each other (`id`, `headers`, `for`), since many entries share one page
 * in a reader.
 */

/** `words`: text and inline elements only. A list names the only children it may have. */
export type Holds = "anything" | "words" | "nothing" | readonly string[];

export interface ElementRule {
  readonly shape: "block" | "inline";
  readonly holds: Holds;
  /** Besides `dir` and `lang`, which every element may have. Written in this order. */
  readonly attributes: readonly string[];
  /** The only parents it may stand in. */
  readonly within?: readonly string[];
  /** The parent that is put around it where none of those is open. */
  readonly instead?: string;
}

const block = (holds: Holds, attributes: readonly string[] = []): ElementRule => ({
  shape: "block",
  holds,
  attributes,
});
const inline = (attributes: readonly string[] = []): ElementRule => ({
  shape: "inline",
  holds: "anything",
  attributes,
});
const part = (within: readonly string[], instead?: string, rule = block("anything")): ElementRule =>
  instead === undefined ? { ...rule, within } : { ...rule, within, instead };

const cell = ["colspan", "rowspan"];
const sections = ["thead", "tbody", "tfoot"];

/** Every element that can come out. */
export const elements: ReadonlyMap<string, ElementRule> = new Map([
  ["p", block("words")],
  ...["h1", "h2", "h3", "h4", "h5", "h6", "pre"].map((name): [string, ElementRule] => [name, block("words")]),
  ["blockquote", block("anything", ["cite"])],
  ["hr", block("nothing")],
  ["figure", block("anything")],
  ["figcaption", part(["figure"])],
  ["details", block("anything")],
  ["summary", part(["details"])],
  // Only where it carries `dir` or `lang`; all others are containers (below).
  ["div", block("anything")],

  ["ul", block(["li"])],
  ["ol", block(["li"], ["start", "reversed", "type"])],
  ["li", part(["ul", "ol"], "ul", block("anything", ["value"]))],
  ["dl", block(["dt", "dd"])],
  ["dt", part(["dl"], "dl")],
  ["dd", part(["dl"], "dl")],

  ["table", block(["caption", "colgroup", ...sections])],
  ["caption", part(["table"])],
  ["colgroup", part(["table"], undefined, block(["col"], ["span"]))],
  ["col", part(["colgroup"], "colgroup", block("nothing", ["span"]))],
  ...sections.map((name): [string, ElementRule] => [name, part(["table"], undefined, block(["tr"]))]),
  ["tr", part(sections, "tbody", block(["td", "th"]))],
  ["td", part(["tr"], "tr", block("anything", cell))],
  ["th", part(["tr"], "tr", block("anything", [...cell, "scope", "abbr"]))],

  ["a", inline(["href", "title"])],
  ...[
    "em",
    "strong",
    "b",
    "i",
    "u",
    "s",
    "sub",
    "sup",
    "small",
    "mark",
    "cite",
    "code",
    "kbd",
    "samp",
    "var",
    "bdi",
    "bdo",
  ].map((name): [string, ElementRule] => [name, inline()]),
  ["abbr", inline(["title"])],
  ["dfn", inline(["title"])],
  ["q", inline(["cite"])],
  ["del", inline(["cite", "datetime"])],
  ["ins", inline(["cite", "datetime"])],
  ["time", inline(["datetime"])],
  // Only where it carries `dir` or `lang`.
  ["span", inline()],
  ["ruby", inline()],
  ["rt", part(["ruby"], undefined, inline())],
  ["rp", part(["ruby"], undefined, inline())],
  ["br", { shape: "inline", holds: "nothing", attributes: [] }],
  ["wbr", { shape: "inline", holds: "nothing", attributes: [] }],

  [
    "img",
    {
      shape: "inline",
      holds: "nothing",
      attributes: ["src", "srcset", "sizes", "alt", "title", "width", "height"],
    },
  ],
  ["picture", { shape: "inline", holds: ["source", "img"], attributes: [] }],
  // `controls` is always written: without it, and with `autoplay` gone, nobody could start them.
  [
    "video",
    {
      shape: "inline",
      holds: ["source", "track"],
      attributes: ["src", "poster", "width", "height", "controls"],
    },
  ],
  ["audio", { shape: "inline", holds: ["source", "track"], attributes: ["src", "controls"] }],
  [
    "source",
    part(["picture", "video", "audio"], undefined, {
      shape: "inline",
      holds: "nothing",
      attributes: ["src", "srcset", "sizes", "media", "type"],
    }),
  ],
  [
    "track",
    part(["video", "audio"], undefined, {
      shape: "inline",
      holds: "nothing",
      attributes: ["src", "kind", "srclang", "label"],
    }),
  ],
]);

/** Attributes that every element may have. */
export const globalAttributes: readonly string[] = ["dir", "lang"];

/** Older or odd names for elements that are kept. */
export const otherNames: ReadonlyMap<string, string> = new Map([
  ["strike", "s"],
  ["tt", "code"],
  ["acronym", "abbr"],
  ["image", "img"],
  ["dir", "ul"],
  ["menu", "ul"],
  ["listing", "pre"],
  ["xmp", "pre"],
]);

/**
 * Boxes of a page's layout. Their tags go, because several readers drop unknown tags and glue the text
 * together; what stood in a box of its own becomes a paragraph of its own. With `dir` or `lang` they stay, as
 * `div`.
 *
 * `form` is among them since some systems wrap whole pages in one; `head` since its end tag is optional, and
 * what it holds is dropped by name.
 */
export const containers: ReadonlySet<string> = new Set(
  `address article aside body center div fieldset footer form head header hgroup html legend main marquee
   nav plaintext search section`.split(/\s+/),
);

/** Dropped with all that is in them. */
export const dropped: ReadonlySet<string> = new Set(
  `applet button canvas datalist dialog fencedframe frameset iframe map math meter noembed noframes object optgroup option
   output portal progress script select style svg template textarea title`.split(/\s+/),
);

/** Dropped, and never with content: their names are all there is. */
export const droppedVoid: ReadonlySet<string> = new Set(
  "area base basefont bgsound command embed frame input isindex keygen link meta param".split(" "),
);

const noRule: ElementRule = { shape: "inline", holds: "anything", attributes: [] };

/** The rule of an element that the table names; the root of a body has the plainest of rules. */
export function ruleOf(name: string): ElementRule {
  return elements.get(name) ?? noRule;
}

export function isVoid(name: string): boolean {
  return elements.get(name)?.holds === "nothing";
}
