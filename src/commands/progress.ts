/** How far a build has come, as one line for whoever watches, once there is something to wait for. */

import type { World } from "./world.ts";

const silence = 500;
const pause = 100;

export class Progress {
  readonly #world: World;
  readonly #begun: number;
  #shown: number | undefined;

  constructor(world: World) {
    this.#world = world;
    this.#begun = world.machine.clock();
  }

  read(done: number, all: number): void {
    this.#show(() => `Reading records: ${counted(done, all)}`);
  }

  /** The rest is thought to take as long as what is done took, document by document. */
  wrote(done: number, all: number, since: number): void {
    this.#show((now) => {
      const left = done === 0 ? "" : `, about ${time(((now - since) / done) * (all - done))} left`;
      return `Writing documents: ${counted(done, all)}${left}`;
    });
  }

  get now(): number {
    return this.#world.machine.clock();
  }

  end(): void {
    if (this.#shown !== undefined) this.#world.status?.("");
    this.#shown = undefined;
  }

  #show(line: (now: number) => string): void {
    const { status } = this.#world;
    if (!status) return;
    const { now } = this;
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
