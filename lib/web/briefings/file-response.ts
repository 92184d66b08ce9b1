import type { Actor } from "@/lib/domain/actor";
import { BRIEFING_MEDIA } from "@/lib/domain/briefing/request";
import { getBriefingFile } from "@/lib/use-cases/briefing/jobs";
import { contentDisposition } from "../download";
import { FILE_POLICY } from "../security-headers";

/** The file of one of one's own briefings, to be saved. @throws NotFound, Unauthenticated */
export async function briefingResponse(actor: Actor, id: string): Promise<Response> {
  const { name, format, content } = await getBriefingFile(actor, id);
  return new Response(Uint8Array.from(content), {
    headers: {
      "content-type": BRIEFING_MEDIA[format],
      "content-length": String(content.length),
      "content-disposition": contentDisposition(name),
      "x-content-type-options": "nosniff",
      "content-security-policy": FILE_POLICY,
      "cache-control": "no-store",
    },
  });
}
