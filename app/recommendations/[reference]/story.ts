import { formatDay } from "@/components/dates";
import type { StoryEvent } from "@/components/recommendation/history";
import type { Translate } from "@/components/translate";
import { evidenceReference } from "@/lib/domain/evidence";
import { pick } from "@/lib/domain/localized";
import type { RecommendationPageData } from "@/lib/use-cases/recommendation/get-recommendation";
import { planStory } from "./plan-story";

/** Everything that happened to a recommendation, newest first, each event with its entry in the audit chain where it has one. */
export function storyOf(data: RecommendationPageData, t: Translate, locale: string): StoryEvent[] {
  const entryOf = new Map(data.entries.map((entry) => [`${entry.action} ${entry.subjectId}`, entry]));
  const hashOf = new Map(data.entries.map((entry) => [entry.sequence, entry.hash]));
  const events = planStory(data, t, locale);
  for (const revision of data.revisions) {
    const kind = revision.version === 1 ? "created" : revision.retired ? "retired" : "revised";
    events.push({
      key: `r${revision.version}`,
      at: revision.at,
      what: t(`recommendation.story.${kind}`, { version: revision.version }),
      who: revision.by?.name ?? null,
      text: revision.reason,
    });
  }
  for (const view of data.history) {
    const href = `/assessments/${view.id}`;
    const party = view.party ? pick(view.party.shortName, locale).text : null;
    events.push({
      key: `a${view.id}`,
      at: view.submittedAt,
      what: t("recommendation.story.submitted"),
      who: view.author.name,
      status: { value: view.implementation, proposed: true },
      text: [party, t("recommendation.trueOn", { day: formatDay(view.asOn, locale) })].filter(Boolean).join(" · "),
      href,
      entry: entryOf.get(`assessment.submitted ${view.id}`) ?? null,
    });
    for (const decision of view.decisions) {
      events.push({
        key: `d${decision.sequence}`,
        at: decision.decidedAt,
        what: t(`verdictDone.${decision.verdict}`),
        who: decision.decider.name,
        status: { value: view.implementation, proposed: decision.verdict !== "APPROVE" },
        text: decision.note,
        href,
        // Of a long story the oldest entries were not read: their numbers are known all the same.
        entry: { sequence: decision.sequence, hash: hashOf.get(decision.sequence) ?? null },
      });
    }
    if (view.withdrawal) {
      events.push({
        key: `w${view.id}`,
        at: view.withdrawal.at,
        what: t("recommendation.story.withdrawn"),
        who: view.author.name,
        text: view.withdrawal.reason,
        href,
        entry: entryOf.get(`assessment.withdrawn ${view.id}`) ?? null,
      });
    }
  }
  const logged = new Map<number, { at: Date; references: Set<string> }>();
  for (const link of data.links) {
    const time = link.recordedAt.getTime();
    const group = logged.get(time) ?? { at: link.recordedAt, references: new Set() };
    group.references.add(evidenceReference(link.number));
    logged.set(time, group);
  }
  for (const [time, { at, references }] of logged) {
    events.push({
      key: `e${time}`,
      at,
      what: t("recommendation.story.evidence", { count: references.size }),
      who: null,
      text: [...references].join(", "),
    });
  }
  for (const search of data.searches) {
    events.push({
      key: `s${search.id}`,
      at: search.recordedAt,
      what: t("recommendation.story.searched"),
      who: null,
      text: `${search.where}: ${search.query}`,
      entry: entryOf.get(`search.logged ${search.id}`) ?? null,
    });
  }
  for (const response of data.responses) {
    events.push({
      key: `p${response.id}`,
      at: response.recordedAt,
      what: t("recommendation.story.responded", {
        party: pick(response.shortName, locale).text,
        answer: t(`recommendation.answer.${response.answer}`).toLowerCase(),
      }),
      who: response.recordedBy.name,
      text: response.statement,
      href: "#says",
      entry: entryOf.get(`response.recorded ${response.id}`) ?? null,
    });
  }
  for (const entry of data.entries) {
    if (
      entry.action === "note.written" ||
      entry.action === "note.edited" ||
      entry.action === "recommendation.owner-assigned"
    ) {
      events.push({
        key: `n${entry.sequence}`,
        at: entry.at,
        what: t(`audit.action.${entry.action}`),
        who: entry.actorLabel,
        text: null,
        entry,
      });
    }
  }
  return events.sort((a, b) => b.at.getTime() - a.at.getTime() || rank(b) - rank(a));
}

/** Of what was recorded at one instant (a catalogue), the later in the order of things stands above. */
function rank(event: StoryEvent): number {
  return "respmqawndy".indexOf(event.key.charAt(0));
}
