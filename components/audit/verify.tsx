import type { Translate } from "@/components/translate";

/** How anybody checks the chain, and what to keep for it. */
export function Verify({ t, head }: { t: Translate; head: string }) {
  return (
    <aside className="sn max-w-[36ch] max-xl:mt-8 max-xl:max-w-none">
      <p>
        <b>{t("audit.verify.title")}</b>
      </p>
      <p className="mt-1">{t("audit.verify.text")}</p>
      <p className="mono my-3 break-words bg-sunk px-3 py-2">npm run -s heed -- verify</p>
      <p>{t("audit.verify.head")}</p>
      <p className="mono mt-2 break-all text-ink-3">{head}</p>
    </aside>
  );
}
