import { describe, expect, it } from "vitest";
import {
  containers,
  dropped,
  droppedVoid,
  elements,
  globalAttributes,
  otherNames,
} from "../../src/content/allowed.ts";
import { addressAttributes, isCheckedAttribute } from "../../src/content/attributes.ts";

const names = [...elements.keys()];
const attributes = new Set(
  [...elements.values()].flatMap((rule) => rule.attributes).concat(globalAttributes),
);

describe("the table of what may stay", () => {
  it("has no element that runs, loads a page, takes input or belongs to another vocabulary", () => {
    const dangerous =
      `script style link meta base iframe frame frameset object embed applet param form input button select
      option textarea output svg math template slot noscript title head body html canvas dialog portal marquee plaintext xmp
      listing noembed noframes area map keygen isindex bgsound layer`.split(/\s+/);
    expect(names.filter((name) => dangerous.includes(name))).toEqual([]);
  });

  it("has no attribute that runs, styles, names or reaches out of the entry", () => {
    const dangerous =
      /^(?:on|data|aria|xml|xlink|form)|^(?:style|class|id|name|rel|target|ping|action|srcdoc|sandbox|allow|is|slot|part|headers|for|usemap|ismap|background|code|codebase|archive|classid|data|manifest|profile|longdesc|autoplay|autofocus|nonce|integrity|crossorigin|referrerpolicy|download|contenteditable|tabindex|accesskey|role|http-equiv|content)$/;
    expect([...attributes].filter((name) => dangerous.test(name))).toEqual([]);
  });

  it("checks every attribute that it names", () => {
    expect([...attributes].filter((name) => !isCheckedAttribute(name))).toEqual([]);
  });

  it("knows every attribute whose value is an address", () => {
    expect(
      [...attributes].filter((name) => /^(?:href|src|srcset|poster|cite|url|icon)$/.test(name)).sort(),
    ).toEqual([...addressAttributes].sort());
  });

  it("spells names with small letters and digits, as the reader of our own HTML takes for granted", () => {
    expect([...names, ...attributes].filter((name) => !/^[a-z][a-z0-9]*$/.test(name))).toEqual([]);
  });

  it("names only its own elements as parents, children and stand-ins", () => {
    const others = [...elements.values()].flatMap(({ holds, within = [], instead }) => [
      ...(typeof holds === "string" ? [] : holds),
      ...within,
      ...(instead === undefined ? [] : [instead]),
    ]);
    expect(others.filter((name) => !elements.has(name))).toEqual([]);
    expect([...otherNames.values()].filter((name) => !elements.has(name))).toEqual([]);
  });

  it("lets a part stand only where its parent takes it", () => {
    const wrong = [...elements].flatMap(([name, { within = [] }]) =>
      within.filter((parent) => {
        const holds = elements.get(parent)?.holds;
        return holds !== "anything" && !(Array.isArray(holds) && holds.includes(name));
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("says one thing of each name; a div alone is a box that can stay", () => {
    const all = [...names, ...containers, ...dropped, ...droppedVoid, ...otherNames.keys()];
    expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual(["div"]);
  });
});
