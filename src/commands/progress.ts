/** How far a build has come, as one line for whoever watches, once there is something to wait for. */

import type { World } from "./world.ts";

const silence = 500;
const pause = 100;

export class Progress {
  readonly #world: World;
  readonly #begun: number;
  #shown: number | undefined;
  /** When the first article was made. */
  #since: number | undefined;

  constructor(world: World) {
    this.#world = world;
    this.#begun = world.machine.clock();
  }

  read(done: number, all: number): void {
    this.#show(() => `Reading records: ${counted(done, all)}`);
  }

  /** `documents`: those that are whole. The rest is thought to take as long as what is done took, article by article. */
  made(done: number, all: number, documents: number): void {
    this.#since ??= this.#now;
    const since = this.#since;
    this.#show((now) => {
      const left = time(((now - since) / done) * (all - done));
      return `Making articles: ${counted(done, all)}; documents written: ${documents.toLocaleString("en")}; about ${left} left`;
    });
  }

  end(): void {
    if (this.#shown !== undefined) this.#world.status?.("");
    this.#shown = undefined;
  }

  get #now(): number {
    return this.#world.machine.clock();
  }

  #show(line: (now: number) => string): void {
    const { status } = this.#world;
    if (!status) return;
    const now = this.#now;
    if (now - this.#begun < silence || now - (this.#shown ?? 0) < pause) return;
    this.#shown = now;
    status(line(now));
  }
}

function counted(done: number, all: number): string {
  return `${done.toLocaleString("en")} of ${all.toLocaleString("en")}`;
}

function time(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
