import fc from "fast-check";
import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { html, jsonScript } from "../../src/pages/html.ts";

/** What a parser makes of a page: elements with their attributes, and the text. */
function read(page: string) {
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  let text = "";
  const parser = new Parser({
    onopentag: (name, attributes) => elements.push({ name, attributes }),
    ontext: (more) => {
      text += more;
    },
  });
  parser.end(page);
  return { elements, text };
}

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom('"><script>alert(1)</script>', "</p>", "&lt;b&gt;", "'\" onclick=x", "<!--", "]]>", "&amp"),
);

describe("templates", () => {
  test("whatever is filled in stays text, in elements and attributes", () => {
    fc.assert(
      fc.property(anyText, anyText, (title, text) => {
        const { elements, text: found } = read(html`<p title="${title}">${text}</p>`.text);
        expect(elements).toEqual([{ name: "p", attributes: { title } }]);
        expect(found).toBe(text);
      }),
    );
  });

  test("what a template made is not escaped again, in lists neither; nothing is nothing", () => {
    const item = (text: string) => html`<li>${text}</li>`;
    expect(html`<ul>${[item("a & b"), item("<c>")]}${undefined}${3}</ul>`.text).toBe(
      "<ul><li>a &amp; b</li><li>&lt;c&gt;</li>3</ul>",
    );
  });

  test("data for programs cannot end its element, and is the data again", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constant("</script><script>alert(1)//\u2028")), (name) => {
        const page = jsonScript({ name }).text;
        const found = /^<script type="application\/ld\+json">([^<]*)<\/script>$/s.exec(page);
        expect(JSON.parse(found?.[1] ?? "")).toEqual(JSON.parse(JSON.stringify({ name })));
      }),
    );
  });
});
