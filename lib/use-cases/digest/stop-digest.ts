import { recordAudit } from "@/lib/db/audit";
import { lockMember } from "@/lib/db/members";
import { transact } from "@/lib/db/transaction";
import { type Actor, mintActor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import { readUnsubscribeToken } from "@/lib/platform/link-token";

/**
 * Ends somebody's mails by the link that each of them carries. Whoever holds the link may; a second time changes nothing.
 * @param _actor who asks does not matter: the link is the proof
 * @throws NotFound (linkNotValid) when the link was not made here or its person is gone
 */
export async function stopDigest(_actor: Actor, { token }: { token: string }): Promise<void> {
  const userId = readUnsubscribeToken(token);
  if (userId === null) throw new NotFound("linkNotValid");
  await transact(async (tx) => {
    const user = await lockMember(tx, userId);
    if (user.digest === "NONE") return;
    await tx.user.update({ where: { id: user.id }, data: { digest: "NONE" } });
    const { id, name, role, locale } = user;
    await recordAudit(tx, {
      actor: mintActor({ kind: "member", userId: id, name, role, locale, scopes: null }),
      action: "user.digest-changed",
      subjectType: "user",
      subjectId: id,
      payload: { from: user.digest, to: "NONE", by: "link" },
    });
  });
}
