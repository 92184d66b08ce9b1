import Link from "next/link";
import type { Translate } from "@/components/translate";
import { DateText } from "@/components/ui/date-text";

interface Tried {
  at: Date;
  durationMs: number;
  status: number | null;
  problem: string | null;
}

interface Listed {
  id: string;
  type: string;
  state: "WAITING" | "DELIVERED" | "FAILED";
  attempts: number;
  createdAt: Date;
  last: Tried | null;
}

const GLYPHS = { WAITING: "○", DELIVERED: "●", FAILED: "✕" } as const;

/** What an address was sent, newest first, with the last answer to each. */
export function DeliveryTable({
  t,
  locale,
  webhookId,
  deliveries,
}: {
  t: Translate;
  locale: string;
  webhookId: string;
  deliveries: readonly Listed[];
}) {
  if (deliveries.length === 0) return <p className="mut">{t("webhooks.noLog")}</p>;
  return (
    <table className="simple">
      <thead>
        <tr>
          {["at", "message", "state", "attempts", "last"].map((column) => (
            <th key={column} scope="col">
              {t(`webhooks.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {deliveries.map(({ id, type, state, attempts, createdAt, last }) => (
          <tr key={id} data-row>
            <td className="nw">
              <DateText value={createdAt} locale={locale} time />
            </td>
            <td className="break-all">
              <Link className="mono" href={`/webhooks/${webhookId}/deliveries/${id}`} prefetch={false}>
                {type}
              </Link>
            </td>
            <td className="nw">
              {GLYPHS[state]} {t(`webhooks.deliveryState.${state}`)}
            </td>
            <td className="tabular-nums">{attempts}</td>
            <td>{last ? <Outcome t={t} tried={last} /> : <span className="mut">{t("webhooks.noTry")}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every try of one message, newest first, with the beginning of each answer. */
export function AttemptTable({
  t,
  locale,
  tries,
}: {
  t: Translate;
  locale: string;
  tries: readonly (Tried & { answer: string | null })[];
}) {
  if (tries.length === 0) return <p className="mut">{t("webhooks.noTry")}</p>;
  return (
    <table className="simple">
      <thead>
        <tr>
          {["at", "last", "duration", "answer"].map((column) => (
            <th key={column} scope="col">
              {t(`webhooks.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tries.map((tried) => (
          <tr key={tried.at.toISOString()}>
            <td className="nw">
              <DateText value={tried.at} locale={locale} time />
            </td>
            <td>
              <Outcome t={t} tried={tried} />
            </td>
            <td className="nw tabular-nums">{t("webhooks.ms", { ms: tried.durationMs })}</td>
            <td className="max-sm:basis-full">
              {tried.answer ? (
                <code className="mono whitespace-pre-wrap break-all">{tried.answer}</code>
              ) : (
                <span className="mut">{t("webhooks.noAnswer")}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Outcome({ t, tried: { status, problem } }: { t: Translate; tried: Tried }) {
  return <>{status ?? t(`webhooks.problem.${problem ?? "cut"}`)}</>;
}
