import { currentTranslator } from "@/lib/web/request";

/** What is not there, or not for this reader. */
export default async function NotFoundPage() {
  const t = await currentTranslator();
  return (
    <div className="wrap state">
      <p className="kick">404</p>
      <h1>{t("states.notFound")}</h1>
      <p className="read">{t("states.notFoundWhy")}</p>
      <p>
        <a className="btn sec" href="/">
          {t("states.toOverview")}
        </a>
      </p>
    </div>
  );
}
