import Link from "next/link";
import type { Translate } from "@/components/translate";
import { DateText } from "@/components/ui/date-text";

interface Listed {
  id: string;
  description: string;
  url: string;
  events: readonly string[];
  visibility: string;
  publication: string | null;
  createdAt: Date;
  failingSince: Date | null;
  disabledAt: Date | null;
}

/** The addresses that are told of changes; each name leads to its log. Of the address the host: the rest may be a key. */
export function WebhookTable({ t, locale, webhooks }: { t: Translate; locale: string; webhooks: readonly Listed[] }) {
  if (webhooks.length === 0) return <p className="mut">{t("webhooks.none")}</p>;
  return (
    <table className="simple">
      <thead>
        <tr>
          {["description", "host", "told", "state", "since"].map((column) => (
            <th key={column} scope="col">
              {t(`webhooks.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {webhooks.map((webhook) => (
          <tr key={webhook.id} data-row className={webhook.disabledAt ? "text-ink-3" : undefined}>
            <td className="max-sm:basis-full">
              <Link className="serif" href={`/webhooks/${webhook.id}`} prefetch={false}>
                {webhook.description}
              </Link>
            </td>
            <td className="break-all">{new URL(webhook.url).host}</td>
            <td>
              {t(`webhooks.visible.${webhook.visibility}`)} · {webhook.publication ?? t("webhooks.anyPublication")} ·{" "}
              {t("webhooks.eventsSome", { count: webhook.events.length })}
            </td>
            <td>
              <WebhookState t={t} locale={locale} webhook={webhook} />
            </td>
            <td className="nw">
              <DateText value={webhook.createdAt} locale={locale} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whether an address is told anything, and since when it has failed. */
export function WebhookState({
  t,
  locale,
  webhook: { disabledAt, failingSince },
}: {
  t: Translate;
  locale: string;
  webhook: Pick<Listed, "disabledAt" | "failingSince">;
}) {
  if (disabledAt) return <>✕ {t("webhooks.state.disabled")}</>;
  if (!failingSince) return <>● {t("webhooks.state.enabled")}</>;
  return (
    <>
      ▲ {t("webhooks.state.failing")} <DateText value={failingSince} locale={locale} time />
    </>
  );
}
