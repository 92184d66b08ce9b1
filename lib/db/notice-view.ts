import type { Localized } from "@/lib/domain/localized";
import type { Notice, NoticeKind, NoticeParams } from "@/lib/domain/notification";
import type { Notification } from "./generated/client";
import { readNames } from "./people";
import type { Reader } from "./transaction";

/** Lines of an inbox with the names and titles that they need, as these are now. */
export async function readNotices(db: Reader, rows: readonly Notification[]): Promise<Notice[]> {
  const about = rows.flatMap((row) => row.recommendationId ?? []);
  const names = await readNames(
    db,
    rows.map((row) => actorOf(row)),
  );
  const recommendations = await db.recommendation.findMany({
    where: { id: { in: about } },
    select: { id: true, reference: true, currentRevision: { select: { title: true } } },
  });
  const byId = new Map(recommendations.map((each) => [each.id, each]));
  return rows.map((row) => {
    const found = row.recommendationId === null ? undefined : byId.get(row.recommendationId);
    const title = found?.currentRevision?.title as Localized | undefined;
    return {
      id: row.id,
      kind: row.kind as NoticeKind,
      link: row.link,
      params: row.params as NoticeParams,
      createdAt: row.createdAt,
      readAt: row.readAt,
      actor: names.get(actorOf(row) ?? "") ?? null,
      recommendation: found ? { reference: found.reference, title: title ?? {} } : null,
    };
  });
}

/** The actor of an entry is a person or the system by id; "anonymous" has no row. */
function actorOf(row: Notification): string | null {
  const id = (row.params as NoticeParams).actorId;
  return id === undefined || id === "anonymous" ? null : id;
}
