import fc from "fast-check";
import { expect, test } from "vitest";
import { slug } from "../../src/values/slug.ts";

test.each([
  ["Asia, Russia and FSU", "asia-russia-and-fsu"],
  ["Rivers & lakes", "rivers-lakes"],
  ["  Rivers  ", "rivers"],
  ["Energía", "energia"],
  ["Côte d’Ivoire", "cote-d-ivoire"],
  ["Việt Nam", "viet-nam"],
  ["Łódź", "łodz"],
  ["Ice²", "ice2"],
  // other scripts keep their letters, with all that belongs to them
  ["Россия и бывший СССР", "россия-и-бывший-ссср"],
  ["Лёд", "лёд"],
  ["الشرق الأوسط", "الشرق-الأوسط"],
  ["中国、俄罗斯", "中国-俄罗斯"],
  ["川べりの氷", "川べりの氷"],
  ["हिन्दी", "हिन्दी"],
  ["한국", "한국"],
  // nothing that could stand in an address by itself: callers keep the label then
  ["!?…", ""],
  ["", ""],
  ["🧊", ""],
  ["../../etc/passwd", "etc-passwd"],
  ['"><script>', "script"],
])("%s", (label, wanted) => {
  expect(slug(label)).toBe(wanted);
});

test("letters, digits and single hyphens inside; a slug of a slug is itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (label) => {
      const made = slug(label);
      expect(made).toMatch(/^(?:[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*)?$/u);
      expect(slug(made)).toBe(made);
    }),
  );
});
