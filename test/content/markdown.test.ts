/** Bare addresses in Markdown, which are links where they are addresses of pages. */

import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { markdownToHtml } from "../../src/content/markdown.ts";

test.each([
  [
    "See https://lantern.example/a.",
    '<p>See <a href="https://lantern.example/a">https://lantern.example/a</a>.</p>\n',
  ],
  ["HTTP://lantern.example", '<p><a href="HTTP://lantern.example">HTTP://lantern.example</a></p>\n'],
  ["ftp://lantern.example/a", "<p>ftp://lantern.example/a</p>\n"],
  ["//lantern.example/a", "<p>//lantern.example/a</p>\n"],
  ["mailto:editor@lantern.example", "<p>mailto:editor@lantern.example</p>\n"],
  [
    "editor@lantern.example, lantern.example, 192.0.2.1",
    "<p>editor@lantern.example, lantern.example, 192.0.2.1</p>\n",
  ],
])("%s", (text, html) => {
  expect(markdownToHtml(text)).toBe(html);
});

test("they are found as markdown-it finds them", () => {
  const plain = new MarkdownIt({ html: true, linkify: true });
  plain.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  for (const scheme of ["ftp:", "mailto:", "//"]) plain.linkify.add(scheme, null as never);
  const part = fc.constantFrom(
    "http",
    "s",
    ":",
    "//",
    "a.example",
    "ftp",
    "mailto",
    "@",
    "/",
    "(",
    ")",
    ".",
    " ",
    "<",
    ">",
    "&#58;",
    "\\",
    "*",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
      const text = parts.join("");
      expect(markdownToHtml(text)).toBe(plain.render(text, {}));
    }),
  );
});
