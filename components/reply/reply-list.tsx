import { formatDay } from "@/components/dates";
import type { Translate } from "@/components/translate";
import type { Day } from "@/lib/domain/dates";
import { evidenceReference } from "@/lib/domain/evidence";
import { type Localized, pick } from "@/lib/domain/localized";
import "@/components/recommendation/voices.css";

/** A reply as pages show it. */
export interface ReplyLine {
  id: string;
  shortName: Localized;
  statement: string;
  language: string;
  receivedOn: Day;
  evidence: { number: number } | null;
  recordedBy: { name: string };
}

/** What those who are judged say of a judgement, beside it. */
export function ReplyList({
  replies,
  level = 3,
  t,
  locale,
}: {
  replies: readonly ReplyLine[];
  /** Of the headings. */
  level?: 3 | 4;
  t: Translate;
  locale: string;
}) {
  const Heading = level === 3 ? "h3" : "h4";
  return (
    <ul className="replies">
      {replies.map((reply) => (
        <li key={reply.id}>
          <Heading>{t("reply.says", { party: pick(reply.shortName, locale).text })}</Heading>
          <p className="read pre-line" lang={reply.language === locale ? undefined : reply.language}>
            {reply.statement}
          </p>
          <p className="mut fine">
            {t("reply.received", { day: formatDay(reply.receivedOn, locale), name: reply.recordedBy.name })}
            {reply.evidence && (
              <>
                {" · "}
                <a href={`/evidence/${evidenceReference(reply.evidence.number)}`}>
                  {evidenceReference(reply.evidence.number)}
                </a>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
