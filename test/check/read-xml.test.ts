import { queryObjects } from "node:v8";
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { readXml, type XmlElement, XmlReader } from "../../src/check/read-xml.ts";

const declaration = '<?xml version="1.0" encoding="utf-8"?>\n';

function rootOf(xml: string): XmlElement | undefined {
  return readXml("dist/x.xml", declaration + xml).root;
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
  const [b, c] = readXml("dist/x.xml", text).root?.children ?? [];
  expect([b?.line, c?.line]).toEqual([3, 5]);
  expect([b?.raw, c?.raw]).toEqual(["<b>x</b>", "<c/>"]);
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
  ["an attribute that is a trap", "<a __proto__='x'/>"],
])("%s is read or refused, and never thrown", (_what, xml) => {
  const { root, problems } = readXml("dist/x.xml", declaration + xml);
  expect(root === undefined).toBe(problems.length > 0);
});

describe("entry by entry", () => {
  const way = ["feed", "entry"];

  /** Names, attributes, text and what was written, as deep as it goes. */
  function everything({ name, attributes, text, raw, children, isClean }: XmlElement): object {
    return { name, attributes: { ...attributes }, text, raw, isClean, children: children.map(everything) };
  }

  /** The entries and the rest, from a document in pieces: its head, each entry, its tail. */
  function read(
    pieces: readonly string[],
    isEntry: (index: number) => boolean = () => false,
    between: (reader: XmlReader) => void = () => {},
  ) {
    const entries: object[] = [];
    const reader = new XmlReader("dist/x.xml", way, (entry) => entries.push(everything(entry)));
    for (const [index, piece] of pieces.entries()) {
      if (isEntry(index)) reader.writeEntry(piece);
      else reader.write(piece);
      between(reader);
    }
    const { root, problems } = reader.close();
    return {
      entries,
      names: root?.children.map(({ name }) => name),
      problems: problems.length > 0,
      found: { root: root && everything(root), lines: root?.children.map(({ line }) => line), problems },
    };
  }

  const words = fc.constantFrom(
    "plain",
    " \r\n\t",
    " \n\t",
    "&amp;&#x26;&lt;&#60;é🦊",
    "&#x26;&amp;",
    "<![CDATA[<b>&amp;</b>]]>",
    "<![CDATA[]]>",
    "<![CDATA[</entry>]]>",
    "a]]&gt;",
    "<!-- </entry> <![CDATA[ -->",
    "<!-- ]]> -->",
    "]]>",
    "&nbsp;",
    "<?x y?>",
    "\u0085",
  );
  const inside = fc.array(words, { maxLength: 3 }).map((pieces) => pieces.join(""));
  const attribute = fc.constantFrom("", ' x="&amp;>"', " y='\"/'", ' x="1" x="2"', ' b:x="&#xA;"', ' c:x=""');
  const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
    element: fc
      .tuple(fc.constantFrom("a", "entry", "b:c", "c:d"), attribute, tie("content"))
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
    .array(fc.tuple(fc.constantFrom("entry", "head"), inside, fc.array(element, { maxLength: 4 })), {
      maxLength: 5,
    })
    .map((parts) => parts.map(([name, before, some]) => `\n<${name}>${before}${some.join(" ")}</${name}>`));
  const head = `${declaration}<feed xmlns:b="https://b.example/">`;
  const tail = "</feed>";

  test("a document in pieces is what it is in one, however plain its entries are", () => {
    fc.assert(
      fc.property(documents, (parts) => {
        const whole = read([[head, ...parts, tail].join("")]);
        const pieces = read([head, ...parts, tail], (index) => index > 0 && index <= parts.length);
        expect(pieces.problems).toBe(whole.problems);
        if (whole.problems) return;
        const withoutClean = (entries: readonly object[]) =>
          entries.map((entry) =>
            JSON.parse(JSON.stringify(entry, (key, value) => (key === "isClean" ? 0 : value))),
          );
        expect(withoutClean(pieces.entries)).toEqual(withoutClean(whole.entries));
        expect(pieces.names).toEqual(whole.names);
      }),
      { numRuns: 1000 },
    );
  });

  test("a document that rests between its pieces is what it is without", () => {
    const ways: ((reader: XmlReader) => void)[] = [
      (reader) => reader.rest(),
      (reader) => {
        reader.rest();
        reader.rest();
        expect(reader.root?.name).toBe("feed");
      },
    ];
    fc.assert(
      fc.property(documents, fc.constantFrom(...ways), (parts, between) => {
        const pieces = [`${head}<title>x</title>\n<link y="&amp;"/>`, ...parts, tail];
        const isEntry = (index: number) => index > 0 && index <= parts.length;
        expect(read(pieces, isEntry, between)).toEqual(read(pieces, isEntry));
      }),
      { numRuns: 1000 },
    );
  });

  test("no parser is held for a document that rests", () => {
    const parsers = () => queryObjects(SaxesParser, { format: "count" });
    const before = parsers();
    const readers = Array.from({ length: 50 }, () => {
      const reader = new XmlReader("dist/x.xml", way, () => {});
      reader.write(head);
      reader.writeEntry("<entry><a/></entry>");
      return reader;
    });
    expect(parsers()).toBe(before + 50);
    for (const reader of readers) reader.rest();
    expect(parsers()).toBe(before);
    for (const reader of readers) reader.write(tail);
    expect(readers.map((reader) => reader.close().problems)).toEqual(readers.map(() => []));
  });

  test("in the document's own tree an entry is empty", () => {
    const text = `${declaration}<feed>\n<entry x="y"><a/>text</entry>\n<a/></feed>`;
    const found: XmlElement[] = [];
    const reader = new XmlReader("dist/x.xml", way, (entry) => found.push(entry));
    reader.write(text);
    const [entry, a] = reader.close().root?.children ?? [];
    expect(entry).toMatchObject({ name: "entry", attributes: {}, children: [], text: "" });
    expect(found.map(({ raw, line }) => [raw, line])).toEqual([['<entry x="y"><a/>text</entry>', 3]]);
    expect(a?.line).toBe(4);
  });

  test.each([
    ["elsewhere", "<feed><a><entry><b/></entry></a></feed>"],
    ["in another root", "<a><entry><b/></entry></a>"],
  ])("an entry %s is none", (_what, xml) => {
    expect(read([declaration + xml])).toMatchObject({ entries: [], problems: false });
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
    expect(readXml("dist/x.xml", declaration + xml).root?.isClean).toBe(isClean);
  });
});
