/** Threads that make entries for us: each runs a `Workshop`, gets orders and delivers. */

import type { Crew, Done } from "./crew.ts";
import { DeliveredEntry } from "./delivered-entry.ts";
import type { Frames } from "./frames.ts";
import type { MadeEntry } from "./made-entry.ts";
import type { ShownArticle } from "./make-entries.ts";
import { begunWith, type Delivery, type Order, OrderBook, type OrderedWay } from "./order.ts";

/** How many there are, and the way to them. */
export interface Threads {
  readonly count: number;
  /** What a thread is sent, it does in this order. */
  send(thread: number, order: Order): void;
  /** What came since. With `wait`, the next is waited for; nothing then means that it takes too long. */
  receive(wait: boolean): readonly Received[];
  stop(): void;
}

export interface Received {
  readonly thread: number;
  /** That of the order. */
  readonly number: number;
  /** Absent: it could not do it. */
  readonly delivery: Delivery | undefined;
}

export interface MadeBatch<W extends OrderedWay> {
  readonly ways: readonly { readonly way: W; readonly made: MadeEntry; readonly lost: Delivered["lost"] }[];
  readonly frames?: Frames;
  /** Where their texts are, until they are added to all documents. */
  readonly memory?: ArrayBuffer;
}

type Delivered = Delivery["entries"][number];
type Batch<W extends OrderedWay> = readonly ShownArticle<W>[];

/** So many orders lie with a thread that it need not wait, also while many files are written out here. */
const mostOrders = 5;

/** Of one order's texts; grows where it does not suffice. */
const usualMemory = 2 ** 19;

export class ThreadCrew<W extends OrderedWay> implements Crew<Batch<W>, MadeBatch<W>> {
  readonly #threads: Threads;
  readonly #all: readonly { readonly book: OrderBook; readonly orders: Map<number, Batch<W>> }[];
  readonly #spare: ArrayBuffer[] = [];

  constructor(threads: Threads) {
    this.#threads = threads;
    this.#all = Array.from({ length: threads.count }, () => ({ book: new OrderBook(), orders: new Map() }));
  }

  give(batch: Batch<W>): boolean {
    const idle = this.#all.reduce((a, b) => (b.orders.size < a.orders.size ? b : a));
    if (idle.orders.size >= mostOrders) return false;
    const order = idle.book.write(batch, this.#spare.pop() ?? new ArrayBuffer(usualMemory));
    this.#threads.send(this.#all.indexOf(idle), order);
    idle.orders.set(order.number, batch);
    return true;
  }

  take(wait: boolean): Done<Batch<W>, MadeBatch<W>>[] {
    return this.#threads.receive(wait).flatMap(({ thread, number, delivery }) => {
      const orders = this.#all[thread]?.orders;
      const task = orders?.get(number);
      orders?.delete(number);
      return task ? [{ task, result: delivery && unpacked(task, delivery) }] : [];
    });
  }

  end(): void {
    this.#threads.stop();
  }

  /** The batch is in all documents, and its memory free for the next one. */
  giveBack({ memory }: MadeBatch<W>): void {
    if (memory) this.#spare.push(memory);
  }
}

function unpacked<W extends OrderedWay>(
  batch: Batch<W>,
  { entries, frames, memory }: Delivery,
): MadeBatch<W> {
  const ways = batch
    .flatMap(({ ways }) => ways)
    .map((way, index) => {
      const delivered = entries[index];
      if (!delivered) throw new Error(`${way.planned.id} was not delivered`);
      return { way, made: new DeliveredEntry(way.planned, delivered, memory), lost: delivered.lost };
    });
  const begun = begunWith(batch);
  const files = begun.pages.map(({ file }) => file);
  const byWhatItIs = { feeds: paired(begun.feeds, frames.feeds), pages: paired(files, frames.pages) };
  return { ways, frames: byWhatItIs, memory };
}

function paired<Key, Value>(keys: readonly Key[], values: readonly Value[]): ReadonlyMap<Key, Value> {
  return new Map(
    keys.flatMap((key, index) => {
      const value = values[index];
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}
