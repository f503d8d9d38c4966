import { describe, expect, it } from "vitest";
import { renderBody } from "../../src/content/render.ts";
import type { Body } from "../../src/model/article.ts";
import { offences, reread, xmlProblem } from "./reread.ts";
import { options } from "./sample.ts";

const render = (kind: Body["kind"], text: string): string =>
  renderBody({ kind, text, line: 1 }, options).html;

/** What is tried, the HTML, and all that is left of it. */
const attacks: readonly (readonly [what: string, html: string, left: string])[] = [
  ["a script", "<script>alert(1)</script>x", "<p>x</p>"],
  ["a script in capitals", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>x", "<p>x</p>"],
  ["a script with a slash for a space", "<script/src=//evil.example/x.js></script>x", "<p>x</p>"],
  [
    "a script within a script's name",
    "<scr<script>ipt>alert(1)</scr</script>ipt>x",
    "<p>ipt&gt;alert(1)ipt&gt;x</p>",
  ],
  ["a script that never ends", "x<script>alert(1)", "<p>x</p>"],
  ["an end tag with junk", '<script>alert(1)</script foo="bar>">x', "<p>&quot;&gt;x</p>"],
  ["a script after a doubled bracket", "<<script>alert(1)//<</script>x", "<p>&lt;x</p>"],
  ["a null in the name", "<scr\u0000ipt>alert(1)</scr\u0000ipt>x", "<p>alert(1)x</p>"],
  ["a style sheet with an import", '<style>@import "//evil.example/x.css";</style>x', "<p>x</p>"],
  ["a style attribute", '<p style="background:url(javascript:alert(1))">x</p>', "<p>x</p>"],
  ["an event handler", '<p onclick="alert(1)">x</p>', "<p>x</p>"],
  ["a handler in mixed case", "<p oNcLiCk=alert(1)>x</p>", "<p>x</p>"],
  ["a handler after a slash", "<img/onerror=alert(1)/src=/a.jpg>", ""],
  [
    "a handler after a quote without a space",
    '<img src="/a.jpg"onerror="alert(1)">',
    '<p><img src="https://lantern.example/a.jpg"></p>',
  ],
  [
    "a handler behind a line break",
    "<img src=/a.jpg\nonerror\n=\nalert(1)>",
    '<p><img src="https://lantern.example/a.jpg"></p>',
  ],
  [
    "a handler behind a form feed",
    "<img src=/a.jpg\fonerror=alert(1)>",
    '<p><img src="https://lantern.example/a.jpg"></p>',
  ],
  [
    "a handler in backquotes",
    "<img src=`/a.jpg` onerror=`alert(1)`>",
    '<p><img src="https://lantern.example/news/%60/a.jpg%60"></p>',
  ],
  [
    "a handler in a quoted greater-than sign",
    '<img alt="><img src=x onerror=alert(1)>" src="/a.jpg">',
    '<p><img src="https://lantern.example/a.jpg" alt="&gt;&lt;img src=x onerror=alert(1)&gt;"></p>',
  ],
  ["a handler on an end tag", "<p>x</p onclick=alert(1)>", "<p>x</p>"],
  ["an attribute that never ends", '<p>x</p><img src="/a.jpg onerror=alert(1)>', "<p>x</p>"],
  [
    "a quote that is closed by another",
    '<a href="/a" title=\'">\' onclick="alert(1)">x</a>',
    '<p><a href="https://lantern.example/a" title="&quot;&gt;">x</a></p>',
  ],
  ["javascript:", '<a href="javascript:alert(1)">x</a>', "<p>x</p>"],
  ["javascript: in mixed case", '<a href="JaVaScRiPt:alert(1)">x</a>', "<p>x</p>"],
  ["javascript: behind white space", '<a href=" \n\tjavascript:alert(1)">x</a>', "<p>x</p>"],
  ["javascript: with a tab within", '<a href="java\tscript:alert(1)">x</a>', "<p>x</p>"],
  ["javascript: with a line break as a reference", '<a href="java&#10;script:alert(1)">x</a>', "<p>x</p>"],
  ["javascript: with a named tab and colon", '<a href="java&Tab;script&colon;alert(1)">x</a>', "<p>x</p>"],
  [
    "javascript: in decimal references",
    '<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)">x</a>',
    "<p>x</p>",
  ],
  [
    "javascript: in hexadecimal references without semicolons",
    '<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)">x</a>',
    "<p>x</p>",
  ],
  ["javascript: behind a control character", '<a href="&#1;javascript:alert(1)">x</a>', "<p>x</p>"],
  ["javascript: behind a long reference", '<a href="&#0000000000106;avascript:alert(1)">x</a>', "<p>x</p>"],
  [
    "javascript: that looks like a host",
    '<a href="javascript://lantern.example/%0aalert(1)">x</a>',
    "<p>x</p>",
  ],
  ["javascript: in an image", '<img src="javascript:alert(1)">x', "<p>x</p>"],
  [
    "javascript: set aside for lazy loading",
    '<img data-src="javascript:alert(1)" src="/a.jpg">',
    '<p><img src="https://lantern.example/a.jpg"></p>',
  ],
  [
    "javascript: in a set",
    '<img src="/a.jpg" srcset="javascript:alert(1) 1x, /b.jpg 2x">',
    '<p><img src="https://lantern.example/a.jpg" srcset="https://lantern.example/b.jpg 2x"></p>',
  ],
  [
    "javascript: in a citation",
    '<blockquote cite="javascript:alert(1)">x</blockquote>',
    "<blockquote>x</blockquote>",
  ],
  [
    "javascript: in a poster",
    '<video src="/a.mp4" poster="javascript:alert(1)"></video>',
    '<p><video src="https://lantern.example/a.mp4" controls=""></video></p>',
  ],
  ["javascript: in a source", '<video><source src="javascript:alert(1)"></video>x', "<p>x</p>"],
  [
    "javascript: as a form's action",
    '<form action="javascript:alert(1)"><p>x</p><button formaction="javascript:alert(1)">y</button></form>',
    "<p>x</p>",
  ],
  [
    "javascript: as the base",
    '<base href="javascript:alert(1)//"><a href="/a">x</a>',
    '<p><a href="https://lantern.example/a">x</a></p>',
  ],
  ["vbscript:", '<a href="vbscript:msgbox(1)">x</a>', "<p>x</p>"],
  ["data: with HTML", '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>', "<p>x</p>"],
  ["data: as an image", '<img src="data:image/svg+xml,<svg onload=alert(1)>">x', "<p>x</p>"],
  [
    "blob:, file: and about:",
    '<a href="blob:https://a.example/1">x</a> <a href="file:///etc/passwd">y</a> <a href="about:blank">z</a>',
    "<p>x y z</p>",
  ],
  [
    "view-source: and feed: around javascript:",
    '<a href="view-source:javascript:alert(1)">x</a> <a href="feed:javascript:alert(1)">y</a>',
    "<p>x y</p>",
  ],
  ["a password in an address", '<a href="https://user:secret@lantern.example/">x</a>', "<p>x</p>"],
  [
    "an address with quotes and brackets",
    "<a href='https://lantern.example/\"><script>alert(1)</script>'>x</a>",
    '<p><a href="https://lantern.example/%22%3E%3Cscript%3Ealert(1)%3C/script%3E">x</a></p>',
  ],
  [
    "mailto: with a quote",
    "<a href='mailto:a@b.example?subject=\"><script>'>x</a>",
    '<p><a href="mailto:a@b.example?subject=%22%3E%3Cscript%3E">x</a></p>',
  ],
  [
    "a link's other attributes",
    '<a href="/a" target=_blank rel=opener ping=//evil.example download>x</a>',
    '<p><a href="https://lantern.example/a">x</a></p>',
  ],
  [
    "xlink and xml attributes",
    '<a xlink:href="javascript:alert(1)" xml:base="javascript:" href="/a">x</a>',
    '<p><a href="https://lantern.example/a">x</a></p>',
  ],
  ["srcdoc", '<iframe srcdoc="<script>alert(1)</script>"></iframe>x', "<p>x</p>"],
  ["a frame with javascript:", '<iframe src="javascript:alert(1)"></iframe>x', "<p>x</p>"],
  ["frames", '<frameset><frame src="javascript:alert(1)"></frameset>x', "<p>x</p>"],
  [
    "an object and an embed",
    '<object data="javascript:alert(1)"><param name=x></object><embed src="javascript:alert(1)">x',
    "<p>x</p>",
  ],
  ["an applet", "<applet code=x>y</applet>x", "<p>x</p>"],
  ["meta refresh", '<meta http-equiv=refresh content="0;url=javascript:alert(1)">x', "<p>x</p>"],
  ["a style sheet by link", '<link rel=stylesheet href="//evil.example/x.css">x', "<p>x</p>"],
  ["a body with a handler", "<body onload=alert(1)><p>x</p></body>", "<p>x</p>"],
  [
    "a background",
    '<table background="javascript:alert(1)"><tr><td background="javascript:alert(1)">x</table>',
    "<table><tbody><tr><td>x</td></tr></tbody></table>",
  ],
  ["SVG with a handler", "<svg onload=alert(1)><p>x", ""],
  ["SVG that closes itself", "<svg onload=alert(1)/>x", ""],
  ["SVG with a script", "<svg><script>alert(1)</script></svg>x", "<p>x</p>"],
  [
    "SVG with an animated address",
    "<svg><a><animate attributeName=href values=javascript:alert(1) /><text>y</text></a></svg>x",
    "<p>x</p>",
  ],
  ["SVG with a use", '<svg><use href="data:image/svg+xml,<svg id=x>#x"/></svg>x', "<p>x</p>"],
  [
    "SVG with foreign content",
    "<svg><foreignObject><body onload=alert(1)><p>y</p></foreignObject></svg>x",
    "<p>x</p>",
  ],
  ["SVG's style swallowing an image", '<svg><style><img src="</style><img src=x onerror=alert(1)//">', ""],
  ["MathML with an address", '<math href="javascript:alert(1)"><mtext>y</mtext></math>x', "<p>x</p>"],
  [
    "MathML's text with a style",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "",
  ],
  [
    "MathML's annotation",
    '<math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style></annotation-xml></math>x',
    "<p>x</p>",
  ],
  [
    "a form within a form in MathML",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "",
  ],
  [
    "noscript with an attribute that closes it",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>x',
    "<p>x</p>",
  ],
  [
    "noscript with a style that closes it",
    "<noscript><style></noscript><img src=x onerror=alert(1)></style></noscript>x",
    "<p>x</p>",
  ],
  [
    "a textarea with an attribute that closes it",
    '<textarea><p title="</textarea><img src=x onerror=alert(1)>"></textarea>x',
    '<p><img src="https://lantern.example/news/x">&quot;&gt;x</p>',
  ],
  ["a title with markup", "<title><img src=x onerror=alert(1)></title>x", "<p>x</p>"],
  [
    "xmp",
    '<xmp><p title="</xmp><img src=/a.jpg onerror=alert(1)>"></xmp>x',
    '<pre>&lt;p title=&quot;</pre><p><img src="https://lantern.example/a.jpg">&quot;&gt;x</p>',
  ],
  [
    "plaintext",
    "<plaintext><img src=x onerror=alert(1)></plaintext>",
    "<p>&lt;img src=x onerror=alert(1)&gt;&lt;/plaintext&gt;</p>",
  ],
  [
    "noembed and noframes",
    "<noembed><img src=x onerror=alert(1)></noembed><noframes><p>y</noframes>x",
    "<p>x</p>",
  ],
  ["a template", "<template><script>alert(1)</script><p>y</p></template>x", "<p>x</p>"],
  [
    "a select with markup",
    "<select><option><style></option></select><img src=x onerror=alert(1)></style></select>x",
    "<p>x</p>",
  ],
  [
    "a comment that ends early",
    "<!--><img src=/a.jpg onerror=alert(1)>-->x",
    '<p><img src="https://lantern.example/a.jpg">--&gt;x</p>',
  ],
  [
    "a comment with an exclamation mark",
    "<!-- --!><img src=/a.jpg onerror=alert(1)> -->x",
    '<p><img src="https://lantern.example/a.jpg"> --&gt;x</p>',
  ],
  ["a comment that never ends", "x<!-- <img src=/a.jpg onerror=alert(1)>", "<p>x</p>"],
  ["a conditional comment", "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->x", "<p>x</p>"],
  ["CDATA", "<![CDATA[<script>alert(1)</script>]]>x", "<p>x</p>"],
  ["the end of CDATA as text", "]]><script>alert(1)</script>]]&gt;", "<p>]]&gt;]]&gt;</p>"],
  [
    "a processing instruction",
    '<?xml-stylesheet href="javascript:alert(1)"?>x<?import namespace="t">',
    "<p>x</p>",
  ],
  [
    "a document type",
    '<!DOCTYPE html [<!ENTITY x "<script>alert(1)</script>">]>&x;',
    "<p>alert(1)&quot;&gt;]&gt;&amp;x;</p>",
  ],
  ["an element with a handler's name", "<onclick=alert(1)>x</onclick>", "<p>x</p>"],
  [
    "names of an object's own",
    "<constructor>x</constructor><p __proto__=1 constructor=2>y</p><toString>z</toString>",
    "<p>x</p><p>y</p><p>z</p>",
  ],
  [
    "an element of another namespace",
    '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
    "<p>alert(1)</p>",
  ],
  ["escaped markup", "&lt;script&gt;alert(1)&lt;/script&gt;", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"],
  ["twice escaped markup", "&amp;lt;script&amp;gt;", "<p>&amp;lt;script&amp;gt;</p>"],
  ["brackets that are none", "＜script＞alert(1) ‹b›", "<p>＜script＞alert(1) ‹b›</p>"],
  ["UTF-7", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "<p>+ADw-script+AD4-alert(1)+ADw-/script+AD4-</p>"],
  [
    "ids and names that hide the page's own",
    "<a id=document name=cookie href=/a>x</a><img name=getElementById src=/a.jpg>",
    '<p><a href="https://lantern.example/a">x</a><img src="https://lantern.example/a.jpg"></p>',
  ],
  [
    "data and aria attributes",
    "<p data-x=1 aria-label=y role=button tabindex=0 contenteditable is=x slot=y>x</p>",
    "<p>x</p>",
  ],
  ["classes that a reader's style knows", '<p class="hidden" hidden style="display:none">x</p>', "<p>x</p>"],
  ["a list's type with markup", "<ol type='\"><script>'><li>x</ol>", "<ol><li>x</li></ol>"],
  [
    "nested markup in a table's caption",
    "<table><caption><svg><script>alert(1)</script></svg>x</caption><tr><td>y</table>",
    "<table><caption>x</caption><tbody><tr><td>y</td></tr></tbody></table>",
  ],
  [
    "links within links",
    "<a href=/a>x<a href=/b>y</a></a>",
    '<p><a href="https://lantern.example/a">x</a><a href="https://lantern.example/b">y</a></p>',
  ],
  [
    "a details that opens by itself",
    "<details open ontoggle=alert(1)><summary>x</summary>y</details>",
    "<details><summary>x</summary>y</details>",
  ],
  [
    "sound that starts by itself",
    "<audio src=/a.mp3 autoplay loop onplay=alert(1)></audio>",
    '<p><audio src="https://lantern.example/a.mp3" controls=""></audio></p>',
  ],
  ["a marquee with a handler", "<marquee onstart=alert(1)>x</marquee>", "<p>x</p>"],
  [
    "a keygen, an isindex and an input",
    "<keygen autofocus onfocus=alert(1)><isindex type=image src=1 onerror=alert(1)><input onfocus=alert(1) autofocus>x",
    "<p>x</p>",
  ],
  [
    "a map with an area",
    '<map name=m><area href="javascript:alert(1)"></map><img usemap=#m src=/a.jpg>',
    '<p><img src="https://lantern.example/a.jpg"></p>',
  ],
  [
    "a portal and a dialog",
    '<portal src="https://evil.example"></portal><dialog open><p>y</p></dialog>x',
    "<p>x</p>",
  ],
];

describe("hostile HTML", () => {
  it.each(attacks)("%s", (_what, html, left) => {
    expect(render("html", html)).toBe(left);
    expect(offences(left)).toEqual([]);
    expect(reread(left)).toBe(left);
    expect(xmlProblem(left)).toBeUndefined();
  });

  it.each(attacks)("in Markdown: %s", (_what, html) => {
    const out = render(
      "markdown",
      `Before.\n\n${html}\n\n[x](${html}) ![y](<${html.replaceAll("\n", " ")}>)`,
    );
    expect(offences(out)).toEqual([]);
    expect(reread(out)).toBe(out);
    expect(out).toContain("<p>Before.</p>");
  });
});

const times = (text: string, count: number): string => text.repeat(count);

/**
 * A hundred thousand tags or a megabyte, each in the way that makes a careless reader slow or overflows its
 * stack.
 */
const large: readonly (readonly [what: string, kind: Body["kind"], text: string])[] = [
  ["deep inline elements", "html", times("<b>", 100_000)],
  ["deep inline elements that are closed", "html", `${times("<i>", 100_000)}x${times("</i>", 100_000)}`],
  ["deep boxes", "html", `${times("<div>", 100_000)}x`],
  ["deep quotes", "html", `${times("<blockquote>", 100_000)}x`],
  ["deep lists", "html", `${times("<ul><li>", 50_000)}x`],
  ["deep tables", "html", `${times("<table><tr><td>", 40_000)}x`],
  ["deep ruby", "html", `${times("<ruby><rt>", 50_000)}x`],
  ["deep foreign markup", "html", `${times("<svg>", 100_000)}x`],
  ["end tags that match nothing", "html", `${times("<b>", 50_000)}${times("</i>", 50_000)}x`],
  ["inline elements across each other", "html", times("<b>x<i>x</b>x</i>", 10_000)],
  ["links across paragraphs", "html", times('<p><a href="/x">x', 20_000)],
  ["stray content of tables", "html", `<table>${times("<b>x</b>", 20_000)}`],
  ["many images", "html", `<p>${times('<img src="/photos/credited.jpg">', 5_000)}`],
  ["many attributes", "html", `<p ${times("a=b ", 100_000)}>x`],
  ["a long srcset", "html", `<img src="/a" srcset="${times("a 1x,", 20_000)}">`],
  ["a megabyte of text", "html", times("word & word ", 90_000)],
  ["a megabyte of brackets", "html", times("<", 1_000_000)],
  ["a megabyte of references", "html", times("&#1;", 250_000)],
  ["a megabyte of paragraphs", "markdown", times("Some *words* here.\n\n", 50_000)],
  ["deep quotes in Markdown", "markdown", times(">", 20_000)],
  ["deep lists in Markdown", "markdown", times("- ", 5_000)],
  ["runs of backquotes", "markdown", Array.from({ length: 800 }, (_, count) => times("`", count)).join(" ")],
  ["brackets", "markdown", times("[", 50_000)],
  ["brackets and links", "markdown", `${times("[", 20_000)}${times("]()", 20_000)}`],
  ["emphasis", "markdown", times("*a _b ", 50_000)],
  [
    "many footnotes",
    "markdown",
    Array.from({ length: 500 }, (_, n) => `x[^${n}]\n\n[^${n}]: y\n\n`).join(""),
  ],
  ["footnotes within footnotes", "markdown", times("[^a]: ", 2_000)],
  ["footnotes in line", "markdown", times("^[", 10_000)],
  ["tables", "markdown", `|a|b|\n|-|-|\n${times("|x|y|\n", 5_000)}`],
];

describe("large input", () => {
  it.each(large)("%s", (_what, kind, text) => {
    const html = render(kind, text);
    expect(offences(html)).toEqual([]);
    expect(xmlProblem(html)).toBeUndefined();
    expect(html.length).toBeLessThan(text.length * 8);
  });
});
