/** What a person who watches sees of a build, and when. */

import { describe, expect, test } from "vitest";
import { Progress } from "../../src/commands/progress.ts";
import type { World } from "../../src/commands/world.ts";
import { toInstant } from "../../src/values/instant.ts";

function watched(isWatched = true) {
  const shown: string[] = [];
  let now = 1000;
  const world: World = {
    root: "",
    now: toInstant(new Date(0)),
    json: false,
    colour: false,
    verbose: false,
    out: () => {},
    talk: () => {},
    ...(isWatched && { status: (line: string) => shown.push(line) }),
    loopback: false,
    mintId: () => "urn:example:minted",
    readInput: async () => Buffer.from(""),
    machine: { pid: 1, host: "here", isRunning: () => false, clock: () => now, wait: async () => {} },
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
    at(499).wrote(5, 10, 1000);
    at(600).end();
    expect(shown).toEqual([]);
  });

  test("tells of records, then of documents and the time that is left, and goes away", () => {
    const { at, shown } = watched();
    at(600).read(4000, 12000);
    at(1000).wrote(0, 40, 2000);
    at(2000).wrote(10, 40, 2000);
    at(3000).wrote(20, 4000, 2000);
    at(4000).end();
    expect(shown).toEqual([
      "Reading records: 4,000 of 12,000",
      "Writing documents: 0 of 40",
      "Writing documents: 10 of 40, about 3 s left",
      "Writing documents: 20 of 4,000, about 7 min left",
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
