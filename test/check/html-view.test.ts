import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  folded,
  type HtmlView,
  imagesOf,
  linesOf,
  viewAnyHtml,
  viewHtml,
} from "../../src/check/html-view.ts";

const seen: readonly (readonly [what: string, html: string, lines: readonly string[]])[] = [
  ["text alone", "Ice", ["Ice"]],
  ["paragraphs", "<p>one</p><p>two</p>", ["one", "two"]],
  ["breaks", "<p>one<br>two<br/>three</p>", ["one", "two", "three"]],
  ["a rule", "one<hr>two", ["one", "two"]],
  ["blocks in blocks", "<div>one<blockquote><p>two</p></blockquote>three</div>", ["one", "two", "three"]],
  [
    "lists and tables",
    "<ul><li>1</li><li>2</li></ul><table><tr><td>3</td><td>4</td></tr></table>",
    ["1", "2", "3", "4"],
  ],
  ["words with markup in them", "<p>o<b>n</b>e <em>two</em></p>", ["one two"]],
  ["white space", "<p>\n one\t two\r\n </p>", ["one two"]],
  ["no-break spaces stay", "<p>one&nbsp;two</p>", ["one\u00a0two"]],
  ["entities", "<p>&lt;b&gt; &amp;amp; &#x41;&copy;</p>", ["<b> &amp; A©"]],
  ["letters composed", "<p>e\u0301</p>", ["é"]],
  ["empty blocks", "<p></p><p> </p>", []],
  ["comments", "<p>one<!-- two --></p>", ["one"]],
  ["texts of attributes", '<p title="two"><img alt="three" src="https://a.example/i.png">one</p>', ["one"]],
  ["hidden from machines only", '<p aria-hidden="true">one</p>', ["one"]],
  ["a title element", "<title>one</title>two", ["two"]],
  ["a script", "<script>one</script>two", ["two"]],
  ["a style sheet", "<style>one</style>two", ["two"]],
  [
    "what stands in for a frame",
    "<noscript>one</noscript><iframe>two</iframe><video>three</video>four",
    ["four"],
  ],
  ["details that are open", "<details open><summary>one</summary>two</details>", ["one", "two"]],
];

describe("what is seen", () => {
  test.each(seen)("%s", (_what, html, lines) => {
    expect(linesOf(viewHtml(html).items).map(({ text }) => text)).toEqual(lines);
  });
});

const hiding: readonly (readonly [what: string, attributes: string])[] = [
  ["display", 'style="display:none"'],
  ["display, with comments and capitals", 'style="color:red; DISPLAY /* x */ : None !important"'],
  ["visibility", 'style="visibility: hidden"'],
  ["collapse", 'style="visibility:collapse"'],
  ["content-visibility", 'style="content-visibility:hidden"'],
  ["hidden", "hidden"],
  ["hidden until found", 'hidden="until-found"'],
  ["opacity", 'style="opacity:0"'],
  ["opacity in percent", 'style="opacity: 0%; color: red"'],
  ["opacity with decimals", 'style="opacity:.00"'],
  ["font-size", 'style="font-size:0"'],
  ["font-size in em", 'style="font-size: 0em"'],
  ["font", 'style="font: 0/0 serif"'],
  ["width", 'style="width:0;overflow:hidden"'],
  ["height", 'style="height:0px;overflow:hidden"'],
  ["max-height", 'style="max-height:0"'],
  ["to the left", 'style="position:absolute;left:-10000px"'],
  ["text-indent", 'style="text-indent:-9999px"'],
  ["margin", 'style="margin-left:-9999em"'],
  ["clip", 'style="clip: rect(0, 0, 0, 0)"'],
  ["clip-path", 'style="clip-path:inset(100%)"'],
  ["transform", 'style="transform: scale(0)"'],
  ["transparent", 'style="color: transparent"'],
];

describe("what is hidden", () => {
  test.each(hiding)("by %s", (_what, attributes) => {
    const view = viewHtml(
      `<p>one</p><div ${attributes}><p>two <a href="https://a.example/">three</a></p></div>`,
    );
    expect(linesOf(view.items).map(({ text }) => text)).toEqual(["one"]);
    expect(linesOf(view.hidden).map(({ text }) => text)).toEqual(["two three"]);
  });

  test.each([
    'style="opacity:0.5"',
    'style="width:100%"',
    'style="width:auto"',
    'style="font-size:10px"',
    'style="height:0.5em"',
    'style="margin:0"',
    'style="left:-1px"',
    'style="color:red"',
    'class="hidden"',
    'data-x="display:none"',
  ])("not by %s", (attributes) => {
    expect(linesOf(viewHtml(`<div ${attributes}>two</div>`).items).map(({ text }) => text)).toEqual(["two"]);
  });
});

