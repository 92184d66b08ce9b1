import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Asking, askOutside, type Surroundings } from "./ask-outside";
import { OutboundFailed, OutboundRefused } from "./outbound-problem";
import { isPublicAddress } from "./public-address";

/** A host allowed by name and one allowed by address, so that what else is at this machine stays forbidden. */
const ALLOW = ["127.0.0.1"];
const servers: Server[] = [];
let base: string;
let port: number;
let secretAsked = 0;
const seen: Record<string, unknown>[] = [];

const pages: Record<string, RequestListener> = {
  "/page": (request, response) => {
    seen.push({ ...request.headers, url: request.url, method: request.method });
    response.setHeader("set-cookie", "a=b").setHeader("x-two", ["1", "2"]).end("<p>here</p>");
  },
  "/to": (request, response) => {
    const to = new URL(request.url ?? "", "http://x").searchParams.get("to") ?? "";
    response.writeHead(302, { location: to }).end();
  },
  "/loop": (_, response) => response.writeHead(301, { location: "/loop" }).end(),
  "/long": (_, response) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 120)));
    };
    response.on("drain", more);
    more();
  },
  "/told-long": (_, response) => response.writeHead(200, { "content-length": "999999999" }).end("x"),
  "/bomb": (_, response) => {
    response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(100_000_000)));
  },
  "/packed": (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("unpacked")),
  "/bad-gzip": (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("not gzip"),
  "/strange": (_, response) => response.writeHead(200, { "content-encoding": "compress" }).end("x"),
  "/drip": (_, response) => {
    response.write("x");
    const timer = setInterval(() => response.write("x"), 50);
    response.on("close", () => clearInterval(timer));
  },
  "/silent": () => undefined,
  "/cut": (_, response) => {
    response.writeHead(200, { "content-length": "1000" }).write("half");
    setTimeout(() => response.destroy(), 20);
  },
  "/headers": (_, response) => response.writeHead(200, { "x-long": "h".repeat(100_000) }).end("x"),
};

const listen = (host: string, at: number, listener: RequestListener) =>
  new Promise<number>((resolve, reject) => {
    const server = createServer({ maxHeaderSize: 200_000 }, listener);
    servers.push(server);
    server.on("error", reject);
    server.listen(at, host, () => resolve((server.address() as AddressInfo).port));
  });

beforeAll(async () => {
  port = await listen("127.0.0.1", 0, (request, response) => {
    pages[new URL(request.url ?? "", "http://x").pathname]?.(request, response);
  });
  base = `http://127.0.0.1:${port}`;
  // What must never be reached, at the same port of another loopback address.
  await listen("127.0.0.2", port, (_, response) => {
    secretAsked += 1;
    response.end("secret");
  });
});
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

const ask = (url: string, asking: Asking = {}, around: Surroundings = {}) =>
  askOutside(url, { timeoutMs: 5_000, ...asking }, { allow: ALLOW, ...around });
const read = async (url: string, asking: Asking = {}, around: Surroundings = {}) =>
  (await (await ask(url, asking, around)).body.toArray()).map(String).join("");
const codeOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (problem: unknown) => problem,
  );
  if (error instanceof OutboundRefused || error instanceof OutboundFailed) return `${error.name} ${error.code}`;
  throw error ?? new Error("it was answered");
};

