/** What is told of an article besides its fields. */

import { expect, test } from "vitest";
import { imageCredits } from "../../src/model/article.ts";
import type { HttpUrl } from "../../src/values/url.ts";

test("credits of images, by their addresses", () => {
  const image = { rights: "publisher", lead: false } as const;
  const [floes, port] = [
    "https://lantern.example/floes.jpg",
    "https://lantern.example/port.jpg",
  ] as HttpUrl[];
  if (!floes || !port) throw new Error("two addresses");
  const images = [
    { ...image, url: floes, credit: "Photo: P. Example" },
    { ...image, url: port },
  ];
  expect([...imageCredits({ images })]).toEqual([[floes, "Photo: P. Example"]]);
});