describe("links", () => {
  const links = (html: string) => linesOf(viewHtml(html).items).flatMap((line) => line.links);

  test.each([
    [
      "address and words",
      '<a href="https://a.example/?x=1&amp;y=2"> The <b>Lantern</b> </a>',
      "https://a.example/?x=1&y=2",
      "The Lantern",
      [],
    ],
    [
      "rel",
      '<a REL="NoFollow  ugc" href="https://a.example/">one</a>',
      "https://a.example/",
      "one",
      ["nofollow", "ugc"],
    ],
    ["no words", '<a href="https://a.example/"></a>', "https://a.example/", "", []],
    [
      "an image only",
      '<a href="https://a.example/"><img src="https://a.example/i.png" alt="one"></a>',
      "https://a.example/",
      "",
      [],
    ],
    [
      "words hidden",
      '<a href="https://a.example/"><span hidden>one</span></a>',
      "https://a.example/",
      "",
      [],
    ],
  ])("%s", (_what, html, href, text, rel) => {
    expect(links(html)).toEqual([{ href, text, rel }]);
  });

  test("a name is no link", () => {
    expect(links('<a name="one">one</a>')).toEqual([]);
  });

  test("hidden ones are not among those seen", () => {
    const view = viewHtml('one <a style="display:none" href="https://a.example/">two</a>');
    expect(linesOf(view.items).map(({ text, links }) => ({ text, links }))).toEqual([
      { text: "one", links: [] },
    ]);
    expect(linesOf(view.hidden)[0]?.links).toEqual([{ href: "https://a.example/", text: "two", rel: [] }]);
  });
});

test("images stand in order with the lines", () => {
  const view = viewHtml(
    '<p>one</p><p><img src="https://a.example/1.png"></p>two<img hidden src="https://a.example/2.png">',
  );
  expect(view.items.map((item) => (item.kind === "line" ? item.text : item.src))).toEqual([
    "one",
    "https://a.example/1.png",
    "two",
  ]);
  expect(imagesOf(view.hidden).map(({ src }) => src)).toEqual(["https://a.example/2.png"]);
});

test.each([
  '<p>one<br>two<img src="https://a.example/1.png" alt=""></p><hr>',
  '<a href="mailto:desk@a.example">one</a> &amp; <b>&#169;</b>',
  "<ul><li>one<ul><li>two</li></ul></li></ul>",
  '<table><tr><td>AT&amp;T</td></tr></table><blockquote cite="https://a.example/"><p>one</p></blockquote>',
])("no fault in %s", (html) => {
  expect(viewHtml(html).faults).toEqual([]);
});

test("any text has a view, and plain text is seen as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      viewHtml(text);
      const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/\0/g, "");
      const view = linesOf(viewHtml(`<p>${escaped}</p>`).items);
      expect(view.map((line) => line.text).join("")).toBe(folded(text.replace(/\0/g, "")));
    }),
  );
});

test("folding leaves out work, and nothing else", () => {
  const letters = fc.constantFrom(
    "a",
    " ",
    "\n",
    "\t",
    "\u00a0",
    "e",
    "\u0301",
    "é",
    "\u1100",
    "\u1161",
    "\u2126",
    "🦊",
  );
  fc.assert(
    fc.property(fc.string({ unit: letters }), (text) => {
      const plainly = text
        .replace(/[\t\n\f\r ]+/g, " ")
        .replace(/^ | $/g, "")
        .normalize("NFC");
      expect(folded(text)).toBe(plainly);
    }),
  );
});

describe("HTML of the plain form is seen as any parser sees it", () => {
  const names = fc.constantFrom(
    ..."a b bdi blockquote br dd details div dl dt em figcaption figure h2 hr i img li ol p picture pre q rp rt ruby".split(
      " ",
    ),
    ..."script small source span strong style sub summary svg table tbody td tfoot th thead title tr ul video wbr".split(
      " ",
    ),
  );
  const attributes = fc.constantFrom(
    "",
    "",
    ' href="https://a.example/?b=1&amp;c"',
    ' href="https://a.example/" rel="nofollow"',
    ' src="/x.png"',
    ' style="display:none"',
    ' hidden=""',
    " hidden",
    ' href="x" href="y"',
    " title='z'",
  );
  const words = fc.constantFrom(
    "one",
    " ",
    "\n",
    "&amp;",
    "&lt;p&gt;",
    "&#39;",
    "&copy;",
    "&",
    ">",
    "é",
    "<",
    "<!-- x -->",
  );
  const tags = fc.oneof(
    fc.tuple(names, attributes).map(([name, list]) => `<${name}${list}>`),
    names.map((name) => `</${name}>`),
  );
  const { element } = fc.letrec<{ element: string }>((tie) => ({
    element: fc
      .tuple(
        names,
        attributes,
        fc.array(fc.oneof({ depthSize: "small" }, words, tie("element")), { maxLength: 3 }),
      )
      .map(([name, list, inside]) => `<${name}${list}>${inside.join("")}</${name}>`),
  }));

  function everything({ items, hidden, faults }: HtmlView): object {
    const seen = (list: HtmlView["items"]) =>
      list.map((item) => (item.kind === "line" ? { text: item.text, links: item.links } : item));
    return { items: seen(items), hidden: seen(hidden), faults };
  }

  test.each([
    ["well nested", fc.array(element, { maxLength: 4 })],
    ["in any order", fc.array(fc.oneof(words, tags), { maxLength: 12 })],
  ])("%s", (_what, pieces) => {
    fc.assert(
      fc.property(pieces, (list) => {
        const html = list.join("");
        expect(everything(viewHtml(html))).toEqual(everything(viewAnyHtml(html)));
      }),
      { numRuns: 2000 },
    );
  });
});
