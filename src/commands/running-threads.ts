/** Threads of Node that make entries (`src/thread.ts`), and the ports through which they are reached without an event loop. */

import type { MessagePort, Worker } from "node:worker_threads";
import type { PerFormat } from "../check/ahead.ts";
import type { Order } from "../publish/order.ts";
import type { StartThreads } from "../publish/outlet.ts";
import type { Received, Threads } from "../publish/threads.ts";
import { many } from "./pace.ts";
import type { WorkerThreads, World } from "./world.ts";

/** What a thread is given when it is started. */
export interface ThreadData {
  /** True: memory counts for more than time. */
  readonly savesMemory: boolean;
  readonly port: MessagePort;
  /** Counts deliveries of all threads, and wakes up who waits for them. */
  readonly bell: Int32Array<SharedArrayBuffer>;
}

/** What a thread is told before its first order: how documents begin in which its entries will stand. */
export interface Heads {
  readonly heads: PerFormat<string>;
}

/** What a thread says to an order. */
export type Answer = Omit<Received, "thread">;

/** So many articles are made before a thread has started and learnt to make them quickly. */
const few = 500;

/** In megabytes, where memory counts: of what a thread has just made, little is in use for long. */
const mostYoung = 24;

/** Who says nothing for so long may have died. In milliseconds. */
const patience = 2_000;

/** The threads of one build. */
export class FurtherThreads {
  readonly #threads: WorkerThreads | undefined;
  #running: RunningThreads | undefined;

  constructor({ threads }: World) {
    this.#threads = threads;
  }

  /**
   * So many records will be read, and all of them made into entries: threads get ready while that goes on. Where memory
   * counts they would only take room until they are of use.
   */
  expect(records: number): void {
    if (records <= many) this.#begin(records);
  }

  /** Nothing where there are none, or where they would cost more than they do. */
  readonly start: StartThreads = (heads, articles) => {
    this.#begin(articles);
    const running = this.#running;
    if (articles > few && running && running.count > 0) {
      running.tell({ heads });
      return running;
    }
    running?.stop();
    return undefined;
  };

  #begin(articles: number): void {
    if (articles > few && this.#threads) this.#running ??= new RunningThreads(this.#threads, articles > many);
  }
}

interface Started {
  readonly worker: Worker;
  readonly port: MessagePort;
}

class RunningThreads implements Threads {
  readonly #all: readonly Started[];
  readonly #bell = new Int32Array(new SharedArrayBuffer(4));
  readonly #messageOn: (port: MessagePort) => { message: Answer } | undefined;

  constructor(threads: WorkerThreads, savesMemory: boolean) {
    this.#messageOn = threads.load().receiveMessageOnPort;
    this.#all = Array.from({ length: threads.count }).flatMap(
      () => start(threads, savesMemory, this.#bell) ?? [],
    );
  }

  get count(): number {
    return this.#all.length;
  }

  /** Before the first order. */
  tell(heads: Heads): void {
    for (const { port } of this.#all) port.postMessage(heads);
  }

  send(thread: number, order: Order): void {
    this.#all[thread]?.port.postMessage(order, [order.memory]);
  }

  receive(wait: boolean): readonly Received[] {
    const heard = Atomics.load(this.#bell, 0);
    const received = this.#received();
    if (!wait || received.length > 0) return received;
    Atomics.wait(this.#bell, 0, heard, patience);
    return this.#received();
  }

  #received(): Received[] {
    return this.#all.flatMap(({ port }, thread) => {
      const all: Received[] = [];
      for (;;) {
        const next = this.#messageOn(port);
        if (!next) return all;
        all.push({ thread, ...next.message });
      }
    });
  }

  stop(): void {
    for (const { worker, port } of this.#all) {
      port.close();
      void worker.terminate();
    }
  }
}

/** Nothing where the machine has no room for one more. */
function start(
  { script, load }: WorkerThreads,
  savesMemory: boolean,
  bell: ThreadData["bell"],
): Started | undefined {
  const { MessageChannel, Worker } = load();
  const { port1, port2 } = new MessageChannel();
  const workerData: ThreadData = { savesMemory, port: port2, bell };
  const resourceLimits = savesMemory ? { maxYoungGenerationSizeMb: mostYoung } : {};
  try {
    const worker = new Worker(script, { workerData, transferList: [port2], resourceLimits });
    // one that cannot go on has nothing to say that the build could not find out itself
    worker.on("error", () => {});
    worker.unref();
    return { worker, port: port1 };
  } catch {
    port1.close();
    return undefined;
  }
}
