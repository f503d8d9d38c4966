/** UUIDs made of names (version 5, RFC 9562 5.5): one name in one namespace has the same everywhere. */

import { hash } from "node:crypto";

/** Of addresses (RFC 9562 6.6). */
export const ofAddresses = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";

export function uuidOf(name: string, namespace: string): string {
  const bytes = Buffer.concat([Buffer.from(namespace.replaceAll("-", ""), "hex"), Buffer.from(name)]);
  const digits = hash("sha1", bytes, "hex");
  const variant = (Number.parseInt(digits.charAt(16), 16) & 0b0011) | 0b1000;
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `5${digits.slice(13, 16)}`,
    `${variant.toString(16)}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join("-");
}
