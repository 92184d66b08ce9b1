import { formatMinute } from "@/components/dates";
import type { Translate } from "@/components/translate";
import type { Locale } from "@/lib/domain/localized";
import { ChangeTable } from "./change-table";
import { changesBetween, type RevisionFields } from "./revision-changes";

interface Revision extends RevisionFields {
  version: number;
  reason: string | null;
  recordedAt: Date;
  recordedBy: { name: string };
}

/** Each revision with who, when, why, and what it changed; newest first. */
export function Revisions({ t, locale, revisions }: { t: Translate; locale: Locale; revisions: readonly Revision[] }) {
  if (revisions.length < 2) return <p className="mut">{t("evidence.revisionsOne")}</p>;
  return (
    <ol className="revs">
      {revisions.slice(0, -1).map((revision, position) => {
        const before = revisions[position + 1];
        const changes = before ? changesBetween(before, revision, t) : [];
        return (
          <li key={revision.version}>
            <p>
              <b className="font-semibold">{t("evidence.revision", { version: revision.version })}</b>{" "}
              <span className="mut">
                {t("evidence.revisionBy", {
                  at: formatMinute(revision.recordedAt, locale),
                  name: revision.recordedBy.name,
                })}
              </span>
            </p>
            {revision.reason && <p className="serif">{revision.reason}</p>}
            {changes.length > 0 ? (
              <ChangeTable t={t} changes={changes} before={t("evidence.before")} after={t("evidence.after")} />
            ) : (
              <p className="mut">{t("evidence.unchanged")}</p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
