import type { Translate } from "@/components/translate";
import { DateText } from "@/components/ui/date-text";

/** What an entry recorded, field by field as it is stored; or that it was redacted, or is not this reader's to see. */
export function Payload({
  t,
  locale,
  payload,
  redactedAt,
}: {
  t: Translate;
  locale: string;
  payload: string | null;
  redactedAt: Date | null;
}) {
  if (redactedAt) {
    return (
      <p className="text-ink-2">
        {t("audit.redactedWhy")} <DateText value={redactedAt} locale={locale} time />. {t("audit.redactedKept")}
      </p>
    );
  }
  if (payload === null) return <p className="text-ink-2">{t("audit.withheld")}</p>;
  const fields = fieldsOf(payload);
  if (fields.length === 0) return <p className="mut">{t("audit.empty")}</p>;
  return (
    <dl className="grid grid-cols-1 gap-x-5 gap-y-0 sm:grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)]">
      {fields.map(([name, value]) => (
        <div key={name} className="border-b border-rule py-1.5 sm:col-span-2 sm:grid sm:grid-cols-subgrid">
          <dt className="mono pt-0.5 text-ink-3">{name}</dt>
          <dd className="min-w-0 whitespace-pre-wrap break-words">
            {typeof value === "object" && value !== null ? (
              <code className="mono">{JSON.stringify(value, null, 2)}</code>
            ) : (
              String(value)
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function fieldsOf(payload: string | null): [string, unknown][] {
  const value: unknown = payload === null ? null : JSON.parse(payload);
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
