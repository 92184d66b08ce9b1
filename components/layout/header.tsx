import Link from "next/link";
import type { Translate } from "@/components/translate";
import { Icon } from "@/components/ui/icon";
import { NavLink } from "./nav-link";

export interface NavCounts {
  recommendations: number;
  evidence: number;
  proposals: number;
}

/** The top of every page of the team: where one is, search, the main job, the account. */
export function Header({
  t,
  name,
  counts,
  mayLog,
}: {
  t: Translate;
  name: string;
  counts: NavCounts;
  mayLog: boolean;
}) {
  return (
    <header className="top">
      <div className="wrap">
        <Link className="brand" href="/" prefetch={false}>
          Heed
        </Link>
        <nav className="nav" aria-label={t("nav.main")}>
          <NavLink href="/">{t("nav.overview")}</NavLink>
          <NavLink href="/recommendations">
            {t("nav.recommendations")} <span className="n">{counts.recommendations}</span>
          </NavLink>
          <NavLink href="/evidence">
            {t("nav.evidence")} <span className="n">{counts.evidence}</span>
          </NavLink>
          <NavLink href="/review">
            {t("nav.review")} <span className="n">{counts.proposals}</span>
          </NavLink>
          <NavLink href="/sources">{t("nav.sources")}</NavLink>
          <NavLink href="/more">{t("nav.more")}</NavLink>
        </nav>
        <Link
          className="find"
          href="/recommendations?focus=q"
          prefetch={false}
          aria-label={t("nav.search")}
          data-key="/"
        >
          <Icon name="search" />
          <span>{t("nav.search")}</span>
          <kbd>/</kbd>
        </Link>
        {mayLog && (
          <Link className="btn sm" href="/evidence/new" prefetch={false}>
            <Icon name="plus" size={14} />
            <span>{t("nav.logEvidence")}</span>
          </Link>
        )}
        <Link className="me" href="/profile" prefetch={false} aria-label={t("nav.account", { name })}>
          {initials(name)}
        </Link>
      </div>
    </header>
  );
}

/** The bar of five that replaces the navigation on phones. */
export function Tabs({ t, mayLog }: { t: Translate; mayLog: boolean }) {
  return (
    <nav className="tabs" aria-label={t("nav.phone")}>
      <NavLink href="/">
        <Icon name="chart" size={20} />
        {t("nav.overview")}
      </NavLink>
      <NavLink href="/recommendations">
        <Icon name="list" size={20} />
        {t("nav.list")}
      </NavLink>
      {mayLog ? (
        <NavLink href="/evidence/new">
          <Icon name="plus" size={20} />
          {t("nav.log")}
        </NavLink>
      ) : (
        <NavLink href="/evidence">
          <Icon name="page" size={20} />
          {t("nav.evidence")}
        </NavLink>
      )}
      <NavLink href="/review">
        <Icon name="check" size={20} />
        {t("nav.review")}
      </NavLink>
      <NavLink href="/more">
        <Icon name="more" size={20} />
        {t("nav.more")}
      </NavLink>
    </nav>
  );
}

/** Up to two initials of a name. */
export function initials(name: string): string {
  return name
    .split(/[\s.]+/)
    .filter(Boolean)
    .map((part) => part.charAt(0).toUpperCase())
    .slice(0, 2)
    .join("");
}
