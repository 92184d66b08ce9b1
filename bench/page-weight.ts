import { get, type IncomingMessage } from "node:http";
import type { Filled } from "./data/fill";
import type { Server } from "./servers";

/** The JavaScript that a page makes a browser fetch, in bytes as they go over the wire. */
export interface PageWeight {
  path: string;
  scripts: number;
  brotli: number;
  gzip: number;
}

const SIGNED_OUT = ["/sign-in"];
const SIGNED_IN = [
  "/",
  "/recommendations",
  "/evidence",
  "/evidence/new",
  "/review",
  "/sources",
  "/users",
  "/audit",
  "/profile",
];

/** Weighs the pages that are there; those that answer no 200 (an analyst may not see all) are left out. */
export async function weighPages(server: Server, filled: Filled): Promise<PageWeight[]> {
  const reference = filled.samples[0] ?? "";
  const one = `/recommendations/${reference}`;
  const weights: PageWeight[] = [];
  for (const path of [...SIGNED_OUT, ...SIGNED_IN, one, `${one}/assessments/new`, "/evidence/E01"]) {
    const headers: Record<string, string> = SIGNED_OUT.includes(path) ? {} : { Cookie: filled.cookie };
    const page = await fetch(server.url + path, { headers, redirect: "manual" });
    const body = await page.text();
    if (page.status !== 200) continue;
    const scripts = scriptsOf(body);
    weights.push({
      path: path === one ? "/recommendations/[reference]" : path.replace(reference, "[reference]"),
      scripts: scripts.length,
      brotli: await weigh(server, scripts, "br"),
      gzip: await weigh(server, scripts, "gzip"),
    });
  }
  return weights;
}

/** Scripts by tag and those that the page's data name; not the one for browsers without modules, which no current one takes. */
function scriptsOf(html: string): string[] {
  const old = new Set(
    [...html.matchAll(/<script[^>]*\bnoModule\b[^>]*>/gi)].map(([tag]) => /src="([^"]+)"/.exec(tag)?.[1]),
  );
  const tags = [...html.matchAll(/<script[^>]*\bsrc="([^"]+)"/gi)].map((match) => match[1] ?? "");
  const named = [...html.matchAll(/\/_next\/static\/[\w./~-]+\.js/g)].map(([path]) => path);
  return [...new Set([...tags, ...named].map((src) => src.split("?")[0] ?? ""))].filter(
    (src) => src !== "" && !old.has(src),
  );
}

async function weigh(server: Server, scripts: readonly string[], encoding: string): Promise<number> {
  let sum = 0;
  for (const script of scripts) sum += await transferred(server.url + script, encoding);
  return sum;
}

/** The body's bytes as sent: `fetch` would unpack them. */
function transferred(url: string, encoding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "Accept-Encoding": encoding } }, (answer: IncomingMessage) => {
      if (answer.statusCode !== 200) return reject(new Error(`${url} answered ${answer.statusCode}.`));
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on("end", () => resolve(bytes));
      answer.on("error", reject);
    }).on("error", reject);
  });
}
