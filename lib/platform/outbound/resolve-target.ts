import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { OutboundFailed, OutboundRefused } from "./outbound-problem";
import { isAllowed, isPublicAddress } from "./public-address";

/** Ports at which the public web is served; a host that the owner allows is asked at any. */
const PORTS = [80, 443, 8080, 8443];
const LONGEST_URL = 4_096;

export interface ResolvedAddress {
  address: string;
  family: number;
}

/** How names become addresses: the system's way, or a test's. */
export type Resolver = (host: string) => Promise<ResolvedAddress[]>;

/** An address outside, checked: whom to connect to, whatever its name will stand for a moment later. */
export interface Target {
  url: URL;
  host: string;
  addresses: ResolvedAddress[];
}

export const systemResolver: Resolver = (host) => lookup(host, { all: true });

/**
 * Checks an address and resolves its name, once. `URL` has brought decimal, octal, hexadecimal and shortened forms of
 * numeric hosts into the one form that is checked; a zone id is no address to it.
 * @param allow what may be asked although it is not public
 * @throws OutboundRefused when the rules forbid it, OutboundFailed or the resolver's error when the name is unknown
 */
export async function resolveTarget(text: string, allow: readonly string[], resolve: Resolver): Promise<Target> {
  if (text.length > LONGEST_URL || !URL.canParse(text)) throw new OutboundRefused("badUrl", "Not an address");
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new OutboundRefused("scheme", `Not http or https: ${url.protocol}`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new OutboundRefused("credentials", "The address carries a name or password");
  }
  // A name that ends in a dot is the same name; several dots are none.
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
  if (host === "" || host.endsWith(".")) throw new OutboundRefused("badUrl", "Not an address");
  const isNamedHere = /(^|\.)localhost$/.test(host);
  if (isNamedHere && !allow.includes(host)) throw new OutboundRefused("localName", `${host} is this machine`);

  const family = isIP(host);
  const addresses = family ? [{ address: host, family }] : await resolve(host);
  if (addresses.length === 0) throw new OutboundFailed("noSuchName");
  // One bad address among good ones condemns the name: only somebody with a purpose publishes both.
  for (const { address } of addresses) {
    if (!isPublicAddress(address) && !isAllowed(allow, host, address)) {
      throw new OutboundRefused("privateAddress", `${host} is at ${address}, which is not public`);
    }
  }
  const port = url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
  if (!PORTS.includes(port) && !addresses.every(({ address }) => isAllowed(allow, host, address))) {
    throw new OutboundRefused("port", `Port ${port} is not asked`);
  }
  return { url, host, addresses };
}
