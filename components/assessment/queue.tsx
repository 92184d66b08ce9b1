import { formatInstant } from "@/components/dates";
import { ConfidenceMark, ProposedStatus } from "@/components/judgement/status";
import type { JudgementView } from "@/components/recommendation/judgement";
import { Cites } from "@/components/recommendation/judgement";
import { TitleCells } from "@/components/recommendation/title-cells";
import type { Translate } from "@/components/translate";
import { type Localized, pick } from "@/lib/domain/localized";

/** A proposal that waits, as the queue lists it. */
export interface QueueItem extends JudgementView {
  recommendation: { reference: string; title: Localized };
  ageDays: number;
  cannot: string | null;
}

/** The proposals that wait, oldest first. */
export function Queue({ items, t, locale }: { items: readonly QueueItem[]; t: Translate; locale: string }) {
  return (
    <table className="list queue">
      <caption className="vh">{t("review.heading")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("list.reference")}</th>
          <th scope="col">{t("list.title")}</th>
          <th scope="col">{t("dashboard.proposed")}</th>
          <th scope="col">{t("review.rests")}</th>
          <th scope="col">{t("review.author")}</th>
          <th scope="col">{t("review.since")}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} data-row>
            <TitleCells of={item.recommendation} href={`/assessments/${item.id}`} locale={locale}>
              {item.party && <small>{pick(item.party.shortName, locale).text}</small>}
            </TitleCells>
            <td className="sta">
              <ProposedStatus status={item.implementation} t={t} />
              {item.approvalsNeeded > 1 && <small>{t("recommendation.ofTwo", { approvals: item.approvals })}</small>}
            </td>
            <td className="tg">
              <span>
                <Cites view={item} t={t} />
              </span>
              <ConfidenceMark value={item.confidence} t={t} />
            </td>
            <td className="du">
              {item.author.name}
              {item.cannot && <small>{t(`review.cannot.${item.cannot}`)}</small>}
            </td>
            <td className="mo nw">
              {t("review.days", { count: item.ageDays })}
              <small>{formatInstant(item.submittedAt, locale)}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
