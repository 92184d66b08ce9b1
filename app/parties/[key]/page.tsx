import type { Metadata } from "next";
import Link from "next/link";
import { PartyRecommendations, PartySources } from "@/components/party/party-lists";
import { Done } from "@/components/people/done";
import { History } from "@/components/people/history";
import { RetireForm } from "@/components/people/retire-form";
import { Section } from "@/components/people/section";
import { LocalizedText } from "@/components/ui/localized-text";
import { pick } from "@/lib/domain/localized";
import { can } from "@/lib/domain/permissions";
import { getParty } from "@/lib/use-cases/party/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { Watching } from "../../watching/watching";
import { retire } from "./actions";

interface Address {
  params: Promise<{ key: string }>;
  searchParams: Promise<{ done?: string }>;
}

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const actor = await requireMember();
  const party = await found(getParty(actor, (await params).key));
  return { title: pick(party.name, await currentLocale()).text };
}

/** One party: what it is, what names it, who speaks for it, and how its description changed. For every member. */
export default async function PartyPage({ params, searchParams }: Address) {
  const actor = await requireMember();
  const [t, locale, { key }, { done }] = await Promise.all([
    currentTranslator(),
    currentLocale(),
    params,
    searchParams,
  ]);
  const party = await found(getParty(actor, key));
  const mayEdit = can(actor, "party.edit") && !party.retired;
  const country = party.country && new Intl.DisplayNames(locale, { type: "region" }).of(party.country);
  return (
    <div className="wrap">
      <p className="crumb">
        <Link href="/parties" prefetch={false}>
          {t("parties.title")}
        </Link>{" "}
        / {t(`parties.kinds.${party.kind}`)}
      </p>
      <div className="rh">
        <div>
          <p className="ref big">
            <LocalizedText value={party.shortName} locale={locale} />
          </p>
          <h1>
            <LocalizedText value={party.name} locale={locale} />
          </h1>
        </div>
        <div className="acts">
          {mayEdit && (
            <Link className="btn sec" href={`/parties/${party.key}/edit`} prefetch={false}>
              {t("parties.edit")}
            </Link>
          )}
          <Watching t={t} actor={actor} kind="PARTY" name={party.key} back={`/parties/${party.key}`} />
        </div>
      </div>
      <Done t={t} namespace="parties" known={["created", "revised", "retired"]} done={done} />
      <div className="border-t-2 border-ink">
        <Section title={t("parties.about")} note={t("parties.note")}>
          <p>
            {[
              t(`parties.kind.${party.kind}`),
              country,
              party.memberState && t("parties.memberState"),
              party.collective && t("parties.collective"),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
          {party.retired && <p className="attn mt-2">{t("parties.retiredNote")}</p>}
        </Section>
        <Section id="recommendations" title={t("parties.recommendations")}>
          <PartyRecommendations t={t} locale={locale} party={party.key} recommendations={party.recommendations} />
        </Section>
        <Section id="sources" title={t("parties.sources")}>
          <PartySources t={t} sources={party.sourceList} />
        </Section>
        <Section title={t("parties.history")}>
          <History
            t={t}
            locale={locale}
            namespace="parties"
            subject={`party:${party.key}`}
            revisions={party.revisions}
          />
        </Section>
        {mayEdit && (
          <Section title={t("parties.retire")}>
            <RetireForm
              t={t}
              namespace="parties"
              version={party.version}
              action={retire.bind(null, { key: party.key })}
            />
          </Section>
        )}
      </div>
    </div>
  );
}
