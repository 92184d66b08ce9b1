import Link from "next/link";
import type { Translate } from "@/components/translate";

/** What a member sees whose role does not reach this page. */
export function NotYours({ t, why }: { t: Translate; why: string }) {
  return (
    <div className="wrap state">
      <p className="kick">403</p>
      <h1>{t("people.notYours.title")}</h1>
      <p className="read">{why}</p>
      <p>
        <Link className="btn sec" href="/" prefetch={false}>
          {t("states.toOverview")}
        </Link>
      </p>
    </div>
  );
}
