import type { Metadata } from "next";
import type { Hit } from "@/components/views/commands";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { findAnything } from "./find";
import "@/components/views/views.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("palette.title") };
}

/** The palette as a page, which needs no JavaScript: everything that the words can mean, and what one can do. */
export default async function SearchPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireMember();
  const [t, locale, given] = await Promise.all([currentTranslator(), currentLocale(), searchParams]);
  const q = String([given.q ?? ""].flat()[0] ?? "").slice(0, 200);
  const groups = await findAnything(actor, q, t, locale);
  const count = groups.reduce((sum, group) => sum + group.hits.length, 0);
  return (
    <div className="wrap fw found">
      <h1>{t("palette.title")}</h1>
      <search>
        <form action="/search" method="get" className="bar1">
          <label className="q">
            <span className="vh">{t("palette.placeholder")}</span>
            <input type="search" name="q" defaultValue={q} placeholder={t("palette.placeholder")} maxLength={200} />
          </label>
          <button type="submit" className="btn sm">
            {t("list.search")}
          </button>
        </form>
      </search>
      <p className="chips">
        <span className="mut" role="status">
          {t("palette.count", { count })}
        </span>
      </p>
      {groups.map((group) => (
        <section key={group.kind} aria-labelledby={`found-${group.kind}`}>
          <h2 id={`found-${group.kind}`}>{t(`palette.kind.${group.kind}`)}</h2>
          <ul>
            {group.hits.map((hit) => (
              <li key={hit.href ?? hit.label} data-row>
                <Found hit={hit} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Found({ hit }: { hit: Hit }) {
  if (hit.post) {
    return (
      <form action="/preferences" method="post">
        <input type="hidden" name="back" value="/search" />
        <button type="submit" className="lnk" name={hit.post.name} value={hit.post.value}>
          {hit.label}
        </button>
      </form>
    );
  }
  return (
    <a href={hit.href}>
      {hit.detail && <span className="ref">{hit.detail} </span>}
      <span lang={hit.lang}>{hit.label}</span>
    </a>
  );
}
