import type { ReactNode } from "react";
import { formatInstant, formatMinute } from "@/components/dates";
import type { Translate } from "@/components/translate";
import type { Locale } from "@/lib/domain/localized";
import { type CaptureLine, Captures, whyNot } from "./captures";

/** How an address is, and the copies kept of it. */
export interface ArchiveShown {
  reference: string;
  url: string | null;
  link: { state: string; since: Date; askedAt: Date; status: number | null; problem: string | null } | null;
  waitingSince: Date | null;
  failed: { at: Date; status: number | null; problem: string | null } | null;
  captures: readonly CaptureLine[];
}

/** So many captures are shown on the evidence's own page; all have a page of their own. */
const SHOWN = 3;

/** The archive of an evidence item's address: whether the link lives, its copies, and the button that takes one. */
export function Archive({
  t,
  locale,
  archive,
  mayCapture,
  said,
  beside,
}: {
  t: Translate;
  locale: Locale;
  archive: ArchiveShown;
  mayCapture: boolean;
  /** What became of a capture that was just asked for. */
  said: "done" | "notDone" | "asked" | null;
  beside?: (capture: CaptureLine) => ReactNode;
}) {
  const { reference, url, link, waitingSince, failed, captures } = archive;
  const good = captures.find((capture) => capture.url === url && !capture.redactedAt);
  const isDead = link?.state === "DEAD" || link?.state === "FAILING";
  return (
    <div className="archive">
      {said && (
        <p className="done" role="status">
          {t(`archive.${said}`)}
        </p>
      )}
      {link && (
        <p className={isDead ? "attn" : "mut"}>
          {t(`archive.state.${link.state}`, {
            since: formatInstant(link.since, locale),
            at: formatMinute(link.askedAt, locale),
            why: whyNot(t, link),
          })}
        </p>
      )}
      {isDead && (
        <p>
          {good ? (
            <>
              {t("archive.lastGood", { at: formatMinute(good.fetchedAt, locale) })}{" "}
              <a href={`/evidence/${reference}/captures?version=${good.version}#text`}>{t("archive.readText")}</a>
            </>
          ) : (
            t("archive.lastGoodNone")
          )}
        </p>
      )}
      {waitingSince && <p className="mut">{t("archive.waiting", { at: formatMinute(waitingSince, locale) })}</p>}
      {failed && !(isDead && failed.at.getTime() === link.askedAt.getTime()) && (
        <p className="attn">{t("archive.failed", { at: formatMinute(failed.at, locale), why: whyNot(t, failed) })}</p>
      )}
      {captures.length === 0 && <p className="mut">{t(url ? "archive.none" : "archive.noAddress")}</p>}
      <Captures
        t={t}
        locale={locale}
        reference={reference}
        captures={captures.slice(0, SHOWN)}
        {...(beside ? { beside } : {})}
      />
      {captures.length > SHOWN && (
        <p className="fine">
          <a href={`/evidence/${reference}/captures`}>{t("archive.all", { count: captures.length })}</a>
        </p>
      )}
      {mayCapture && url && (
        <form action={`/evidence/${reference}/capture`} method="post" className="fine">
          <button type="submit" className="btn sec sm">
            {t(captures.length > 0 ? "archive.captureAgain" : "archive.capture")}
          </button>
        </form>
      )}
    </div>
  );
}
