import { formatDay } from "@/components/dates";
import type { Translate } from "@/components/translate";
import type { Day } from "@/lib/domain/dates";
import type { ItemState } from "@/lib/domain/review";
import { Progress } from "./progress";
import "./review.css";

interface Row {
  number: number;
  title: string;
  question: string;
  periodFrom: Day;
  periodTo: Day;
  dueOn: Day | null;
  reviewers: readonly { id: string; name: string }[];
  items: readonly { position: number; state: ItemState }[];
  closing: { sha256: string; at: Date } | null;
}

/** The reviews, newest first. */
export function ReviewTable({
  reviews,
  today,
  t,
  locale,
}: {
  reviews: readonly Row[];
  today: Day;
  t: Translate;
  locale: string;
}) {
  return (
    <table className="list reviews">
      <caption className="vh">{t("reviews.heading")}</caption>
      <thead>
        <tr>
          <th scope="col">№</th>
          <th scope="col">{t("reviews.what")}</th>
          <th scope="col">{t("reviews.progress")}</th>
          <th scope="col">{t("reviews.period")}</th>
          <th scope="col">{t("reviews.reviewers")}</th>
          <th scope="col">{t("reviews.due")}</th>
        </tr>
      </thead>
      <tbody>
        {reviews.map((review) => (
          <tr key={review.number} data-row>
            <td className="ref">{review.number}</td>
            <td className="ti">
              <a className="t" href={`/reviews/${review.number}`}>
                {review.title}
              </a>
              <small>{review.question}</small>
            </td>
            <td className="rpg">
              <Progress items={review.items} t={t} />
            </td>
            <td>
              {t("reviews.fromTo", {
                from: formatDay(review.periodFrom, locale),
                to: formatDay(review.periodTo, locale),
              })}
            </td>
            <td>{review.reviewers.map((each) => each.name).join(", ")}</td>
            <td className="nw">
              {review.closing ? (
                t("reviews.closedOn", { day: formatDay(review.closing.at.toISOString().slice(0, 10), locale) })
              ) : review.dueOn ? (
                <span className={review.dueOn < today ? "attn" : undefined}>
                  {formatDay(review.dueOn, locale)}
                  {review.dueOn < today && ` · ${t("reviews.overdue")}`}
                </span>
              ) : (
                t("reviews.noDue")
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
