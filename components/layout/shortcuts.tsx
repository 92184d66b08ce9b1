"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/**
 * The keys of every page: / searches, j and k move through rows ([data-row]), Enter opens, e logs evidence, p proposes,
 * ? shows the list of keys. Not while somebody types.
 */
export function Shortcuts({
  keys,
  title,
  close,
}: {
  keys: readonly { key: string; does: string }[];
  title: string;
  close: string;
}) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const move = (step: 1 | -1) => {
      const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
      if (rows.length === 0) {
        const link = document.querySelector<HTMLAnchorElement>(`[data-key="${step === 1 ? "j" : "k"}"]`);
        if (link) router.push(link.getAttribute("href") ?? "/");
        return;
      }
      const index = rows.findIndex((row) => row.contains(document.activeElement));
      const row = rows[Math.min(Math.max(index + step, 0), rows.length - 1)];
      row?.querySelector<HTMLElement>("a")?.focus();
      row?.scrollIntoView({ block: "nearest" });
    };
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        target.closest("input, textarea, select, [contenteditable]")
      )
        return;
      if (event.key === "j") move(1);
      else if (event.key === "k") move(-1);
      else if (event.key === "?") dialog.current?.showModal();
      else if (event.key === "/") {
        event.preventDefault();
        const box = document.querySelector<HTMLInputElement>('input[type="search"]');
        if (box) box.focus();
        else document.querySelector<HTMLAnchorElement>('[data-key="/"]')?.click();
      } else document.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`)?.click();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [router]);
  return (
    <dialog ref={dialog} className="keys" aria-label={title}>
      <h2>{title}</h2>
      <dl>
        {keys.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" className="btn sec sm">
          {close}
        </button>
      </form>
    </dialog>
  );
}