describe("an address that the rules forbid is never asked", () => {
  test.each([
    "http://127.0.0.2",
    "http://127.1.2.3/",
    "http://127.2/",
    "http://2130706434/",
    "http://0x7f000002/",
    "http://0177.0.0.2/",
    "http://0x7f.0.0.2/",
    "http://127.0.0.2./",
    "http://１２７.0.0.2/",
    "http://127。0。0。2/",
    "http://0.0.0.0/",
    "http://0/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://192.0.0.1/",
    "http://192.0.2.1/",
    "http://198.18.0.1/",
    "http://198.51.100.1/",
    "http://203.0.113.1/",
    "http://224.0.0.1/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://[::]/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.2]/",
    "http://[::ffff:7f00:2]/",
    "http://[0:0:0:0:0:ffff:7f00:0002]/",
    "http://[::127.0.0.2]/",
    "http://[::ffff:0:127.0.0.2]/",
    "http://[64:ff9b::7f00:2]/",
    "http://[64:ff9b:1::7f00:2]/",
    "http://[2002:7f00:2::]/",
    "http://[2001:0:7f00:2::]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[fc00::1]/",
    "http://[fd12:3456::1]/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
    "http://[100::1]/",
  ])("%s is not public", async (url) => {
    const address = new URL(url);
    address.port = String(port);
    expect(await codeOf(read(url))).toBe("OutboundRefused privateAddress");
    expect(await codeOf(read(address.href))).toBe("OutboundRefused privateAddress");
  });

  test.each([
    ["http://localhost/", "localName"],
    ["http://LOCALHOST./", "localName"],
    ["http://heed.localhost/", "localName"],
    ["http://loc%61lhost/", "localName"],
    ["http://[fe80::1%25eth0]/", "badUrl"],
    ["http://[fe80::1%eth0]/", "badUrl"],
    ["http://user@example.org/", "credentials"],
    ["http://user:password@example.org/", "credentials"],
    ["http://example.org@127.0.0.2/", "credentials"],
    ["http://example.org:25/", "port"],
    ["http://example.org:6379/", "port"],
    ["ftp://example.org/", "scheme"],
    ["file:///etc/passwd", "scheme"],
    ["gopher://example.org/", "scheme"],
    ["data:text/plain,x", "scheme"],
    ["javascript:alert(1)", "scheme"],
    ["//example.org/", "badUrl"],
    ["http://", "badUrl"],
    ["http://example.org../", "badUrl"],
  ])("%s is refused: %s", async (url, code) => {
    const resolve = async () => [{ address: "93.184.215.14", family: 4 }];
    expect(await codeOf(read(url, {}, { resolve }))).toBe(`OutboundRefused ${code}`);
  });

  test("an address of boundless length is refused", async () => {
    expect(await codeOf(read(`http://example.org/${"a".repeat(5_000)}`))).toBe("OutboundRefused badUrl");
  });

  test.each([
    ["a private address", ["10.0.0.5"]],
    ["this machine", ["127.0.0.2"]],
    ["this machine in IPv6's clothes", ["::ffff:127.0.0.2"]],
    ["a link's address with its zone", ["fe80::1%eth0"]],
    ["a public and a private address", ["93.184.215.14", "10.0.0.5"]],
    ["no address at all", ["nonsense"]],
  ])("a name that resolves to %s is refused", async (_, addresses) => {
    const resolve = async () => addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    expect(await codeOf(read("http://trap.example.org/", {}, { resolve }))).toBe("OutboundRefused privateAddress");
  });

  test.each([
    () => `http://127.0.0.2:${port}/`,
    () => `//127.0.0.2:${port}/`,
    () => `http://localhost:${port}/`,
    () => `http://[::ffff:127.0.0.2]:${port}/`,
    () => "file:///etc/passwd",
    () => `http://user@127.0.0.1:${port}/page`,
  ])("a redirect to it is not followed (%#)", async (to) => {
    expect(await codeOf(read(`${base}/to?to=${encodeURIComponent(to())}`))).toMatch(/^OutboundRefused/);
    expect(secretAsked).toBe(0);
  });

  test("a name that changes its address between check and connection is asked where it was checked", async () => {
    const answers = ["127.0.0.1", "127.0.0.2"];
    let asked = 0;
    const resolve = async () => [{ address: answers[Math.min(asked++, 1)] ?? "", family: 4 }];
    expect(await read(`http://rebind.example.org:${port}/page`, {}, { resolve })).toBe("<p>here</p>");
    expect(asked).toBe(1);
    asked = 0;
    const again = `http://rebind.example.org:${port}/to?to=${encodeURIComponent(`http://rebind.example.org:${port}/`)}`;
    expect(await codeOf(read(again, {}, { resolve }))).toBe("OutboundRefused privateAddress");
    expect(asked).toBe(2);
    expect(secretAsked).toBe(0);
  });

  test("what they guard against is there: with the second address allowed, it answers", async () => {
    expect(await read(`http://127.0.0.2:${port}/`, {}, { allow: ["127.0.0.0/8"] })).toBe("secret");
    expect(await read(`http://2130706434:${port}/`, {}, { allow: ["127.0.0.2"] })).toBe("secret");
  });

  test("addresses of the public Internet are public", () => {
    for (const address of ["93.184.215.14", "8.8.8.8", "172.32.0.1", "2606:2800:21f::1", "2a00:1450::1"]) {
      expect(isPublicAddress(address), address).toBe(true);
    }
  });
});

