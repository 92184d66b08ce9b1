import type { Metadata } from "next";
import { ReviewTable } from "@/components/review/review-table";
import { can } from "@/lib/domain/permissions";
import { listReviews } from "@/lib/use-cases/review/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { currentDay } from "@/lib/web/today";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("reviews.heading") };
}

/** All review cycles with how far each is. For every member. */
export default async function ReviewsPage() {
  const actor = await requireMember();
  const [reviews, t, locale] = await Promise.all([listReviews(actor), currentTranslator(), currentLocale()]);
  const open = reviews.filter((review) => review.closing === null);
  const mayRun = can(actor, "review.run");
  return (
    <div className="wrap">
      <div className="lh">
        <h1>{t("reviews.heading")}</h1>
        {mayRun && (
          <a className="btn sm" href="/reviews/new">
            {t("reviews.open")}
          </a>
        )}
      </div>
      <p className="read">
        {t("reviews.lede", { open: open.length, closed: reviews.length - open.length })}{" "}
        <a href="/review">{t("reviews.queue")}</a>
      </p>
      {reviews.length === 0 ? (
        <div className="empty">
          <p>
            <b>{t("reviews.empty")}</b>
          </p>
          <p>{t("reviews.emptyWhy")}</p>
          {mayRun && (
            <a className="btn sec sm" href="/reviews/new">
              {t("reviews.openFirst")}
            </a>
          )}
        </div>
      ) : (
        <ReviewTable reviews={reviews} today={currentDay()} t={t} locale={locale} />
      )}
    </div>
  );
}
