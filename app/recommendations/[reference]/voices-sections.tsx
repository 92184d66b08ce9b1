import { MilestoneTable } from "@/components/milestone/milestone-table";
import { Section } from "@/components/recommendation/section";
import { Voices } from "@/components/recommendation/voices";
import { ReplyList } from "@/components/reply/reply-list";
import { RequestList } from "@/components/request/request-list";
import { ResponseList } from "@/components/response/response-list";
import type { Translate } from "@/components/translate";
import type { Actor } from "@/lib/domain/actor";
import type { Day } from "@/lib/domain/dates";
import { can } from "@/lib/domain/permissions";
import type { RecommendationPageData } from "@/lib/use-cases/recommendation/get-recommendation";
import { voicesOf } from "./voices-of";

interface Common {
  data: RecommendationPageData;
  t: Translate;
  locale: string;
}

/** Who says what: addressees, sources, and we. */
export function WhoSaysWhat({ data, t, locale }: Common) {
  return <Voices {...voicesOf(data)} t={t} locale={locale} />;
}

/** All that was recorded of what the addressees said, folded, and the way to record more. */
export function SaidSoFar({ actor, data, t, locale }: Common & { actor: Actor }) {
  const mayRecord = can(actor, "response.record") && !data.retired && data.clocks === null;
  return (
    <>
      {data.responses.length > 0 && (
        <details className="ctx">
          <summary>{t("response.all", { count: data.responses.length })}</summary>
          <ResponseList
            responses={data.responses}
            counting={new Set(data.standing.responses.map((response) => response.id))}
            t={t}
            locale={locale}
          />
        </details>
      )}
      {mayRecord && (
        <p className="fine">
          <a href={`/recommendations/${data.reference}/responses/new`}>{t("response.record")}</a>
        </p>
      )}
    </>
  );
}

/** What those who are judged say of the judgement in force. */
export function RepliesToCurrent({ data, t, locale }: Common) {
  const replies = data.replies.filter((reply) => reply.assessmentId === data.current?.id);
  return replies.length > 0 && <ReplyList replies={replies} t={t} locale={locale} />;
}

/** Milestones with their schedule, then what evidence is asked for. */
export function PlanSections({ actor, data, today, t, locale }: Common & { actor: Actor; today: Day }) {
  const now = !data.retired && data.clocks === null;
  const here = `/recommendations/${data.reference}`;
  const mayPlan = now && can(actor, "milestone.edit");
  const mayAsk = now && can(actor, "request.edit");
  const open = data.requests.filter((request) => request.state === "OPEN");
  const closed = data.requests.filter((request) => request.state !== "OPEN");
  const list = { here: data.reference, today, mayEdit: mayAsk, mayLog: now && can(actor, "evidence.log"), t, locale };
  return (
    <>
      <Section id="milestones" title={t("recommendation.milestones")} note={t("milestone.note")}>
        <MilestoneTable
          milestones={data.milestones}
          here={data.reference}
          asOf={today}
          mayEdit={mayPlan}
          t={t}
          locale={locale}
        />
        {mayPlan && (
          <p className="fine">
            <a href={`${here}/milestones/new`}>{t("milestone.add")}</a>
          </p>
        )}
      </Section>
      <Section id="requests" title={t("recommendation.requests")} note={t("request.note")}>
        {open.length > 0 ? <RequestList requests={open} {...list} /> : <p className="mut">{t("request.none")}</p>}
        {closed.length > 0 && (
          <details className="ctx">
            <summary>{t("request.closed", { count: closed.length })}</summary>
            <RequestList requests={closed} {...list} />
          </details>
        )}
        {mayAsk && (
          <p className="fine">
            <a href={`${here}/requests/new`}>{t("request.ask")}</a>
          </p>
        )}
      </Section>
    </>
  );
}

const DONE: Record<string, string> = {
  responded: "response.done",
  "milestone-created": "milestone.done.created",
  "milestone-revised": "milestone.done.revised",
  "milestone-retired": "milestone.done.retired",
  "request-opened": "request.done.opened",
  "request-revised": "request.done.revised",
  "request-filled": "request.done.filled",
  "request-dropped": "request.done.dropped",
};

/** The sentence that confirms what was just done here; null for what is not of these sections. */
export function doneHere(done: unknown, t: Translate): string | null {
  const key = typeof done === "string" ? DONE[done] : undefined;
  return key ? t(key) : null;
}
