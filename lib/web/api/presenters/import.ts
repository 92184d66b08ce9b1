import type { Upload } from "@/lib/use-cases/import/uploads";

/** An upload's public fields. */
export function presentUpload({ id, kind, publication, fileName, fileSha256, state, ...upload }: Upload) {
  const { problem, done, report, createdAt } = upload;
  const file = { name: fileName, sha256: fileSha256 };
  return {
    id,
    kind,
    publication,
    file,
    state,
    problem,
    done,
    rows: report?.rows ?? null,
    createdAt: createdAt.toISOString(),
  };
}

/** An upload with how it is read and what it does. */
export function presentUploadDetail(upload: Upload) {
  const { map, report } = upload;
  return {
    ...presentUpload(upload),
    map: { ...map } as Record<string, unknown>,
    report: report && ({ ...report } as Record<string, unknown>),
  };
}
