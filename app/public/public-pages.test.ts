import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor, Member } from "@/lib/domain/actor";
import { useDatabase } from "@/lib/testing/database";
import { createActor, createPublication, createRecommendation } from "@/lib/testing/factories";
import { linkedDataFaults } from "@/lib/testing/linked-data";
import { publishPublication, takeBackPublication } from "@/lib/use-cases/publishing/publish";
import { loadPublicAssets, type PublicAssets } from "@/lib/web/public-assets";
import { forgetPublicPages, serveKept } from "@/lib/web/public-pages";
import { ask } from "./public-pages.fixtures";

/** Asks the server for what is kept, as it does before Next.js is asked. */
async function kept(address: string, headers: Record<string, string> = {}, method = "GET") {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { url: address, method, headers: { host: "heed.test", ...headers } });
  const response = new ServerResponse(request);
  const chunks: Buffer[] = [];
  let sent: Record<string, unknown> = {};
  let status = 0;
  response.writeHead = ((code: number, given: Record<string, unknown>) => {
    status = code;
    sent = given;
    return response;
  }) as never;
  response.end = ((chunk?: Buffer) => {
    if (chunk) chunks.push(chunk);
    return response;
  }) as never;
  const served = await serveKept(request, response);
  return { served, status, headers: sent, body: Buffer.concat(chunks) };
}

describe("public pages", () => {
  useDatabase();
  let admin: Actor & Member;
  let assets: PublicAssets;
  let version = 0;

  beforeAll(async () => {
    assets = loadPublicAssets();
    forgetPublicPages();
    admin = await createActor("ADMIN");
    const { id } = await createPublication({ reference: "PAPER", title: "A <paper> & more" });
    await createRecommendation({ reference: "PAPER-1", publicationId: id, title: 'Say "</script>" no more' });
    ({ version } = await publishPublication(admin, "PAPER", { version }));
  });

  it("are kept as soon as they are made, and the same bytes go to everybody", async () => {
    expect((await kept("/public/PAPER")).served).toBe(false);
    const made = await ask("/public/PAPER", { cookie: "heed_session=somebody" });
    const text = await made.text();
    const one = await kept("/public/PAPER", { cookie: "heed_session=one", authorization: "Bearer x" });
    expect(one).toMatchObject({ served: true, status: 200 });
    expect(one.body.toString()).toBe(text);
    expect((await kept("/public/PAPER?utm_source=x", { "accept-language": "ru" })).body.toString()).toBe(text);
    expect(JSON.stringify([...made.headers])).not.toMatch(/set-cookie/i);
    expect(made.headers.get("vary")).toBe("Accept-Encoding");
    expect(made.headers.get("cache-control")).toBe("public, max-age=60, stale-while-revalidate=300");
  });

  it("are sent as small as the asker can read them", async () => {
    const plain = await kept("/public/PAPER");
    const brotli = await kept("/public/PAPER", { "accept-encoding": "gzip, br" });
    const gzip = await kept("/public/PAPER", { "accept-encoding": "gzip" });
    expect(brotli.headers["Content-Encoding"]).toBe("br");
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    expect(brotli.body.length * 2).toBeLessThan(plain.body.length);
    expect((await kept("/public/PAPER", {}, "HEAD")).body).toHaveLength(0);
  });

  it("answer 304 to who has them", async () => {
    const etag = String((await kept("/public/PAPER")).headers.ETag);
    const again = await kept("/public/PAPER", { "if-none-match": `"other", ${etag}` });
    expect(again).toMatchObject({ served: true, status: 304 });
    expect(again.headers.ETag).toBe(etag);
    expect((await kept("/public/PAPER", { "if-none-match": '"other"' })).status).toBe(200);
    expect((await ask("/public/PAPER", { "if-none-match": etag })).status).toBe(304);
  });

  it("differ by language, and each names the other", async () => {
    const english = await (await ask("/public/PAPER")).text();
    const russian = await (await ask("/public/PAPER?lang=ru")).text();
    expect(english).toContain('<html lang="en">');
    expect(russian).toContain('<html lang="ru">');
    for (const text of [english, russian]) {
      expect(text).toContain('hreflang="ru" href="http://heed.test/public/PAPER?lang=ru"');
      expect(text).toContain('hreflang="x-default" href="http://heed.test/public/PAPER"');
    }
    expect(russian).toContain('<link rel="canonical" href="http://heed.test/public/PAPER?lang=ru">');
  });

  it("carry no script, and one style that the policy knows by its hash", async () => {
    for (const address of ["/public", "/public/PAPER", "/public/PAPER/recommendations/PAPER-1"]) {
      const text = await (await ask(address)).text();
      const scripts = [...text.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)];
      for (const [, attributes, content = ""] of scripts) {
        expect(attributes).toBe(' type="application/ld+json"');
        expect(await linkedDataFaults(JSON.parse(content)), address).toEqual([]);
      }
      expect(text).not.toMatch(/ on\w+="|style="|javascript:/i);
      expect(text).toContain(`<style>${assets.look.style}</style>`);
    }
    expect(assets.policy).toContain("script-src 'none'");
    expect(assets.policy).not.toContain("unsafe");
  });

  it("write what people wrote as text", async () => {
    const text = await (await ask("/public/PAPER")).text();
    expect(text).toContain("A &lt;paper&gt; &amp; more");
    expect(text).not.toContain("<paper>");
    const one = await (await ask("/public/PAPER/recommendations/PAPER-1")).text();
    expect(one).toContain("\\u003c/script>");
  });

  it("trust no host that could not be one", async () => {
    const text = await (await ask("/public/PAPER", { host: 'x"><script>' })).text();
    expect(text).not.toContain('x"><script>');
    expect(text).toContain('rel="canonical" href="http://localhost:');
  });

  it("are made anew once anything is recorded, and are gone once taken back", async () => {
    expect((await kept("/public/PAPER")).served).toBe(true);
    await createPublication({ reference: "OTHER" });
    expect((await kept("/public/PAPER")).served, "nothing was appended to the chain").toBe(true);
    ({ version } = await takeBackPublication(admin, "PAPER", { version, reason: "Too early." }));
    expect((await kept("/public/PAPER")).served).toBe(false);
    const gone = await ask("/public/PAPER");
    expect(gone.status).toBe(404);
    expect(gone.headers.get("cache-control")).toBe("no-store");
    expect((await kept("/public/PAPER")).served, "what is missing is not kept").toBe(false);
    expect(await (await ask("/robots.txt")).text()).toBe("User-agent: *\nDisallow: /\n");
    ({ version } = await publishPublication(admin, "PAPER", { version }));
    expect((await ask("/public/PAPER")).status).toBe(200);
  });

  it("are made once, however many ask at the same time", async () => {
    forgetPublicPages();
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask("/public/PAPER/changes")));
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    expect((await kept("/public/PAPER/changes")).served).toBe(true);
  });

  it("are named to search engines, the rest is closed to them", async () => {
    const robots = await (await ask("/robots.txt")).text();
    expect(robots).toContain("Disallow: /\n");
    expect(robots).toContain("Sitemap: http://heed.test/sitemap.xml");
    const map = await (await ask("/sitemap.xml")).text();
    expect(map).toContain("<loc>http://heed.test/public/PAPER/recommendations/PAPER-1</loc>");
    expect(map).toContain("<loc>http://heed.test/public/PAPER/recommendations/PAPER-1?lang=ru</loc>");
  });
});
