import type { Metadata } from "next";
import Link from "next/link";
import { EntryList } from "@/components/audit/entry-list";
import { Verify } from "@/components/audit/verify";
import { getHead, listLatestAudit } from "@/lib/use-cases/audit/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("audit.title") };
}

interface Asked {
  subject?: string;
  actor?: string;
  before?: string;
}

/** The chain of everything that was done, newest first. For every member. */
export default async function AuditPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await requireMember();
  const [t, locale, asked] = await Promise.all([currentTranslator(), currentLocale(), searchParams]);
  const subject = textOf(asked.subject);
  const by = textOf(asked.actor);
  const before = /^\d{1,15}$/.test(asked.before ?? "") ? Number(asked.before) : undefined;
  const [{ items, nextBefore }, head] = await Promise.all([
    listLatestAudit(actor, { subject, actor: by, before }),
    getHead(actor),
  ]);
  const more = new URLSearchParams({
    ...(subject && { subject }),
    ...(by && { actor: by }),
    ...(nextBefore !== null && { before: String(nextBefore) }),
  });
  return (
    <div className="wrap">
      <div className="lh">
        <h1>{t("audit.title")}</h1>
      </div>
      <div className="gap-12 xl:grid xl:grid-cols-[minmax(0,1fr)_18rem]">
        <section className="fig">
          <p className="read mb-5">{t("audit.lede")}</p>
          <form className="mb-5 flex flex-wrap items-end gap-3" action="/audit">
            <div className="min-w-0 flex-1 basis-56 sm:max-w-[22rem]">
              <label className="lb" htmlFor="subject">
                {t("audit.filter.subject")}
              </label>
              <input
                className="in"
                id="subject"
                name="subject"
                defaultValue={subject}
                placeholder={t("audit.filter.subjectHint")}
                maxLength={120}
              />
            </div>
            <button type="submit" className="btn sec">
              {t("audit.filter.submit")}
            </button>
          </form>
          {(subject || by) && (
            <p className="mb-3">
              {subject && <b className="mr-3">{t("audit.aboutOne", { subject })}</b>}
              {by && <b className="mr-3">{t("audit.byActor", { name: items[0]?.actorLabel ?? by })}</b>}
              <Link href="/audit" prefetch={false}>
                {t("audit.filter.clear")}
              </Link>
            </p>
          )}
          {items.length === 0 ? (
            <div className="empty">
              <p>{t("audit.none")}</p>
              <p className="hint2">{t("audit.noneWhy")}</p>
            </div>
          ) : (
            <EntryList t={t} locale={locale} entries={items} />
          )}
          <p className="mt-4 flex gap-6">
            {nextBefore !== null && (
              <Link href={`/audit?${more}`} prefetch={false} data-key="j">
                {t("audit.older")}
              </Link>
            )}
            {before !== undefined && (
              <Link href="/audit" prefetch={false} data-key="k">
                {t("audit.newest")}
              </Link>
            )}
          </p>
        </section>
        <Verify t={t} head={`${head.sequence} ${head.hash}`} />
      </div>
    </div>
  );
}

/** A text of the address, trimmed and bounded; nothing when empty or given twice. */
function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 120) : undefined;
}
