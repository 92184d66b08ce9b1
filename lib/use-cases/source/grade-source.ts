import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Invalid, NotFound } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { gradeSourceSchema } from "@/lib/domain/source";

/**
 * Grades a source's reliability, on one theme or in general; earlier gradings stay readable. No figure rests on it.
 * Analysts and above.
 * @throws Invalid for an unknown theme, NotFound, Forbidden
 */
export async function gradeSource(
  actor: Actor,
  input: z.infer<typeof gradeSourceSchema> & { id: string },
): Promise<{ id: string; gradingId: string }> {
  return transact(async (tx, at) => {
    assertMaySee(actor);
    const source = isUuid(input.id) ? await tx.source.findUnique({ where: { id: input.id } }) : null;
    if (!source) throw new NotFound("sourceNotFound");
    authorize(actor, "source.grade");
    const theme = input.theme === undefined ? null : await tx.theme.findUnique({ where: { key: input.theme } });
    if (input.theme !== undefined && !theme) {
      throw new Invalid({ theme: { code: "unknownTheme", params: { theme: input.theme } } });
    }
    const { reliability, rationale } = input;
    const grading = await tx.sourceGrading.create({
      data: {
        sourceId: source.id,
        themeId: theme?.id ?? null,
        reliability,
        rationale,
        graderId: actorId(actor),
        recordedAt: at,
      },
    });
    await recordAudit(tx, {
      actor,
      action: "source.graded",
      subjectType: "source",
      subjectId: source.id,
      payload: { gradingId: grading.id, theme: theme?.key ?? null, reliability, rationale },
    });
    return { id: source.id, gradingId: grading.id };
  });
}
