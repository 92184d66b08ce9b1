import Link from "next/link";
import type { Translate } from "@/components/translate";
import { DateText } from "@/components/ui/date-text";

interface Revision {
  version: number;
  retired: boolean;
  reason: string | null;
  at: Date;
  by?: string | null;
}

/** How the description of something changed, newest first, and the way to its audit entries. */
export function History({
  t,
  locale,
  namespace,
  subject,
  revisions,
}: {
  t: Translate;
  locale: string;
  namespace: "parties" | "publications";
  subject: string;
  revisions: readonly Revision[];
}) {
  return (
    <>
      <ol className="hist">
        {revisions.map(({ version, retired, reason, at, by }) => (
          <li key={version}>
            <p className="d">
              <DateText value={at} locale={locale} />
            </p>
            <div>
              <p>
                <b className="inline-block font-semibold first-letter:uppercase">
                  {t(`${namespace}.version`, { version })}
                </b>
                {retired && ` · ${t(`${namespace}.retired`)}`}
                {by && <span className="mut"> {by}</span>}
              </p>
              <p className="text-ink-2 first-letter:uppercase">{reason ?? t(`${namespace}.first`)}</p>
            </div>
          </li>
        ))}
      </ol>
      <p className="hint2">
        <Link href={`/audit?subject=${encodeURIComponent(subject)}`} prefetch={false}>
          {t("audit.title")}
        </Link>
      </p>
    </>
  );
}
