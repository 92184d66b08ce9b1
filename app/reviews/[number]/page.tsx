import type { Metadata } from "next";
import { formatDay } from "@/components/dates";
import { ClosingReport } from "@/components/review/closing-report";
import { ItemTable } from "@/components/review/item-table";
import { LiveReview } from "@/components/review/live-review";
import { Progress } from "@/components/review/progress";
import { can } from "@/lib/domain/permissions";
import { SETTLED } from "@/lib/domain/review";
import { getNews, getReport, getReview, listReviewers } from "@/lib/use-cases/review/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { CloseForm, ReviseForm } from "./forms";
import { liveWords } from "./live-words";
import "@/components/review/review.css";

interface Props {
  params: Promise<{ number: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await currentTranslator())("reviews.one")} ${Number((await params).number)}` };
}

const DONE = ["opened", "revised", "closed"];

/** One review: what it asks, how far it is, where each item stands; its report once it is closed. For every member. */
export default async function ReviewPage({ params, searchParams }: Props) {
  const actor = await requireMember();
  const review = await found(getReview(actor, Number((await params).number)));
  const { number } = review;
  const [{ done }, news, people, report, t, locale] = await Promise.all([
    searchParams,
    getNews(actor, number),
    listReviewers(actor),
    review.closing ? getReport(actor, number) : null,
    currentTranslator(),
    currentLocale(),
  ]);
  const open = review.items.filter((item) => !SETTLED.includes(item.state));
  const [first] = open;
  const mayRun = can(actor, "review.run") && review.closing === null;
  const page = (
    <div className="wrap">
      <p className="crumb">
        <a href="/reviews">{t("reviews.heading")}</a> / №{number}
      </p>
      <div className="lh">
        <h1>{review.title}</h1>
        {review.closing === null && first && (
          <a className="btn sm" href={`/reviews/${number}/items/${first.position}`} data-key="Enter">
            {t("reviews.begin")}
          </a>
        )}
      </div>
      {done && DONE.includes(done) && (
        <p className="done" role="status">
          {t(`reviews.done.${done}`)}
        </p>
      )}
      <p className="read">{review.question}</p>
      <p className="mut rmeta">
        {t("reviews.fromTo", { from: formatDay(review.periodFrom, locale), to: formatDay(review.periodTo, locale) })} ·{" "}
        {t("reviews.reviewers")}: {review.reviewers.map((each) => each.name).join(", ")}
        {review.dueOn && ` · ${t("reviews.dueOn", { day: formatDay(review.dueOn, locale) })}`} ·{" "}
        <a href={`/recommendations${review.scope && `?${review.scope}`}`}>
          {t(review.scope ? "reviews.scopeLink" : "reviews.scopeAll")}
        </a>{" "}
        · {t("reviews.openedBy", { name: review.openedBy.name, day: formatDay(dayOf(review.openedAt), locale) })} ·{" "}
        <a href={`/briefings?review=${number}`}>{t("briefing.make")}</a>
      </p>
      <p className="rprog">
        <Progress items={review.items} t={t} />
      </p>
      {review.closing && done !== "closed" && (
        <p className="banner calm">
          {t("reviews.closedBy", { name: review.closing.by.name, day: formatDay(dayOf(review.closing.at), locale) })}
        </p>
      )}
      {report ? (
        <ClosingReport number={number} report={report.report} sha256={report.sha256} t={t} locale={locale} />
      ) : (
        <ItemTable number={number} items={review.items} t={t} locale={locale} />
      )}
      {mayRun && (
        <>
          <CloseForm number={number} open={open.map((item) => item.reference)} t={t} />
          <ReviseForm
            number={number}
            version={review.version}
            values={{ ...review, reviewers: review.reviewers.map((each) => each.id) }}
            people={people}
            t={t}
          />
        </>
      )}
    </div>
  );
  if (review.closing) return page;
  return (
    <LiveReview
      number={number}
      position={null}
      me={actor.userId}
      start={Object.fromEntries([...news].map(([position, each]) => [position, each.sequence]))}
      words={liveWords(t)}
    >
      {page}
    </LiveReview>
  );
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
