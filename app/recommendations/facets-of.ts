import type { Facet } from "@/components/recommendation/list-filters";
import type { ListQuery } from "@/components/recommendation/list-query";
import type { Translate } from "@/components/translate";
import { DISPLAY_ORDER } from "@/lib/domain/implementation";
import { type Localized, pick } from "@/lib/domain/localized";
import { SCHEDULES } from "@/lib/domain/milestone";
import { BASES, LEVELS } from "@/lib/domain/recommendation";
import { TRIANGULATIONS } from "@/lib/domain/triangulation";
import type { Facets } from "@/lib/use-cases/recommendation/queries";

interface Named {
  key: string;
  name: Localized;
}

/** The list's filters with their choices and counts, in the order in which they are shown. */
export function facetsOf(
  counts: Facets,
  { themes, parties }: { themes: readonly Named[]; parties: readonly Named[] },
  query: ListQuery,
  t: Translate,
  locale: string,
): Facet[] {
  const named = (each: Named, count: number) => ({ value: each.key, label: pick(each.name, locale).text, count });
  const values = <Value extends string>(all: readonly Value[], prefix: string, of: Partial<Record<Value, number>>) =>
    all.map((value) => ({ value, label: t(`${prefix}.${value}`), count: of[value] ?? 0 }));
  const toggle = (name: string) => ({
    name,
    label: t(`list.facet.${name}`),
    options: [{ value: "true", label: t(`list.yes.${name}`), count: null }],
  });
  const proposal = toggle("proposed");
  const chosen = query.party ?? [];
  return [
    {
      name: "implementation",
      label: t("list.facet.implementation"),
      open: true,
      options: values(DISPLAY_ORDER, "implementation", counts.implementation),
    },
    { ...proposal, options: [...proposal.options, { value: "false", label: t("list.no.proposed"), count: null }] },
    {
      name: "triangulation",
      label: t("list.facet.triangulation"),
      open: true,
      options: values(TRIANGULATIONS, "triangulation", counts.triangulation),
    },
    {
      name: "theme",
      label: t("list.facet.theme"),
      options: themes.map((theme) => named(theme, counts.theme[theme.key] ?? 0)),
    },
    {
      name: "party",
      label: t("list.facet.party"),
      options: parties
        .filter((party) => (counts.addressee[party.key] ?? 0) > 0 || chosen.includes(party.key))
        .map((party) => named(party, counts.addressee[party.key] ?? 0)),
    },
    { name: "level", label: t("list.facet.level"), options: values(LEVELS, "level", counts.level) },
    { name: "basis", label: t("list.facet.basis"), options: values(BASES, "basis", counts.basis) },
    {
      name: "owner",
      label: t("list.facet.owner"),
      options: [{ value: "me", label: t("list.yes.owner"), count: null }],
    },
    toggle("alarm"),
    toggle("contradicted"),
    toggle("disagreement"),
    {
      name: "schedule",
      label: t("list.facet.schedule"),
      options: SCHEDULES.map((value) => ({
        value,
        label: t(value === "REACHED" ? "schedule.allReached" : `schedule.${value}`),
        count: null,
      })),
    },
    {
      name: "requests",
      label: t("list.facet.requests"),
      options: [{ value: "open", label: t("list.yes.requests"), count: null }],
    },
    toggle("components"),
    toggle("retired"),
  ];
}
