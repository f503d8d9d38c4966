import { describe, expect, test } from "vitest";
import { readXml, type XmlElement } from "../../src/check/read-xml.ts";

const declaration = '<?xml version="1.0" encoding="utf-8"?>\n';

function rootOf(xml: string): XmlElement | undefined {
  return readXml("dist/x.xml", declaration + xml).value?.root;
}

describe("the text of an element", () => {
  test.each([
    ["references are decoded", "<a>&#x26;&#60;&lt;&amp;&quot;&apos;&gt;&#x1F98A;</a>", "&<<&\"'>🦊"],
    ["once only", "<a>&amp;amp;&#x26;amp;&amp;#60;</a>", "&amp;&amp;&#60;"],
    ["CDATA is as it stands", "<a><![CDATA[<b>&amp;</b>]]></a>", "<b>&amp;</b>"],
    ["text and CDATA are one", "<a>1 <![CDATA[2 ]]> 3<![CDATA[]]></a>", "1 2  3"],
    ["a split ]]>", "<a><![CDATA[a ]]]]><![CDATA[> b]]></a>", "a ]]> b"],
    ["numbers stay text", "<a>007</a>", "007"],
    ["words stay text", "<a>true</a>", "true"],
    ["white space stays", "<a> x\n </a>", " x\n "],
    ["comments are none of it", "<a>x<!-- y -->z</a>", "xz"],
    ["line ends are one character", "<a>x\r\ny\rz</a>", "x\ny\nz"],
    ["nothing", "<a/>", ""],
    ["a great many references", `<a>${"&#x26;".repeat(200_000)}</a>`, "&".repeat(200_000)],
  ])("%s", (_what, xml, text) => {
    expect(rootOf(xml)?.text).toBe(text);
  });
});

test("attributes are decoded once and not trimmed", () => {
  const root = rootOf(`<a x="&amp;amp; > / " y='"' z="1e3"/>`);
  expect(root?.attributes).toEqual({ x: "&amp; > / ", y: '"', z: "1e3" });
});

test("children keep their order and their names", () => {
  const root = rootOf('<a xmlns:b="https://a.example/"><c/><b:d>x</b:d><c e="f"><g/></c></a>');
  expect(root?.children.map(({ name }) => name)).toEqual(["c", "b:d", "c"]);
  expect(root?.children[2]?.children[0]?.name).toBe("g");
});

test.each(["\n", "\r\n"])("an element knows its line and its own text, with %j", (end) => {
  const text = declaration.trim() + ["", "<a>", "<b>x</b>", "", "  <c/>", "</a>"].join(end);
  const { value } = readXml("dist/x.xml", text);
  const [b, c] = value?.root.children ?? [];
  expect([b, c].map((element) => element && value?.lineOf(element))).toEqual([3, 5]);
  expect(b && text.slice(b.start, b.end)).toBe("<b>x</b>");
  expect(c && text.slice(c.start, c.end)).toBe("<c/>");
});

test("a fault has its line and column", () => {
  const { problems } = readXml("dist/x.xml", `${declaration}<a>\n  &nbsp;</a>`);
  expect(problems[0]?.place).toMatchObject({ file: "dist/x.xml", line: 3 });
  expect(problems[0]?.message).toContain("undefined entity");
});

test("half a surrogate pair has its line and column", () => {
  const { problems } = readXml("dist/x.xml", `${declaration}<a>\nab\ud83e.</a>`);
  expect(problems[0]?.place).toEqual({ file: "dist/x.xml", line: 3, column: 3 });
});

test("faults without end are told up to a point", () => {
  const { problems } = readXml("dist/x.xml", `${declaration}<a>${"&x;".repeat(1000)}</a>`);
  expect(problems).toHaveLength(20);
});

test.each([
  ["a depth that no feed has", "<a>".repeat(200) + "</a>".repeat(200)],
  ["a name that is a trap", "<__proto__/>"],
  ["a constructor", "<a constructor='x'/>"],
])("%s is read or refused, and never thrown", (_what, xml) => {
  const { value, problems } = readXml("dist/x.xml", declaration + xml);
  expect(value === undefined).toBe(problems.length > 0);
});
