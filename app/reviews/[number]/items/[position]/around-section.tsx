import { MilestoneTable } from "@/components/milestone/milestone-table";
import { ScheduleMark } from "@/components/milestone/schedule-mark";
import { VoicesStrip } from "@/components/recommendation/voices-strip";
import { ReplyList } from "@/components/reply/reply-list";
import type { Translate } from "@/components/translate";
import type { Day } from "@/lib/domain/dates";
import type { RecommendationPageData } from "@/lib/use-cases/recommendation/get-recommendation";
import { voicesOf } from "../../../../recommendations/[reference]/voices-of";

interface Common {
  data: RecommendationPageData;
  t: Translate;
  locale: string;
}

/** So many milestones stand open; more are folded under their schedule. */
const MOST_MILESTONES = 4;

/** Who says what in brief, and the milestones with their schedule. */
export function AroundSection({ data, asOf, t, locale }: Common & { asOf: Day }) {
  const { milestones } = data;
  return (
    <>
      <section className="around" aria-labelledby="says-title">
        <h2 id="says-title" className="h4 own">
          {t("recommendation.says")}
        </h2>
        <VoicesStrip {...voicesOf(data)} t={t} locale={locale} />
      </section>
      <section className="around" aria-labelledby="milestones-title">
        <h2 id="milestones-title" className="h4 own">
          {t("recommendation.milestones")}
        </h2>
        {milestones.length === 0 ? (
          <p className="mut">{t("milestone.none")}</p>
        ) : (
          <details open={milestones.length <= MOST_MILESTONES}>
            <summary>
              <ScheduleMark value={data.schedule} all t={t} />{" "}
              <span className="mut">{t("milestone.count", { count: milestones.length })}</span>
            </summary>
            <MilestoneTable
              milestones={milestones}
              here={data.reference}
              asOf={asOf}
              mayEdit={false}
              t={t}
              locale={locale}
            />
          </details>
        )}
      </section>
    </>
  );
}

/** What those who are judged say of a judgement or a proposal, beside it; nothing where they said nothing. */
export function RepliesTo({ id, title, data, t, locale }: Common & { id: string | undefined; title: string }) {
  const replies = data.replies.filter((reply) => reply.assessmentId === id);
  if (replies.length === 0) return null;
  return (
    <div className="replied">
      <h3>{title}</h3>
      <ReplyList replies={replies} level={4} t={t} locale={locale} />
    </div>
  );
}
