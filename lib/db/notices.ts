import type { NewNotice } from "@/lib/domain/notification";
import type { Tx } from "./transaction";

/** Puts lines into inboxes; what somebody was told already stays as it is. @returns how many are new */
export async function insertNotices(tx: Tx, notices: readonly NewNotice[], at: Date): Promise<number> {
  if (notices.length === 0) return 0;
  const { count } = await tx.notification.createMany({
    data: notices.map(({ params, ...notice }) => ({ ...notice, params: { ...params }, createdAt: at })),
    skipDuplicates: true,
  });
  return count;
}
