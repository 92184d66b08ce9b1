import type { ReactNode } from "react";

/** One chapter of a recommendation's page: its label stays in view while the chapter is read; method and limits in the margin. */
export function Section({
  id,
  title,
  note,
  children,
}: {
  id: string;
  title: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="row" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <div className="sb">{children}</div>
      {note && <aside className="sn">{note}</aside>}
    </section>
  );
}
