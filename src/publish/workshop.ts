/** Makes entries for another thread, with what stands around them, and reads them back: from orders to deliveries. */

import { AheadCheck, type PerFormat } from "../check/ahead.ts";
import { formats } from "../formats/format.ts";
import type { SharedText } from "../values/utf8.ts";
import { makeFrames, seenFrame } from "./frames.ts";
import { type MadeWay, makeEntries } from "./make-entries.ts";
import {
  type DeliveredWay,
  type Delivery,
  type Order,
  OrderReader,
  type ReadWay,
  type Stretch,
} from "./order.ts";

export class Workshop {
  readonly #heads: PerFormat<string>;
  readonly #orders = new OrderReader();

  /** `heads`: how documents begin in which the entries will stand. */
  constructor(heads: PerFormat<string>) {
    this.#heads = heads;
  }

  make(order: Order): Delivery {
    // readers remember what they met, so each order gets its own
    const ahead = new AheadCheck(this.#heads);
    const memory = new GrowingMemory(order.memory);
    const made = makeEntries(this.#orders.read(order), new Map());
    const entries = made.map((way) => delivered(way, ahead, memory));
    const { feeds, pages } = order.begun;
    const frames = { feeds: feeds.map(makeFrames), pages: pages.map(seenFrame) };
    return { entries, frames, memory: memory.buffer };
  }
}

function delivered(
  { way, made, lost }: MadeWay<ReadWay>,
  ahead: AheadCheck,
  memory: GrowingMemory,
): DeliveredWay {
  const written = formats.map(({ name }, index) => [name, made.texts[index]] as const);
  return {
    texts: made.texts.map(({ text }) => memory.put(text)),
    proven: ahead.prove(Object.fromEntries(written) as PerFormat<SharedText>, made.check),
    pages: way.pages.map((shows) => {
      const { text, check } = made.onPages(shows);
      return { shows, text: memory.put(text.text), findings: check.findings };
    }),
    lost,
  };
}

const encoder = new TextEncoder();

/** Texts one behind the other. */
class GrowingMemory {
  #bytes: Uint8Array<ArrayBuffer>;
  #used = 0;

  constructor(buffer: ArrayBuffer) {
    this.#bytes = new Uint8Array(buffer);
  }

  get buffer(): ArrayBuffer {
    return this.#bytes.buffer;
  }

  put(text: string): Stretch {
    const from = this.#used;
    const { read, written } = encoder.encodeInto(text, this.#bytes.subarray(from));
    if (read < text.length) {
      this.#grow(from + text.length * 3);
      return this.put(text);
    }
    this.#used = from + written;
    return [from, this.#used];
  }

  #grow(least: number): void {
    const larger = new Uint8Array(Math.max(least, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#used));
    this.#bytes = larger;
  }
}
