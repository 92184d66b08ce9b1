import type { ReactNode } from "react";
import { formatInstant, formatMinute } from "@/components/dates";
import type { Translate } from "@/components/translate";
import type { Locale } from "@/lib/domain/localized";
import { showSize } from "./format";

/** A capture as a line of a list shows it. */
export interface CaptureLine {
  version: number;
  url: string;
  finalUrl: string;
  sha256: string;
  size: number;
  mediaType: string;
  fetchedAt: Date;
  recordedBy: { name: string };
  elsewhere: { by: string; origin: string | null; dossier: string } | null;
  redactedAt: Date | null;
  changed: "SAME" | "BYTES" | "TEXT" | null;
}

/** Captures with when, how large, whether changed and their hash; each leads to its text and its bytes. */
export function Captures({
  t,
  locale,
  reference,
  captures,
  beside,
}: {
  t: Translate;
  locale: Locale;
  reference: string;
  captures: readonly CaptureLine[];
  /** What else can be done with one. */
  beside?: (capture: CaptureLine) => ReactNode;
}) {
  return (
    <ul className="lks">
      {captures.map((capture) => (
        <li key={capture.version} className="file">
          <a className="et" href={`/evidence/${reference}/captures?version=${capture.version}#text`}>
            {formatMinute(capture.fetchedAt, locale)}
          </a>
          <p className="m">
            {[
              capture.elsewhere?.by ?? capture.recordedBy.name,
              showSize(capture.size, locale),
              capture.mediaType,
              capture.finalUrl !== capture.url && t("archive.arrived", { url: capture.finalUrl }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
          {capture.elsewhere && <p className="m">{cameFrom(t, capture.elsewhere)}</p>}
          {capture.changed && (
            <p className={capture.changed === "TEXT" ? "m con" : "m"}>{t(`archive.changed.${capture.changed}`)}</p>
          )}
          <p className="mono mut">sha256 {capture.sha256}</p>
          <p className="m">
            {capture.redactedAt ? (
              <span className="attn">{t("archive.redacted", { at: formatInstant(capture.redactedAt, locale) })}</span>
            ) : (
              <a href={`/files/${reference}/captures/${capture.version}`} download>
                {t("archive.save", { size: showSize(capture.size, locale) })}
              </a>
            )}
          </p>
          {beside?.(capture)}
        </li>
      ))}
    </ul>
  );
}

/** Where a capture was taken that came in a dossier, in words. */
export function cameFrom(t: Translate, { origin }: { origin: string | null }): string {
  return t("archive.elsewhere", { origin: origin ?? t("dossier.foreignUnknown") });
}

/** Why an address gave no page, in words. */
export function whyNot(t: Translate, { status, problem }: { status: number | null; problem: string | null }): string {
  return t(`archive.why.${problem ?? "status"}`, { status: String(status ?? "") });
}
