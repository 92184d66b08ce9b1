import ipaddr from "ipaddr.js";

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether an address belongs to the public Internet: not loopback, private, link-local, shared, multicast or reserved, and
 * none of those that carry another address inside (mapped, compatible, NAT64, 6to4, Teredo).
 * @param address in its numeric form; what is no address is not public
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  // Of IPv6 only 2000::/3 is given out: this leaves out ::a.b.c.d and whatever is told apart only later.
  return !(parsed instanceof ipaddr.IPv6) || parsed.match(GLOBAL_UNICAST);
}

/**
 * Whether the installation's owner lets this address be asked although it is not public.
 * @param allow names of hosts, addresses and ranges (HEED_OUTBOUND_ALLOW)
 */
export function isAllowed(allow: readonly string[], host: string, address: string): boolean {
  return allow.some((entry) => entry.toLowerCase() === host || isWithin(entry, address));
}

function isWithin(entry: string, address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (ipaddr.isValid(entry)) return ipaddr.parse(entry).toNormalizedString() === parsed.toNormalizedString();
  if (!ipaddr.isValidCIDR(entry)) return false;
  const [network, bits] = ipaddr.parseCIDR(entry);
  return network.kind() === parsed.kind() && parsed.match(network, bits);
}
