import type { Translate } from "@/components/translate";
import { Select } from "@/components/ui/fields";
import { SHOWN_IMPLEMENTATIONS } from "@/lib/domain/implementation";
import { type Localized, pick } from "@/lib/domain/localized";
import { LEVELS } from "@/lib/domain/recommendation";

/** The filters that have a field here; others come along from the list's address unseen. */
const FIELDS = ["q", "theme", "party", "implementation", "level", "proposed"] as const;

/** What the review is to look at: a form that asks this page anew, so that it works without a script. */
export function ScopeForm({
  scope,
  themes,
  parties,
  t,
  locale,
}: {
  scope: string;
  themes: readonly { key: string; name: Localized }[];
  parties: readonly { key: string; shortName: Localized }[];
  t: Translate;
  locale: string;
}) {
  const chosen = new URLSearchParams(scope);
  const one = (name: string) => (chosen.getAll(name).length === 1 ? (chosen.get(name) ?? "") : "");
  const select = (name: string, options: readonly { value: string; label: string }[]) => (
    <Select
      name={name}
      label={t(`reviews.scope.${name}`)}
      empty={t("reviews.scope.any")}
      options={options}
      defaultValue={one(name)}
    />
  );
  const unseen = [...chosen].filter(
    ([name, value]) => !(FIELDS as readonly string[]).includes(name) || one(name) !== value,
  );
  return (
    <form action="/reviews/new" className="scope">
      {unseen.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {one("q") && <input type="hidden" name="q" value={one("q")} />}
      <div className="rv2">
        {select(
          "theme",
          themes.map((theme) => ({ value: theme.key, label: pick(theme.name, locale).text })),
        )}
        {select(
          "party",
          parties.map((party) => ({ value: party.key, label: pick(party.shortName, locale).text })),
        )}
        {select(
          "implementation",
          SHOWN_IMPLEMENTATIONS.map((value) => ({ value, label: t(`implementation.${value}`) })),
        )}
        {select(
          "level",
          LEVELS.map((value) => ({ value, label: t(`level.${value}`) })),
        )}
        {select("proposed", [
          { value: "true", label: t("reviews.scope.waiting") },
          { value: "false", label: t("reviews.scope.notWaiting") },
        ])}
      </div>
      <p className="sub2">
        <button type="submit" className="btn sec sm">
          {t("reviews.scope.show")}
        </button>{" "}
        {scope !== "" && <a href="/reviews/new">{t("reviews.scope.all")}</a>}
      </p>
    </form>
  );
}
