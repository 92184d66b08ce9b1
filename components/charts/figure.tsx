import type { ReactNode } from "react";

/** A figure under its rule: title, what one mark stands for, and the way to all of its rows. */
export function Figure({
  title,
  sub,
  all,
  id,
  className = "",
  children,
}: {
  title: string;
  sub?: ReactNode;
  all?: { href: string; label: string };
  id?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section className={`fig ${className}`} id={id}>
      <header>
        {all && (
          <a className="all" href={all.href}>
            {all.label}
          </a>
        )}
        <h2>{title}</h2>
        {sub && <p className="sub">{sub}</p>}
      </header>
      {children}
    </section>
  );
}
