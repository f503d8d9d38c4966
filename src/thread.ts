/** What each further thread runs: it makes the entries that it is told of, with what stands around them, until it is stopped. */

import { workerData } from "node:worker_threads";
import { saveMemory, workAtLength } from "./commands/engine.ts";
import type { Answer, Heads, ThreadData } from "./commands/running-threads.ts";
import type { Order } from "./publish/order.ts";
import { Workshop } from "./publish/workshop.ts";

const { savesMemory, port, bell }: ThreadData = workerData;
// the engine's flags are those of the whole process
if (savesMemory) saveMemory();
else workAtLength();

let workshop: Workshop | undefined;

port.on("message", (told: Heads | Order) => {
  if ("heads" in told) workshop = new Workshop(told.heads);
  else answer(told);
});

function answer(order: Order): void {
  const delivery = attempt(order);
  const answer: Answer = { number: order.number, delivery };
  port.postMessage(answer, delivery ? [delivery.memory] : []);
  Atomics.add(bell, 0, 1);
  Atomics.notify(bell, 0);
}

/** Nothing where it cannot be made: then it is made where it was ordered, and whatever is wrong is told there. */
function attempt(order: Order): Answer["delivery"] {
  try {
    return workshop?.make(order);
  } catch {
    return undefined;
  }
}
