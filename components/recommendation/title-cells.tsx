import type { ReactNode } from "react";
import { type Localized, pick } from "@/lib/domain/localized";

/** The two cells that open a row about a recommendation: its reference and its title, one stop of the Tab key. */
export function TitleCells({
  of,
  href,
  locale,
  children,
}: {
  of: { reference: string; title: Localized };
  href: string;
  locale: string;
  /** What stands below the title. */
  children?: ReactNode;
}) {
  const title = pick(of.title, locale);
  return (
    <>
      <td className="ref">
        <a href={href} tabIndex={-1}>
          {of.reference}
        </a>
      </td>
      <td className="ti">
        <a className="t" href={href} lang={title.lang === locale ? undefined : title.lang}>
          {title.text}
        </a>
        {children}
      </td>
    </>
  );
}
