import { formatDay } from "@/components/dates";
import type { StoryEvent } from "@/components/recommendation/history";
import type { Translate } from "@/components/translate";
import { evidenceReference } from "@/lib/domain/evidence";
import { pick } from "@/lib/domain/localized";
import type { RecommendationPageData } from "@/lib/use-cases/recommendation/get-recommendation";

type Entry = RecommendationPageData["entries"][number];

/** What became of milestones and of requests for evidence, and what those who are judged replied. */
export function planStory(data: RecommendationPageData, t: Translate, locale: string): StoryEvent[] {
  const entryOf = new Map(
    data.entries.map((entry) => [`${entry.action} ${entry.subjectId} ${versionOf(entry)}`, entry]),
  );
  const due = (day: string | null) => day && t("recommendation.story.dueOn", { day: formatDay(day, locale) });
  const entry = (
    subject: "milestone" | "request",
    { what, id, version }: { what: string; id: string; version: number },
  ) => entryOf.get(`${subject}.${what === "reached" ? "revised" : what} ${id} ${version}`) ?? null;
  return [
    ...data.planVersions.milestones.map((row) => ({
      key: `m${row.id}${row.version}`,
      at: row.at,
      what: t(`recommendation.story.milestone.${row.what}`, { title: pick(row.title, locale).text }),
      who: row.by,
      text: told([
        row.reachedOn ? t("schedule.why.REACHED", { day: formatDay(row.reachedOn, locale) }) : due(row.dueOn),
        row.reason,
      ]),
      href: "#milestones",
      entry: entry("milestone", row),
    })),
    ...data.planVersions.requests.map((row) => ({
      key: `q${row.id}${row.version}`,
      at: row.at,
      what: t(`recommendation.story.request.${row.what}`, {
        reference: row.evidence === null ? "–" : evidenceReference(row.evidence),
      }),
      who: row.by,
      text: told([row.wanted, row.what === "opened" || row.what === "revised" ? due(row.dueOn) : null, row.reason]),
      href: "#requests",
      entry: entry("request", row),
    })),
    ...data.replies.map((reply) => ({
      key: `y${reply.id}`,
      at: reply.recordedAt,
      what: t("recommendation.story.replied", { party: pick(reply.shortName, locale).text }),
      who: reply.recordedBy.name,
      text: reply.statement,
      href: `/assessments/${reply.assessmentId}`,
      entry: entryOf.get(`reply.attached ${reply.id} 1`) ?? null,
    })),
  ];
}

/** The version that an entry wrote: the first where it names none. */
function versionOf(entry: Entry): number {
  const version = entry.payload?.version;
  return typeof version === "number" ? version : 1;
}

function told(parts: readonly (string | null)[]): string | null {
  return parts.filter(Boolean).join(" · ") || null;
}
