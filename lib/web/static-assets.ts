import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";

const TYPES: Record<string, string> = { ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8" };

/**
 * Answers requests for the build's scripts and styles with the Brotli copies that the build laid beside them. Their names
 * carry a hash of their content, so they may be cached for ever.
 * @param dist the folder of the build
 * @returns answers a request for one of them, and says whether it did
 */
export function staticAssets(
  dist: string,
): (request: IncomingMessage, response: ServerResponse, path: string) => boolean {
  const root = path.join(dist, "static");
  const files = existsSync(root) ? readdirSync(root, { recursive: true, encoding: "utf8" }) : [];
  const assets = new Map<string, { type: string; brotli: Buffer }>();
  for (const file of files) {
    if (!file.endsWith(".br")) continue;
    const name = file.slice(0, -".br".length);
    const type = TYPES[path.extname(name)];
    if (type)
      assets.set(`/_next/static/${name.split(path.sep).join("/")}`, {
        type,
        brotli: readFileSync(path.join(root, file)),
      });
  }
  return (request, response, requested) => {
    const asset = request.method === "GET" || request.method === "HEAD" ? assets.get(requested) : undefined;
    if (!asset || !/\bbr\b/.test(String(request.headers["accept-encoding"] ?? ""))) return false;
    response.writeHead(200, {
      "Content-Type": asset.type,
      "Content-Encoding": "br",
      "Content-Length": asset.brotli.length,
      "Cache-Control": "public, max-age=31536000, immutable",
      Vary: "Accept-Encoding",
    });
    response.end(request.method === "HEAD" ? undefined : asset.brotli);
    return true;
  };
}
