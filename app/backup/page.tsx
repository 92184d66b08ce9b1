import type { Metadata } from "next";
import { formatInstant } from "@/components/dates";
import { Command } from "@/components/people/command";
import { NotYours } from "@/components/people/not-yours";
import { Section } from "@/components/people/section";
import { formWords } from "@/components/ui/form-words";
import { can } from "@/lib/domain/permissions";
import { findMailPause, listBackups } from "@/lib/use-cases/backup/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { takeOver } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("backup.title") };
}

/** Takes a backup while everybody works on, and says who took one before. For administrators. */
export default async function BackupPage({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const actor = await requireMember();
  const [t, locale] = await Promise.all([currentTranslator(), currentLocale()]);
  if (!can(actor, "backup.take")) return <NotYours t={t} why={t("people.notYours.why", { role: actor.role })} />;
  const [taken, pausedSince, { done }] = await Promise.all([listBackups(actor), findMailPause(actor), searchParams]);
  return (
    <div className="wrap">
      <p className="crumb">
        <a href="/more">{t("more.title")}</a>
      </p>
      <div className="lh">
        <h1>{t("backup.title")}</h1>
      </div>
      {done === "taken-over" && !pausedSince && (
        <p className="done" role="status">
          {t("backup.takenOver")}
        </p>
      )}
      {pausedSince && (
        <div className="banner mb-6 flex flex-col items-start gap-3" id="copy">
          <p>
            <b>{t("backup.copy")}.</b> {t("backup.copyText", { at: formatInstant(pausedSince, locale) })}
          </p>
          <Command action={takeOver.bind(null, {})} words={formWords(t)}>
            {t("backup.takeOver")}
          </Command>
        </div>
      )}
      <p className="read">{t("backup.lede")}</p>
      <p className="read">{t("backup.secret")}</p>
      <form action="/backup/file" method="post" className="mt-4">
        <button type="submit" className="btn">
          {t("backup.download")}
        </button>
        <p className="hint2">{t("backup.wait")}</p>
      </form>
      <div className="mt-8 border-t border-rule-2">
        <Section id="restore" title={t("backup.restore")}>
          <p className="read">{t("backup.restoreText")}</p>
          <pre className="scroll">npm run -s heed -- restore heed.zip</pre>
        </Section>
        <Section id="taken" title={t("backup.taken")} note={t("backup.takenNote")}>
          {taken.length === 0 ? (
            <p className="mut">{t("backup.none")}</p>
          ) : (
            <ul>
              {taken.map(({ sequence, at, by }) => (
                <li key={sequence}>
                  <a href={`/audit/${sequence}`}>{formatInstant(at, locale)}</a> <span className="mut">{by}</span>
                </li>
              ))}
            </ul>
          )}
        </Section>
      </div>
    </div>
  );
}
