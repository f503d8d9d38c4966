/** What a person who watches sees of a build, and when. */

import { describe, expect, test } from "vitest";
import { Progress } from "../../src/commands/progress.ts";
import type { World } from "../../src/commands/world.ts";
import { worldAt } from "../support/world.ts";

function watched(isWatched = true) {
  const shown: string[] = [];
  let now = 1000;
  const world: World = {
    ...worldAt("", { clock: () => now }).world,
    ...(isWatched && { status: (line: string) => shown.push(line) }),
  };
  const progress = new Progress(world);
  const at = (milliseconds: number) => {
    now = 1000 + milliseconds;
    return progress;
  };
  return { at, shown };
}

describe("progress", () => {
  test("is silent for what is over in half a second", () => {
    const { at, shown } = watched();
    at(10).read(1, 20);
    at(499).made(5, 10, 1);
    at(600).end();
    expect(shown).toEqual([]);
  });

  test("tells of records, then of articles, documents and the time that is left, and goes away", () => {
    const { at, shown } = watched();
    at(600).read(4000, 12000);
    at(1000).made(10, 40, 0);
    at(2000).made(20, 40, 1300);
    at(3000).made(20, 4000, 1301);
    at(4000).end();
    expect(shown).toEqual([
      "Reading records: 4,000 of 12,000",
      "Making articles: 10 of 40; documents written: 0; about 0 s left",
      "Making articles: 20 of 40; documents written: 1,300; about 1 s left",
      "Making articles: 20 of 4,000; documents written: 1,301; about 7 min left",
      "",
    ]);
  });

  test("tells no more often than eyes can follow", () => {
    const { at, shown } = watched();
    for (let time = 0; time < 1000; time += 10) at(time).read(time, 1000);
    expect(shown).toHaveLength(5);
  });

  test("tells nobody who does not watch", () => {
    const { at, shown } = watched(false);
    at(600).read(1, 2);
    at(700).end();
    expect(shown).toEqual([]);
  });
});
