/** Why a record waits for a person, in the words of its page. */

import type { Draft } from "./draft.ts";

/**
 * Words that leave open whose text it is, and what may be done with it (`doubts`, of `rights-doubts.ts`). A source that
 * the record names stops it by itself.
 */
export function reasonToHold(
  { markers, source }: Pick<Draft, "markers" | "source">,
  doubts: readonly string[],
): string | undefined {
  const reasons = [
    ...(source || markers.length === 0
      ? []
      : [`find out whose text it is: the page says ${quotes(markers)}`]),
    ...(doubts.length === 0
      ? []
      : [`find out whether it may be republished: the page says ${quotes(doubts)}`]),
  ];
  return reasons.length === 0 ? undefined : reasons.join("; ");
}

export function quotes(texts: readonly string[]): string {
  return texts.map((text) => JSON.stringify(text)).join(", ");
}
