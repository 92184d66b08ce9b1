import type { Metadata } from "next";
import { ClosedLink } from "@/components/people/closed-link";
import { findDigestLink } from "@/lib/use-cases/digest/queries";
import { currentTranslator } from "@/lib/web/request";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("unsubscribe.title"), referrer: "no-referrer" };
}

/** Asks whether the mails are to end, and says that they have. Whoever holds the link may. */
export default async function UnsubscribePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [link, t] = await Promise.all([findDigestLink(decodeURIComponent(token)), currentTranslator()]);
  if (!link) return <ClosedLink t={t} />;
  const ended = link.digest === "NONE";
  return (
    <div className="wrap door">
      <p className="brand">Heed</p>
      <h1 className="mt-8">{t(ended ? "unsubscribe.doneTitle" : "unsubscribe.title")}</h1>
      <p className="mb-6 text-ink-2">{t(ended ? "unsubscribe.done" : "unsubscribe.what")}</p>
      {!ended && (
        <form action={`/unsubscribe/${token}`} method="post">
          <input type="hidden" name="from" value="page" />
          <button type="submit" className="btn">
            {t("unsubscribe.submit")}
          </button>
        </form>
      )}
    </div>
  );
}
