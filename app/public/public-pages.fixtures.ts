import { GET as robots } from "../robots.txt/route";
import { GET as sitemap } from "../sitemap.xml/route";
import { GET as publicationCard } from "./[publication]/card.svg/route";
import { GET as changes } from "./[publication]/changes/route";
import { GET as item } from "./[publication]/evidence/[reference]/route";
import { GET as evidence } from "./[publication]/evidence/route";
import { GET as head } from "./[publication]/head.json/route";
import { GET as card } from "./[publication]/recommendations/[reference]/card.svg/route";
import { GET as recommendation } from "./[publication]/recommendations/[reference]/route";
import { GET as recommendations } from "./[publication]/recommendations/route";
import { GET as dashboard } from "./[publication]/route";
import { GET as verify } from "./[publication]/verify/route";
import { GET as titles } from "./route";

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;

const ROUTES: [RegExp, Handler][] = [
  [/^\/robots\.txt$/, robots],
  [/^\/sitemap\.xml$/, sitemap],
  [/^\/public$/, titles],
  [/^\/public\/(?<publication>[^/]+)$/, dashboard],
  [/^\/public\/(?<publication>[^/]+)\/card\.svg$/, publicationCard],
  [/^\/public\/(?<publication>[^/]+)\/changes$/, changes],
  [/^\/public\/(?<publication>[^/]+)\/verify$/, verify],
  [/^\/public\/(?<publication>[^/]+)\/head\.json$/, head],
  [/^\/public\/(?<publication>[^/]+)\/evidence$/, evidence],
  [/^\/public\/(?<publication>[^/]+)\/evidence\/(?<reference>[^/]+)$/, item],
  [/^\/public\/(?<publication>[^/]+)\/recommendations$/, recommendations],
  [/^\/public\/(?<publication>[^/]+)\/recommendations\/(?<reference>[^/]+)$/, recommendation],
  [/^\/public\/(?<publication>[^/]+)\/recommendations\/(?<reference>[^/]+)\/card\.svg$/, card],
];

/** Asks for a public address as a browser would. */
export async function ask(address: string, headers: Record<string, string> = {}): Promise<Response> {
  const path = address.split("?")[0] ?? "";
  for (const [pattern, handler] of ROUTES) {
    const match = pattern.exec(path);
    if (!match) continue;
    const params = Promise.resolve({ ...match.groups } as never);
    return handler(new Request(`http://heed.test${address}`, { headers: { host: "heed.test", ...headers } }), {
      params,
    });
  }
  throw new Error(`No public route for ${address}.`);
}

/** Every public address: those that the sitemap names, and what belongs to them. */
export async function everyAddress(): Promise<string[]> {
  const text = await (await ask("/sitemap.xml")).text();
  const found = [...text.matchAll(/<loc>http:\/\/heed\.test([^<]*)<\/loc>/g)].map(([, address = ""]) =>
    address.replaceAll("&amp;", "&"),
  );
  const more = found.flatMap((address) => {
    const [path = "", query = ""] = address.split("?");
    const asked = query ? `?${query}` : "";
    if (/^\/public\/[^/]+$/.test(path)) return [`${path}/card.svg${asked}`, `${path}/head.json${asked}`];
    return /\/recommendations\/[^/]+$/.test(path) ? [`${path}/card.svg${asked}`] : [];
  });
  return ["/robots.txt", "/sitemap.xml", "/public", ...found, ...more];
}
