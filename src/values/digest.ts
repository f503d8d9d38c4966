/** What stands for a text where only sameness is asked. */

import { hash } from "node:crypto";

/** SHA-256, in base64 as addresses have it. */
export function digestOf(text: string): string {
  return hash("sha256", text, "base64url");
}
