import fc from "fast-check";
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

describe("entry by entry", () => {
  const way = ["feed", "entry"];

  /** Names, attributes, text and places, as deep as it goes. */
  function everything({ name, attributes, text, start, end, children }: XmlElement): object {
    return { name, attributes: { ...attributes }, text, start, end, children: children.map(everything) };
  }

  const piece = fc.constantFrom(
    "plain",
    " \r\n\t",
    "&amp;&#x26;&lt;&#60;é🦊",
    "<![CDATA[<b>&amp;</b>]]>",
    "<![CDATA[]]>",
    "<![CDATA[</entry>]]>",
    "a]]&gt;",
    "<!-- </entry> <![CDATA[ -->",
    "<!-- ]]> -->",
  );
  const inside = fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join(""));
  const attribute = fc.constantFrom("", ' x="&amp;>"', " y='\"/'");
  const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
    element: fc
      .tuple(fc.constantFrom("a", "entry", "b:c"), attribute, tie("content"))
      .map(([name, attributes, content]) =>
        content === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`,
      ),
    content: fc.oneof(
      { depthSize: "small" },
      inside,
      fc.tuple(inside, tie("element"), inside).map((parts) => parts.join("")),
    ),
  }));
  const documents = fc
    .array(fc.tuple(fc.constantFrom("entry", "head"), inside, fc.array(element, { maxLength: 4 }), inside), {
      maxLength: 5,
    })
    .map((parts) =>
      parts.map(
        ([name, before, elements, after]) => `<${name}>${before}${elements.join(" ")}</${name}>${after}`,
      ),
    )
    .map((parts) => `${declaration}<feed xmlns:b="https://b.example/">${parts.join("")}</feed>`);

  test("the entries hold what the whole document has in their place", () => {
    fc.assert(
      fc.property(documents, (text) => {
        const all = readXml("dist/x.xml", text).value;
        const parted = readXml("dist/x.xml", text, way).value;
        const whole = parted?.root.children.map((child) =>
          child.name === "entry" ? parted.whole(child).value : child,
        );
        expect(whole?.map((child) => child && everything(child))).toEqual(all?.root.children.map(everything));
        expect(whole).toHaveLength(all?.root.children.length ?? -1);
      }),
    );
  });

  test("in the document's own tree an entry is empty, and knows its place", () => {
    const text = `${declaration}<feed>\n<entry x="y"><a/>text</entry>\n<a/></feed>`;
    const { value } = readXml("dist/x.xml", text, way);
    const [entry, a] = value?.root.children ?? [];
    expect(entry).toMatchObject({ name: "entry", attributes: {}, children: [], text: "" });
    expect(entry && text.slice(entry.start, entry.end)).toBe('<entry x="y"><a/>text</entry>');
    expect([entry, a].map((element) => element && value?.lineOf(element))).toEqual([3, 4]);
  });

  test.each([
    ["elsewhere", "<feed><a><entry><b/></entry></a></feed>"],
    ["in another root", "<a><entry><b/></entry></a>"],
  ])("an entry %s is none", (_what, xml) => {
    const of = (entries?: string[]) => readXml("dist/x.xml", declaration + xml, entries).value?.root;
    const [all, parted] = [of(), of(way)];
    expect(parted && everything(parted)).toEqual(all && everything(all));
  });

  test("an entry that cannot be read is refused, and never thrown", () => {
    const deep = "<a>".repeat(200) + "</a>".repeat(200);
    const { value } = readXml("dist/x.xml", `${declaration}<feed><entry>${deep}</entry></feed>`, way);
    const [entry] = value?.root.children ?? [];
    expect(entry && value?.whole(entry).problems).toMatchObject([{ code: "invalid-xml" }]);
  });
});

describe("CDATA sections are passed over only where they are some, and hold what they may", () => {
  test.each([
    ["in a comment", "<a><!-- <![CDATA[ --><b>]]> --></a>"],
    ["in an attribute", "<a x='<![CDATA['>]]></a>"],
    ["in a tag", "<a <![CDATA[]]>/>"],
    ["outside of the root", "<a/><![CDATA[x]]>"],
    ["without end", "<a><![CDATA[x</a>"],
    ["with a control character", "<a><![CDATA[\u0001]]></a>"],
    ["with U+FFFE", "<a><![CDATA[\ufffe]]></a>"],
    ["with half a surrogate pair", "<a><![CDATA[\ud83e]]></a>"],
    ["with an end too many", "<a><![CDATA[x]]>]]></a>"],
  ])("%s", (_what, xml) => {
    expect(readXml("dist/x.xml", declaration + xml).problems[0]?.code).toBe("invalid-xml");
  });

  test.each([
    ["in a comment, and one after it", "<a><!-- <![CDATA[ --><![CDATA[x]]></a>", "x"],
    ["with what is left of a wrong decoding", "<a><![CDATA[\u0085\ufffd]]></a>", "\u0085\ufffd"],
  ])("good ones %s", (_what, xml, text) => {
    expect(rootOf(xml)?.text).toBe(text);
  });

  test.each([
    ["<a>&#x26;&#x3C;é🦊</a>", true],
    ["<a>\u0085</a>", false],
    ["<a><![CDATA[\u0085]]></a>", false],
    ["<a>&#x85;</a>", false],
    ["<a x='&#133;'/>", false],
  ])("%j: is it clean? %s", (xml, isClean) => {
    expect(readXml("dist/x.xml", declaration + xml).value?.isClean).toBe(isClean);
  });
});
