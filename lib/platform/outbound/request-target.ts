import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import type { Target } from "./resolve-target";

const MOST_HEADER_BYTES = 32_768;

/**
 * Sends one request to a checked target and gives the beginning of its answer. The connection goes to the addresses that
 * were checked: the name is not looked up again. It is closed with the answer; neither proxies of the environment nor
 * cookies nor connections of other requests play any part.
 * @throws the network's own errors
 */
export function requestTarget(
  { url, host, addresses }: Target,
  asking: { method: string; headers: Record<string, string>; body?: string | Uint8Array; signal: AbortSignal },
): Promise<http.IncomingMessage> {
  const { request, Agent } = url.protocol === "https:" ? https : http;
  const agent = new Agent({ keepAlive: false });
  return new Promise((resolve, reject) => {
    const outgoing = request({
      agent,
      protocol: url.protocol,
      hostname: host,
      port: url.port === "" ? undefined : url.port,
      path: `${url.pathname}${url.search}`,
      method: asking.method,
      headers: { ...asking.headers, host: url.host },
      lookup: pinnedTo(addresses),
      maxHeaderSize: MOST_HEADER_BYTES,
      insecureHTTPParser: false,
      signal: asking.signal,
    });
    outgoing.on("response", resolve);
    outgoing.on("error", reject);
    // An answer that would turn the connection into something else is none.
    outgoing.on("upgrade", (_answer, socket) => socket.destroy());
    outgoing.end(asking.body);
  });
}

function pinnedTo(addresses: Target["addresses"]): LookupFunction {
  return (_host, options, done) => {
    const [first] = addresses;
    if (options.all) done(null, addresses);
    else done(null, first?.address ?? "", first?.family);
  };
}
