import { Readable } from "node:stream";
import { transact } from "@/lib/db/transaction";
import { fileStore } from "@/lib/platform/files/current-file-store";
import type { createTeam } from "@/lib/testing/factories";

export const PAGE = "<title>Указ</title><p>Совет решает.</p>";
export const PAGE_TEXT = "Совет решает.";

/** Keeps two captures of one evidence item of a recommendation, with the same text. @returns the evidence's id */
export async function keepCaptures(team: Awaited<ReturnType<typeof createTeam>>, reference: string): Promise<string> {
  const store = async (content: string) =>
    fileStore().put(Readable.from([Buffer.from(content)]), { maxBytes: 1_000, anyKind: true });
  const pages = [await store(PAGE), await store(`${PAGE}<!-- 2 -->`)];
  const text = await store(PAGE_TEXT);
  return transact(async (tx, at) => {
    const { evidenceId } = await tx.evidenceLink.findFirstOrThrow({
      where: { recommendation: { parent: { reference } } },
      orderBy: { id: "asc" },
    });
    await tx.storedFile.createMany({
      data: [...pages, text].map(({ sha256, size, mediaType }) => ({
        ...{ sha256, size: BigInt(size), mediaType },
        storedAt: at,
      })),
    });
    await tx.linkCapture.createMany({
      data: pages.map(({ sha256 }, index) => ({
        ...{ evidenceId, version: index + 1, url: "https://example.org/7", finalUrl: "https://example.org/decree/7" },
        ...{ status: 200, headers: { "content-type": "text/html" }, title: "Указ", sha256, textSha256: text.sha256 },
        fetchedAt: new Date(`2026-05-0${index + 1}T10:00:00.000Z`),
        ...{ recordedAt: at, recordedById: team.analyst.userId },
      })),
    });
    return evidenceId;
  });
}
