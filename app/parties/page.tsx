import type { Metadata } from "next";
import Link from "next/link";
import { exportMenu } from "@/components/export/export-menu";
import { PartyTable } from "@/components/party/party-table";
import { ServedMarkup } from "@/components/ui/served-markup";
import { can } from "@/lib/domain/permissions";
import { PARTY_KINDS } from "@/lib/domain/recommendation";
import { listParties } from "@/lib/use-cases/party/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("parties.title") };
}

/** Everybody whom recommendations address or involve, by kind. For every member. */
export default async function PartiesPage({ searchParams }: { searchParams: Promise<{ retired?: string }> }) {
  const actor = await requireMember();
  const [t, locale, { retired }] = await Promise.all([currentTranslator(), currentLocale(), searchParams]);
  const parties = await listParties(actor, { retired: retired === "1" });
  const mayEdit = can(actor, "party.edit");
  return (
    <div className="wrap">
      <div className="lh">
        <h1>{t("parties.title")}</h1>
        {mayEdit && (
          <Link className="btn sm" href="/parties/new" prefetch={false}>
            {t("parties.add")}
          </Link>
        )}
      </div>
      {parties.length === 0 ? (
        <div className="empty">
          <p>{t("parties.none")}</p>
          <p className="hint2">{t("parties.noneWhy")}</p>
        </div>
      ) : (
        <p className="read mb-6">{t("parties.lede", { count: parties.filter((party) => !party.retired).length })}</p>
      )}
      <ServedMarkup as="div" className="contents" html={exportMenu(["parties"], { retired }, t).text} />
      {PARTY_KINDS.map((kind) => {
        const some = parties.filter((party) => party.kind === kind);
        return (
          some.length > 0 && (
            <section key={kind} className="fig mb-10">
              <header>
                <h2>{t(`parties.kinds.${kind}`)}</h2>
              </header>
              <PartyTable t={t} locale={locale} parties={some} />
            </section>
          )
        );
      })}
      <p className="fine">
        <Link href={retired === "1" ? "/parties" : "/parties?retired=1"} prefetch={false}>
          {t(retired === "1" ? "parties.hideRetired" : "parties.showRetired")}
        </Link>
      </p>
    </div>
  );
}
