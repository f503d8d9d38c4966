/** Texts are rendered once a build, however many feeds, archives and pages show them. */

import { expect, test, vi } from "vitest";
import { builtSite } from "../support/built-site.ts";

const renderings = vi.hoisted(() => ({ count: 0 }));

vi.mock("../../src/content/render.ts", async (original) => {
  const { renderBody } = await original<typeof import("../../src/content/render.ts")>();
  return {
    renderBody: (...args: Parameters<typeof renderBody>) => {
      renderings.count += 1;
      return renderBody(...args);
    },
  };
});

test.each(["test/sites/archive", "test/sites/family", "."])("%s", (folder) => {
  renderings.count = 0;
  const { feeds, pages } = builtSite(folder).build;
  const shown = [...feeds, ...pages].flatMap(({ entries }) => entries);
  const withText = new Set(shown.filter(({ article }) => article.body).map(({ id }) => id));
  expect(shown.length).toBeGreaterThan(withText.size);
  expect(renderings.count).toBe(withText.size);
});
