import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { type PublicLook, setPublicLook } from "./public-look";

const STYLES = ["app/styles/tokens.css", "components/public/public.css"];
const CARD_STYLE = "components/public/card.css";
const FONTS = ["inter", "source-serif-4", "jetbrains-mono"];
/** The scripts that the languages of the interface and the names of the region are written in. */
const SUBSETS = /-(latin|latin-ext|cyrillic|cyrillic-ext)-wght-normal\.woff2$/;

/** What public pages need beside themselves: their look, their policy, and the fonts' bytes by address. */
export interface PublicAssets {
  look: PublicLook;
  policy: string;
  /** Answers a request for a font, and says whether it did. */
  serve(request: IncomingMessage, response: ServerResponse, path: string): boolean;
}

/**
 * Reads the styles and fonts of public pages. They are no part of the build's: pages that Next.js does not render cannot
 * know under what names it keeps them.
 */
export function loadPublicAssets(): PublicAssets {
  const fonts = new Map<string, Buffer>();
  const faces = FONTS.map((family) => {
    const folder = path.join("node_modules/@fontsource-variable", family);
    const blocks = readFileSync(path.join(folder, "index.css"), "utf8").match(/@font-face\s*\{[^}]*\}/g) ?? [];
    return blocks
      .map((block) => {
        const file = /url\(\.\/files\/([^)]+)\)/.exec(block)?.[1] ?? "";
        if (!SUBSETS.test(file)) return "";
        const bytes = readFileSync(path.join(folder, "files", file));
        const address = `/fonts/${createHash("sha256").update(bytes).digest("hex").slice(0, 12)}-${file}`;
        fonts.set(address, bytes);
        // A page that is read at once must not jump when its fonts arrive.
        return squeezed(block.replace(`./files/${file}`, address).replace("swap", "optional"));
      })
      .join("");
  });
  const style = faces.join("") + STYLES.map((file) => squeezed(readFileSync(file, "utf8"))).join("");
  const first = (script: string) =>
    [...fonts.keys()].filter((address) =>
      new RegExp(`-(inter|source-serif-4)-${script}-wght-normal\\.woff2$`).test(address),
    );
  const card = squeezed(readFileSync(CARD_STYLE, "utf8"));
  const look = { style, card, preload: { en: first("latin"), ru: first("cyrillic") } };
  setPublicLook(look);
  return {
    look,
    policy: [
      "default-src 'none'",
      "script-src 'none'",
      `style-src ${[style, card].map(hashOf).join(" ")}`,
      "img-src 'self'",
      "font-src 'self'",
      // No page asks for anything by itself; tools that look at one ask for robots.txt from within it.
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
    serve: (request, response, requested) => {
      const bytes = request.method === "GET" || request.method === "HEAD" ? fonts.get(requested) : undefined;
      if (!bytes) return false;
      response.writeHead(200, {
        "Content-Type": "font/woff2",
        "Content-Length": bytes.length,
        "Cache-Control": "public, max-age=31536000, immutable",
      });
      response.end(request.method === "HEAD" ? undefined : bytes);
      return true;
    },
  };
}

function hashOf(style: string): string {
  return `'sha256-${createHash("sha256").update(style).digest("base64")}'`;
}

function squeezed(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s*\n\s*/g, "");
}
