import type { ReactNode } from "react";

/** One part of a page set as a report: its name in the left margin, what it says, and a remark in the right margin. */
export function Section({
  id,
  title,
  note,
  children,
}: {
  id?: string;
  title: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="row" id={id}>
      <h2>{title}</h2>
      <div className="min-w-0">{children}</div>
      {note && <aside className="sn">{note}</aside>}
    </section>
  );
}
