import { readFile } from "node:fs/promises";
import { transact, withoutStoring } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Invalid } from "@/lib/domain/errors";
import { MAP_SCHEMAS, type TableKind } from "@/lib/domain/import/kinds";
import type { ReceivedFile } from "@/lib/platform/files/file-store";
import { cancelUpload, getUpload, keepUpload, queueUpload, type Upload } from "@/lib/use-cases/import/uploads";
import { getPublication } from "@/lib/use-cases/publication/queries";
import { TooLarge } from "../errors";
import { fieldProblems } from "../issues";
import { maxUploadMegabytes } from "../multipart";
import { recallFor } from "./recall";
import { AT_ONCE, previewUpload, runQueuedImports, wakeImports } from "./run-upload";

/** Keeps a table that a program uploaded, and tells what its import would do. @throws TooLarge, NotFound, Forbidden */
export async function uploadTable(
  actor: Actor,
  { publication, kind, file }: { publication: string; kind: TableKind; file: ReceivedFile & { path: string } },
): Promise<Upload> {
  if (file.size > maxUploadMegabytes() * 1_000_000)
    throw new TooLarge({ code: "tooLarge", params: { max: `${maxUploadMegabytes()} MB` } });
  return inSteps(actor, async () => {
    const { reference } = await getPublication(actor, publication);
    const content = await readFile(file.path);
    const map = await recallFor(actor, reference, content, kind);
    const { id } = await keepUpload(actor, {
      publication: reference,
      kind,
      fileName: file.name,
      fileSha256: file.sha256,
      content,
      map,
    });
    await previewUpload(actor, id);
    return id;
  });
}

/** Reads an upload as another map says. @throws Invalid for a map that is none, NotFound, Conflict, Forbidden */
export function planTable(actor: Actor, { id, map }: { id: string; map: unknown }): Promise<Upload> {
  return inSteps(actor, async () => {
    const { kind } = await getUpload(actor, id);
    const parsed = MAP_SCHEMAS[kind].safeParse(map);
    if (!parsed.success) {
      const problems = Object.entries(fieldProblems(parsed.error));
      throw new Invalid(Object.fromEntries(problems.map(([field, problem]) => [`map.${field}`, problem])));
    }
    await previewUpload(actor, id, parsed.data);
    return id;
  });
}

/** Imports an upload: a small one while one waits, a large one by a job. @throws NotFound, Conflict, Forbidden */
export function runTable(actor: Actor, { id }: { id: string }): Promise<Upload> {
  return inSteps(actor, async () => {
    const { report } = await getUpload(actor, id);
    await queueUpload(actor, id);
    if ((report?.rows ?? 0) <= AT_ONCE) await runQueuedImports();
    else wakeImports();
    return id;
  });
}

/** Stops an import. @throws NotFound, Conflict, Forbidden */
export function cancelTable(actor: Actor, { id }: { id: string }): Promise<Upload> {
  return inSteps(actor, async () => {
    await cancelUpload(actor, id);
    return id;
  });
}

/** Does several steps, each on its own, and then the one transaction with which the answer is stored for a repetition. */
async function inSteps(actor: Actor, steps: () => Promise<string>): Promise<Upload> {
  const upload = await withoutStoring(async () => getUpload(actor, await steps()));
  return transact(async () => upload);
}
