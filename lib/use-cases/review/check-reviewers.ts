import type { Tx } from "@/lib/db/transaction";
import { Invalid } from "@/lib/domain/errors";

/** The ids once each. @throws Invalid at `reviewers` when one is not an active reviewer or administrator */
export async function checkReviewers(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  const found = await tx.user.count({
    where: { id: { in: wanted }, role: { in: ["REVIEWER", "ADMIN"] }, disabledAt: null, isSystem: false },
  });
  if (found !== wanted.length) throw new Invalid({ reviewers: { code: "notReviewer" } });
  return wanted;
}
