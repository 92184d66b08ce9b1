import { formatDay } from "@/components/dates";
import type { Translate } from "@/components/translate";
import { DateText } from "@/components/ui/date-text";
import { pick } from "@/lib/domain/localized";
import { type Notice, sayNotice } from "@/lib/domain/notification";

/** The lines of an inbox, newest first: what happened or is due, on what, why one is told; unread ones have a button. */
export function InboxList({
  t,
  locale,
  notices,
  mayMark,
}: {
  t: Translate;
  locale: string;
  notices: readonly Notice[];
  mayMark: boolean;
}) {
  const words = { t, locale, day: (day: string) => formatDay(day, locale) };
  return (
    <ol className="inbox" aria-label={t("inbox.table")}>
      {notices.map((notice) => {
        const { id, kind, link, createdAt, readAt, recommendation, params } = notice;
        const title = recommendation && pick(recommendation.title, locale);
        const said = sayNotice(notice, words);
        return (
          <li key={id} className={readAt ? undefined : "unread"} data-row>
            <div>
              <p className="m">
                {readAt ? <span>{t("inbox.isRead")}</span> : <b>● {t("inbox.isNew")}</b>}
                <DateText value={createdAt} locale={locale} time />
                <span className={kind.endsWith("_OVERDUE") ? "over" : undefined}>{t(`inbox.why.${kind}`)}</span>
              </p>
              <p className="t">
                <a href={link}>{said}</a>
              </p>
              {recommendation && title && (
                <p className="about">
                  <span className="ref">{recommendation.reference}</span>{" "}
                  <span lang={title.lang === locale ? undefined : title.lang}>{title.text}</span>
                  {params.more ? ` ${t("inbox.more", { more: params.more })}` : ""}
                </p>
              )}
            </div>
            {!readAt && mayMark && (
              <button type="submit" className="btn sec sm" name="id" value={id}>
                {t("inbox.markRead")}
                <span className="sr-only">: {said}</span>
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
