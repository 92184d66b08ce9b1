import { Readable } from "node:stream";
import type { Download } from "@/lib/use-cases/file/queries";
import { FILE_POLICY } from "./security-headers";

/**
 * A stored file as an answer: always to be saved, never shown or run by the browser, whatever it holds. Its bytes are
 * verified on their way; a damaged file arrives cut off.
 */
export async function fileResponse(file: Download): Promise<Response> {
  const bytes = await file.open();
  return new Response(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, {
    headers: {
      "content-type": file.mediaType,
      "content-length": String(file.size),
      "content-disposition": contentDisposition(file.name),
      "x-content-type-options": "nosniff",
      "content-security-policy": FILE_POLICY,
      "cache-control": "no-store",
    },
  });
}

/** RFC 6266: a plain name for old readers, the true one in UTF-8 beside it. */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
