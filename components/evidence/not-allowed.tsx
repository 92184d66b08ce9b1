import Link from "next/link";
import type { Translate } from "@/components/translate";

/** Said instead of a form that the reader's role may not fill in. */
export function NotAllowed({ t, back }: { t: Translate; back: string }) {
  return (
    <div className="wrap state">
      <p className="kick">403</p>
      <h1>{t("states.notAllowed")}</h1>
      <p className="read">{t("states.notAllowedWhy")}</p>
      <p>
        <Link className="btn sec" href={back} prefetch={false}>
          {t("form.back")}
        </Link>
      </p>
    </div>
  );
}
