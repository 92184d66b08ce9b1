import type { Translate } from "@/components/translate";
import "./document.css";

/** What the attached document says, in its own words; or that it does not say it. */
export function Quotation({
  t,
  passage,
  language,
  href,
}: {
  t: Translate;
  passage: { quotation: string | null; page: number | null; document: string };
  language: string | undefined;
  href: string;
}) {
  const { quotation, page, document } = passage;
  if (quotation === null) {
    return (
      <div className="said">
        <p className="attn">{t("document.quotationMissing", { name: document })}</p>
      </div>
    );
  }
  return (
    <figure className="said">
      <blockquote lang={language}>{quotation}</blockquote>
      <figcaption>
        <p>
          <a href={href}>{t("document.inContext")}</a>
          {page !== null && ` · ${t("document.page", { page })}`}
        </p>
      </figcaption>
    </figure>
  );
}
