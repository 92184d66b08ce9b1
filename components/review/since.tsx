import { formatDay } from "@/components/dates";
import type { Translate } from "@/components/translate";
import type { AuditAction } from "@/lib/domain/audit";
import type { Stance } from "@/lib/domain/record";

/** What an entry of the chain is to a reviewer. */
const GROUPS = {
  new: ["evidence.logged", "evidence.linked"],
  regraded: ["evidence.graded", "source.graded"],
  withdrawn: ["evidence.withdrawn"],
  changed: [
    "evidence.revised",
    "evidence.file-attached",
    "evidence.file-redacted",
    "evidence.origin-joined",
    "evidence.origin-left",
  ],
  answers: ["contradiction.answered", "contradiction.answer-accepted"],
  proposals: ["assessment.submitted", "assessment.withdrawn"],
  decisions: ["assessment.decided"],
  responses: ["response.recorded", "reply.attached"],
  milestones: ["milestone.created", "milestone.revised", "milestone.retired"],
  requests: ["request.opened", "request.revised", "request.filled", "request.dropped"],
  searches: ["search.logged"],
  notes: ["note.written", "note.edited"],
  catalogue: ["catalogue.loaded"],
} as const satisfies Record<string, readonly AuditAction[]>;
type Group = keyof typeof GROUPS | "other";

interface Change {
  sequence: number;
  action: AuditAction;
  subjectType: string;
  subjectId: string;
  by: string;
}

/** What happened about an item since it was last looked at: first of all, since that is what one is here to judge. */
export function Since({
  since,
  changes,
  more,
  stanceOf,
  t,
  locale,
}: {
  since: { review: number | null; day: string };
  changes: readonly Change[];
  more: boolean;
  /** How an item of evidence bears on the recommendation now, by reference. */
  stanceOf: ReadonlyMap<string, Stance>;
  t: Translate;
  locale: string;
}) {
  const groups = new Map<Group, Change[]>();
  for (const change of [...changes].reverse()) {
    const found = Object.entries(GROUPS).find(([, actions]) => (actions as readonly string[]).includes(change.action));
    const group = (found?.[0] ?? "other") as Group;
    groups.set(group, [...(groups.get(group) ?? []), change]);
  }
  const day = formatDay(since.day, locale);
  return (
    <section className="since" aria-labelledby="since-title">
      <h2 id="since-title">
        {since.review === null ? (
          t("reviews.since.period", { day })
        ) : (
          <>
            {t("reviews.since.review", { day })} <a href={`/reviews/${since.review}`}>№{since.review}</a>
          </>
        )}
      </h2>
      <ul>
        {[...Object.keys(GROUPS), "other"].flatMap((name) => {
          const group = groups.get(name as Group);
          if (!group) return [];
          return [
            <li key={name}>
              <b>{t(`reviews.since.groups.${name}`, { count: new Set(group.map((each) => each.subjectId)).size })}</b>{" "}
              <Subjects changes={group} stanceOf={stanceOf} t={t} />
            </li>,
          ];
        })}
        {changes.length === 0 && <li className="mut">{t("reviews.since.nothing")}</li>}
        {changes.length > 0 && !groups.has("withdrawn") && <li className="mut">{t("reviews.since.noneWithdrawn")}</li>}
        {more && <li className="mut">{t("reviews.since.more")}</li>}
      </ul>
    </section>
  );
}

function Subjects({
  changes,
  stanceOf,
  t,
}: {
  changes: readonly Change[];
  stanceOf: ReadonlyMap<string, Stance>;
  t: Translate;
}) {
  const first = [...new Map(changes.map((change) => [change.subjectId, change])).values()];
  const told = new Map<string, number>();
  return first.flatMap((change, index) => {
    const isEvidence = change.subjectType === "evidence";
    const stance = isEvidence ? stanceOf.get(change.subjectId) : undefined;
    const href = isEvidence
      ? `/evidence/${change.subjectId}`
      : change.subjectType === "assessment"
        ? `/assessments/${change.subjectId}`
        : `/audit/${change.sequence}`;
    // A name is said once; what else the same person did follows it by number.
    const nth = (told.get(change.by) ?? 0) + 1;
    told.set(change.by, nth);
    const again = !isEvidence && nth > 1;
    return [
      index === 0 ? "" : again && first[index - 1]?.by === change.by ? " " : ", ",
      <a key={change.sequence} href={href} aria-label={again ? `${change.by} ${nth}` : undefined}>
        {isEvidence ? change.subjectId : again && first[index - 1]?.by === change.by ? nth : change.by}
      </a>,
      stance ? ` (${t(`reviews.since.stance.${stance}`)})` : "",
    ];
  });
}
