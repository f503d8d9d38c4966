/** Equal duties are held once, and what names something of its article is nobody else's. */

import { expect, test } from "vitest";
import type { Duties } from "../../src/model/judgement.ts";
import { nothingGranted } from "../../src/terms/profiles.ts";
import { SharedDuties } from "../../src/terms/shared-duties.ts";
import type { HttpUrl } from "../../src/values/url.ts";

const photo = "https://lantern.example/photo.jpg" as HttpUrl;

function duties(more: Partial<Duties> = {}): Duties {
  return {
    terms: nothingGranted,
    extent: "full",
    excerpt: nothingGranted.extent,
    notices: [],
    images: { others: "keep", leaveOut: [] },
    permissions: [],
    siteDuties: [],
    ...more,
  };
}

test("equal duties are one", () => {
  const shared = new SharedDuties();
  const first = duties();
  expect(shared.of(first)).toBe(first);
  expect(shared.of(duties())).toBe(first);
});

test.each<[string, Partial<Duties>]>([
  ["terms", { terms: { ...nothingGranted } }],
  ["extent", { extent: "excerpt" }],
  ["a notice", { notices: [{ kind: "about", text: "Also here.", place: "bottom", when: "always" }] }],
  ["what becomes of images", { images: { others: "leave-out", leaveOut: [] } }],
  ["an image that is left out", { images: { others: "keep", leaveOut: [photo] } }],
  ["a counter", { counter: photo }],
  ["a permission", { permissions: ["letter"] }],
  ["what the site has to do", { siteDuties: [{ kind: "logo", need: "must", sentence: "show it" }] }],
  ["the page that it names", { siteDuties: [{ kind: "canonical", need: "must", sentence: "link" }] }],
])("%s of their own keep duties apart", (_what, more) => {
  const shared = new SharedDuties();
  const usual = duties();
  shared.of(usual);
  const own = duties(more);
  expect(shared.of(own)).toBe(own);
  expect(shared.of(duties())).toBe(usual);
});
