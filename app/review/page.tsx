import type { Metadata } from "next";
import { Queue } from "@/components/assessment/queue";
import { exportMenu } from "@/components/export/export-menu";
import { ServedMarkup } from "@/components/ui/served-markup";
import { can } from "@/lib/domain/permissions";
import { decisionQueue } from "@/lib/use-cases/assessment/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("review.heading") };
}

/** Everything that waits for a decision, oldest first. */
export default async function ReviewPage() {
  const actor = await requireMember();
  const [queue, t, locale] = await Promise.all([decisionQueue(actor), currentTranslator(), currentLocale()]);
  const own = queue.items.filter((item) => item.cannot === "OWN_PROPOSAL").length;
  const first = queue.items.find((item) => item.mayDecide);
  return (
    <div className="wrap">
      <div className="lh">
        <h1>{t("review.heading")}</h1>
        {first && (
          <a className="btn sm" href={`/assessments/${first.id}`}>
            {t("review.begin")}
          </a>
        )}
      </div>
      <p className="read">
        {t("review.lede", { total: queue.total, mine: queue.items.filter((item) => item.mayDecide).length })}{" "}
        <a href="/reviews">{t("reviews.all")}</a>
      </p>
      <ServedMarkup as="div" className="contents" html={exportMenu(["decisions"], {}, t).text} />
      {own > 0 && (
        <p className="banner calm">
          {t("review.own", { count: own })}{" "}
          {can(actor, "user.manage") ? <a href="/users">{t("review.invite")}</a> : t("review.askColleague")}
        </p>
      )}
      {queue.items.length === 0 ? (
        <div className="empty">
          <p>
            <b>{t("review.empty")}</b>
          </p>
          <p>{t("review.emptyWhy")}</p>
          <a className="btn sec sm" href="/recommendations">
            {t("list.all")}
          </a>
        </div>
      ) : (
        <Queue items={queue.items} t={t} locale={locale} />
      )}
      {queue.total > queue.items.length && (
        <p className="mut">{t("list.shown", { shown: queue.items.length, total: queue.total })}</p>
      )}
    </div>
  );
}
