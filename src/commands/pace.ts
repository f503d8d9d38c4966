/** The engine is told how to work as soon as it is known how much there is to do, and again when that is known better. */

import type { World } from "./world.ts";

/** So many records or articles are done before the engine could have made itself at home. */
const few = 150;

/** More of them, and memory counts for more than time. */
export const many = 20_000;

/** So many of them are done before what is new has all the room that it needs. */
const enough = 5_000;

/** To be told how many records or articles are done, of how many. */
export function pacing({ workAtLength, saveMemory }: World): (done: number, all: number) => void {
  let isAtLength = false;
  let isSaving = false;
  return (done, all) => {
    // room grows fast while what is remembered is read, which stays: where memory counts it has to wait
    if (!isAtLength && all > few && (done > 0 || all <= many)) {
      isAtLength = true;
      workAtLength?.();
    }
    if (!isSaving && all > many && done >= enough) {
      isSaving = true;
      saveMemory?.();
    }
  };
}
