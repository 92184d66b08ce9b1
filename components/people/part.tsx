import type { ReactNode } from "react";

/** One numbered part of a long form. */
export function Part({
  number,
  title,
  last,
  children,
}: {
  number: number;
  title: string;
  last?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={last ? "fs last" : "fs"}>
      <h2>
        <span>{number}</span>
        {title}
      </h2>
      {children}
    </section>
  );
}
