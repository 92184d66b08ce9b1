import type { ReactNode } from "react";

/** Something that hurts: a line that opens to what it will do and the form that does it. Works without JavaScript. */
export function Confirm({ summary, why, children }: { summary: string; why: ReactNode; children: ReactNode }) {
  return (
    <details className="group">
      <summary className="inline-flex min-h-7 cursor-pointer items-center text-attn underline decoration-1 underline-offset-4">
        {summary}
      </summary>
      <div className="mt-2 max-w-[56ch] border-l-4 border-attn py-1 pl-3 text-left">
        <p className="mb-3 text-ink-2">{why}</p>
        {children}
      </div>
    </details>
  );
}
