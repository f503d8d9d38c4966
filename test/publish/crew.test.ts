/** Whoever does what, and however long it takes: all results come, in the order of their tasks, each done here or there. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { type Crew, type Done, inTurn } from "../../src/publish/crew.ts";

/** What becomes of one task that is given away. */
type Fate = "done" | "failed" | "lost";

/** Does what it is given in the order that `chance` says, when it is asked for it. */
class FickleCrew implements Crew<number, string> {
  readonly given: number[] = [];
  readonly #room: number;
  readonly #fates: readonly Fate[];
  readonly #chance: () => number;
  #waiting: number[] = [];

  constructor(room: number, fates: readonly Fate[], chance: () => number) {
    this.#room = room;
    this.#fates = fates;
    this.#chance = chance;
  }

  give(task: number): boolean {
    if (this.#waiting.length >= this.#room) return false;
    this.#waiting.push(task);
    this.given.push(task);
    return true;
  }

  take(wait: boolean): Done<number, string>[] {
    const lost = (task: number) => this.#fates[task % this.#fates.length] === "lost";
    const ready = this.#waiting.filter((task) => !lost(task));
    const count = Math.max(this.#chance() % (ready.length + 1), wait ? 1 : 0);
    const taken = ready.sort((a, b) => (a % 7) - (b % 7)).slice(0, count);
    this.#waiting = this.#waiting.filter((task) => !taken.includes(task));
    return taken.map((task) => ({
      task,
      result: this.#fates[task % this.#fates.length] === "failed" ? undefined : `there ${task}`,
    }));
  }
}

const fates = fc.array(fc.constantFrom<Fate>("done", "done", "done", "failed", "lost"), { minLength: 1 });

test("results come in the order of their tasks", () => {
  fc.assert(
    fc.property(
      fc.nat(60),
      fc.nat(5),
      fates,
      fc.infiniteStream(fc.nat(9)),
      (count, room, ofTasks, chances) => {
        const tasks = Array.from({ length: count }, (_, task) => task);
        const crew = new FickleCrew(room, ofTasks, () => chances.next().value ?? 0);
        const here: number[] = [];
        const results = [
          ...inTurn(
            tasks,
            (task) => {
              here.push(task);
              return `here ${task}`;
            },
            crew,
          ),
        ];
        expect(results.map(([task]) => task)).toEqual(tasks);
        for (const [task, result] of results) expect(result).toMatch(new RegExp(`^(here|there) ${task}$`));
        expect(new Set(here).size).toBe(here.length);
        expect(here).toEqual(expect.arrayContaining(tasks.filter((task) => !crew.given.includes(task))));
      },
    ),
  );
});

test("what nobody takes is done here", () => {
  const crew = { give: () => false, take: () => [] };
  expect([...inTurn([1, 2, 3], (task) => task * 2, crew)]).toEqual([
    [1, 2],
    [2, 4],
    [3, 6],
  ]);
});

test("the first task is done here, and others there meanwhile", () => {
  const crew = new FickleCrew(3, ["done"], () => 1);
  const work = inTurn([0, 1, 2, 3, 4], (task) => `here ${task}`, crew);
  expect(work.next().value).toEqual([0, "here 0"]);
  expect(crew.given).toEqual([1, 2, 3]);
});

test("who says nothing is waited for once, and not relied on before it is heard again", () => {
  const given: number[] = [];
  let [waits, isBack] = [0, false];
  const crew = {
    give: (task: number) => given.length < 3 && given.push(task) > 0,
    take: (wait: boolean) => {
      if (wait) waits += 1;
      return isBack ? given.splice(0).map((task) => ({ task, result: "there" })) : [];
    },
  };
  const tasks = Array.from({ length: 40 }, (_, task) => task);
  const work = inTurn(tasks, () => "here", crew);
  const next = () => [work.next().value].flat();
  expect([next(), next(), next(), next()]).toEqual([0, 1, 2, 3].map((task) => [task, "here"]));
  expect({ given, waits }).toEqual({ given: [1, 2, 3], waits: 1 });

  isBack = true;
  expect([...work].map(([, result]) => result)).toContain("there");
});