describe("an answer is taken within limits", () => {
  test.each([
    ["/told-long", "OutboundRefused tooLarge"],
    ["/long", "OutboundRefused tooLarge"],
    ["/bomb", "OutboundRefused tooLarge"],
    ["/strange", "OutboundRefused encoding"],
    ["/bad-gzip", "OutboundFailed malformed"],
    ["/loop", "OutboundRefused tooManyRedirects"],
    ["/cut", "OutboundFailed cut"],
    ["/headers", "OutboundFailed malformed"],
  ])("%s: %s", async (path, code) => {
    expect(await codeOf(read(base + path))).toBe(code);
  });

  test.each(["/silent", "/drip"])("time is over for %s", async (path) => {
    const began = Date.now();
    expect(await codeOf(read(base + path, { timeoutMs: 300 }))).toBe("OutboundFailed timeout");
    expect(Date.now() - began).toBeLessThan(3_000);
  });

  test("a resolver that does not come back is not waited for", async () => {
    const resolve = () => new Promise<never>(() => undefined);
    expect(await codeOf(read("http://slow.example.org/", { timeoutMs: 100 }, { resolve }))).toBe(
      "OutboundFailed timeout",
    );
  });

  test("what is packed is unpacked, and its length is that of both", async () => {
    expect(await read(`${base}/packed`)).toBe("unpacked");
    expect(await codeOf(read(`${base}/packed`, { maxBytes: 7 }))).toBe("OutboundRefused tooLarge");
  });

  test("nobody there, and no such name, are told apart", async () => {
    expect(await codeOf(read("http://127.0.0.1:1/"))).toBe("OutboundFailed connectionRefused");
    const resolve = () => Promise.reject(Object.assign(new Error("no"), { code: "ENOTFOUND" }));
    expect(await codeOf(read("http://gone.example.org/", {}, { resolve }))).toBe("OutboundFailed noSuchName");
  });
});

describe("asking", () => {
  test("sends no cookies, follows redirects and tells where it arrived", async () => {
    const first = await ask(`${base}/to?to=/page%3Fa=1%23part`, { headers: { authorization: "secret" } });
    expect(first).toMatchObject({ status: 200, url: `${base}/page?a=1`, headers: { "x-two": "1, 2" } });
    expect(first.headers).not.toHaveProperty("set-cookie");
    expect(seen.at(-1)).toMatchObject({ authorization: "secret", host: `127.0.0.1:${port}`, connection: "close" });
    expect(seen.at(-1)).not.toHaveProperty("cookie");
    first.body.destroy();
  });

  test("what is meant for one host is not told to another", async () => {
    const resolve = async () => [{ address: "127.0.0.1", family: 4 }];
    const to = encodeURIComponent(`http://other.example.org:${port}/page`);
    await read(`${base}/to?to=${to}`, { headers: { authorization: "secret", accept: "text/html" } }, { resolve });
    expect(seen.at(-1)).toMatchObject({ host: `other.example.org:${port}`, accept: "text/html" });
    expect(seen.at(-1)).not.toHaveProperty("authorization");
  });

  test("a POST carries its body and follows nothing", async () => {
    const answer = await ask(`${base}/to?to=/page`, { method: "POST", body: "x" });
    expect(answer.status).toBe(302);
    answer.body.destroy();
  });

  test("a HEAD brings no body", async () => {
    expect(await read(`${base}/page`, { method: "HEAD" })).toBe("");
    expect(seen.at(-1)).toMatchObject({ method: "HEAD" });
  });
});
