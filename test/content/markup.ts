/**
 * Markup as fast-check makes it: tags, ends, attributes and text in any order, which is worse than any page.
 */

import fc from "fast-check";

const names =
  `p p h1 h2 pre blockquote hr figure figcaption details summary div section article form ul ol li dl dt dd table
  caption colgroup col thead tbody tfoot tr th td a a em strong b i u s sub small q span ruby rt rp br wbr img picture video
  audio source track noscript script style textarea title xmp svg math object select template font strike center x-y
  body html iframe`.split(/\s+/);
const attributes = [
  "",
  ' href="/x"',
  ' href="https://lantern.example/a?b=1&amp;c"',
  " href=javascript:alert(1)",
  ' href="mailto:desk@lantern.example"',
  ' src="a.jpg"',
  ' src="data:image/gif,x"',
  ' data-src="b.jpg"',
  ' srcset="a.jpg 1x, b.jpg 2x"',
  ' width="1"',
  ' width="640"',
  " dir=rtl",
  " lang=FR",
  ' start="3"',
  ' title="a &quot; &gt; b"',
  " span=2",
  " colspan=3",
  " onclick=alert(1)",
  ' style="x"',
  " =",
  ' "',
];
const texts = [
  "x",
  "a word ",
  " ",
  "\n",
  "\n\n",
  "\t",
  "&amp;",
  "&lt;p&gt;",
  "]]>",
  "&#1;",
  "&nbsp;",
  "é",
  "漢字",
  "😀",
];
const oddities = [
  "<!-- x -->",
  "<!--",
  "<![CDATA[x]]>",
  "<?x?>",
  "<!doctype html>",
  "<",
  "&",
  "</",
  "\u0001",
  "\r\n",
  "</p x>",
];

const tag = fc
  .tuple(fc.constantFrom(...names), fc.constantFrom(...attributes), fc.constantFrom(...attributes))
  .map(([name, first, second]) => `<${name}${first}${second}>`);
const end = fc.constantFrom(...names).map((name) => `</${name}>`);
const piece = fc.oneof(
  { weight: 5, arbitrary: tag },
  { weight: 4, arbitrary: end },
  { weight: 4, arbitrary: fc.constantFrom(...texts) },
  { weight: 1, arbitrary: fc.constantFrom(...oddities) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 5 }) },
);

export const markup = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));

/** Mostly one that needs little, sometimes any of the others. */
const mostly = (usual: string, ...others: string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
const addresses = fc.oneof(
  fc.constant("https://lantern.example/a?b=1&amp;c=2"),
  mostly(
    "/photos/a.jpg",
    "https://LANTERN.example",
    "/photos/credited.jpg",
    "/not-ours/a.jpg",
    "../a b.jpg",
    "#part",
    "mailto:desk@lantern.example",
    "javascript:x",
    "",
  ),
);
const values = mostly("a &amp; &lt;é&gt;", "", " a", "a  b", "a\nb", "漢字\u00a0x");
const titles = fc.oneof(
  fc.constant(""),
  values.map((value) => ` title="${value}"`),
);
const linkTag = fc.tuple(addresses, titles).map(([href, title]) => `<a href="${href}"${title}>`);
const imageTag = fc
  .tuple(
    addresses,
    fc.oneof(
      fc.constant(""),
      values.map((value) => ` alt="${value}"`),
    ),
    titles,
  )
  .map(([src, alt, title]) => `<img src="${src}"${alt}${title}>`);

/** Nearly all of it is as the sanitiser writes it, and then one thing is taken away or put in. */
export const nearlyClean = fc
  .tuple(cleanBlocks(), fc.nat(), fc.oneof(fc.constant(""), piece))
  .map(([html, at, odd]) => {
    const place = at % (html.length + 1);
    return `${html.slice(0, place)}${odd}${html.slice(odd === "" ? place + 1 : place)}`;
  });

export function cleanBlocks(): fc.Arbitrary<string> {
  const words = fc.constantFrom(
    "a word",
    " x",
    "é",
    "&amp;",
    "&lt; ",
    "&quot;",
    "x",
    "y\nz",
    "漢字",
    " ",
    "\n",
  );
  const wrap = (name: string, inner: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    inner.map((text) => `<${name}>${text}</${name}>`);
  const { blocks } = fc.letrec<{
    inline: string;
    inlines: string;
    block: string;
    blocks: string;
    item: string;
  }>((tie) => ({
    inline: fc.oneof(
      { maxDepth: 3 },
      words,
      fc.constant("<br>"),
      ...["em", "strong", "code", "sup"].map((name) => wrap(name, tie("inlines"))),
      fc.tuple(linkTag, fc.oneof(words, imageTag)).map(([tag, text]) => `${tag}${text}</a>`),
      imageTag,
    ),
    inlines: fc.array(tie("inline"), { minLength: 1, maxLength: 4 }).map((all) => all.join("")),
    item: fc.oneof(wrap("li", tie("inlines")), wrap("li", tie("blocks"))),
    block: fc.oneof(
      { maxDepth: 3 },
      ...["p", "h2", "pre"].map((name) => wrap(name, tie("inlines"))),
      fc.constant("<hr>"),
      wrap("blockquote", tie("blocks")),
      wrap(
        "ul",
        fc.array(tie("item"), { minLength: 1, maxLength: 3 }).map((all) => `\n${all.join("\n")}\n`),
      ),
      tie("item").map((item) => `<ol start="3">${item}</ol>`),
      fc
        .array(wrap("td", tie("inlines")), { minLength: 1, maxLength: 3 })
        .map((row) => `<table><tbody><tr>${row.join("")}</tr></tbody></table>`),
    ),
    blocks: fc.array(tie("block"), { minLength: 1, maxLength: 4 }).map((all) => all.join("\n")),
  }));
  return blocks;
}
