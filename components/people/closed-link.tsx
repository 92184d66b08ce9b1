import Link from "next/link";
import type { Translate } from "@/components/translate";

/** A one-time link that works no more: why, and what to do now. */
export function ClosedLink({ t }: { t: Translate }) {
  return (
    <div className="wrap door">
      <p className="brand">Heed</p>
      <h1 className="mt-8">{t("people.link.closed")}</h1>
      <p className="read">{t("people.link.why")}</p>
      <p>{t("people.link.ask")}</p>
      <p className="mt-6">
        <Link className="btn sec" href="/sign-in" prefetch={false}>
          {t("people.link.signIn")}
        </Link>
      </p>
    </div>
  );
}
