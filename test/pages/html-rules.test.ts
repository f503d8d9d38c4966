/** Every page by the rules of HTML, as a checker that is not ours knows them. */

import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import { builtSite } from "../support/built-site.ts";

const checker = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:a11y"],
  rules: {
    "doctype-style": ["error", { style: "lowercase" }],
    // entries are named by their ids, which are addresses
    "valid-id": ["error", { relaxed: true }],
  },
});

describe.each([".", "test/sites/arabic", "test/sites/archive", "test/sites/family", "test/sites/hostile"])(
  "%s",
  (folder) => {
    const pages = [...builtSite(folder).files].filter(([file]) => file.endsWith(".html"));

    it.each(pages)("%s", async (_, html) => {
      const { results } = await checker.validateString(html);
      const faults = results.flatMap(({ messages }) =>
        messages.map(({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`),
      );
      expect(faults).toEqual([]);
    });
  },
);
