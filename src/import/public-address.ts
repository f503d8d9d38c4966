/**
 * Which addresses of the network lie in public: a page that is fetched may name any host, and no host may lead us to
 * machines that only this computer or its network can reach.
 */

import ipaddr from "ipaddr.js";

/** A cloud's own service for its machines, at an address that looks public. */
const serviceOfClouds = "168.63.129.16";

/** Where IPv6 once had a place for the addresses of IPv4; some systems still go to those. */
const ipv4OfOld = ipaddr.IPv6.parseCIDR("::/96");

/** `loopback`: whether this computer itself counts as public, as it does for tests. */
export function isPublicAddress(address: string, loopback: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address in the form of IPv6 leads where the IPv4 address does.
  const ip = ipaddr.process(address);
  // Whatever has a purpose of its own is not `unicast`: private, link-local, shared, translated, reserved.
  const range = ip.range();
  if (range === "loopback") return loopback;
  if (ip instanceof ipaddr.IPv6 && ip.match(ipv4OfOld)) return false;
  return range === "unicast" && ip.toString() !== serviceOfClouds;
}
