/** Threads of Node that make entries (`src/thread.ts`), and the ports through which they are reached without an event loop. */

import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { PerFormat } from "../check/ahead.ts";
import type { Order } from "../publish/order.ts";
import type { StartThreads } from "../publish/outlet.ts";
import type { Received, Threads } from "../publish/threads.ts";
import type { WorkerThreads, World } from "./world.ts";

/** What a thread is given when it is started. */
export interface ThreadData {
  readonly heads: PerFormat<string>;
  readonly port: MessagePort;
  /** Counts deliveries of all threads, and wakes up who waits for them. */
  readonly bell: Int32Array<SharedArrayBuffer>;
}

/** What a thread says to an order. */
export type Answer = Omit<Received, "thread">;

/** So many articles are made before a thread has started and learnt to make them quickly. */
const few = 500;

/** Who says nothing for so long may have died. In milliseconds. */
const patience = 2_000;

/** Nothing where there are none, or where they would cost more than they do. */
export function startThreads({ threads }: World): StartThreads | undefined {
  return threads && ((heads, articles) => (articles > few ? new RunningThreads(threads, heads) : undefined));
}

class RunningThreads implements Threads {
  readonly #ports: readonly MessagePort[];
  readonly #workers: readonly Worker[];
  readonly #bell = new Int32Array(new SharedArrayBuffer(4));

  constructor({ count, script }: WorkerThreads, heads: PerFormat<string>) {
    const channels = Array.from({ length: count }, () => new MessageChannel());
    this.#ports = channels.map(({ port1 }) => port1);
    this.#workers = channels.map(({ port2: port }) => {
      const workerData: ThreadData = { heads, port, bell: this.#bell };
      const worker = new Worker(script, { workerData, transferList: [port] });
      // one that cannot go on has nothing to say that the build could not find out itself
      worker.on("error", () => {});
      worker.unref();
      return worker;
    });
  }

  get count(): number {
    return this.#ports.length;
  }

  send(thread: number, order: Order): void {
    this.#ports[thread]?.postMessage(order, [order.memory]);
  }

  receive(wait: boolean): readonly Received[] {
    const heard = Atomics.load(this.#bell, 0);
    const received = this.#received();
    if (!wait || received.length > 0) return received;
    Atomics.wait(this.#bell, 0, heard, patience);
    return this.#received();
  }

  #received(): Received[] {
    return this.#ports.flatMap((port, thread) => {
      const all: Received[] = [];
      for (;;) {
        const next: { message: Answer } | undefined = receiveMessageOnPort(port);
        if (!next) return all;
        all.push({ thread, ...next.message });
      }
    });
  }

  stop(): void {
    for (const port of this.#ports) port.close();
    for (const worker of this.#workers) void worker.terminate();
  }
}
