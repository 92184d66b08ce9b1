import type { Translate } from "@/components/translate";

/** The beginning of an entry's hash (its number where the hash is not at hand), leading to the entry in the audit chain. */
export function EntryHash({ sequence, hash, t }: { sequence: number | string; hash: string | null; t: Translate }) {
  return (
    <a className="mono" href={`/audit/${sequence}`} title={hash ?? undefined}>
      <span className="vh">{t("audit.entry", { sequence })}</span> {hash?.slice(0, 10) ?? `№${sequence}`}
    </a>
  );
}
