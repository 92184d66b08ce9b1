"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { isHere } from "./is-here";

/**
 * The keys of every page: / searches, j and k move through rows ([data-row]), Enter opens, e logs evidence, p proposes,
 * ? shows the list of keys; a form's buttons can have keys that bring the focus to them. Not while somebody types. And the
 * navigation's mark of where one is, which the server sets with the document, goes along when a link changes the page
 * alone.
 */
export function Shortcuts() {
  const path = usePathname();
  useEffect(() => {
    for (const link of document.querySelectorAll("nav.nav a, nav.tabs a")) {
      if (isHere(link.getAttribute("href") ?? "", path)) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }, [path]);
  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return null;
}

function press(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  // Out of a field whose form has keys of its own, so that they can be pressed.
  if (event.key === "Escape" && target.matches("textarea") && target.closest("form")?.querySelector("[data-focus-key]"))
    target.blur();
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && !event.altKey && !event.shiftKey) {
    event.preventDefault();
    import("@/components/views/palette").then(({ openPalette }) => openPalette());
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, textarea, select, [contenteditable]"))
    return;
  if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "?") document.querySelector<HTMLDialogElement>("dialog.keys")?.showModal();
  else if (event.key === "/") {
    event.preventDefault();
    const box = document.querySelector<HTMLInputElement>('input[type="search"]');
    if (box) box.focus();
    else keyLink("/")?.click();
  } else if (!focusBy(event)) keyLink(event.key)?.click();
}

/** Brings the focus to the button of a key, or to the field that it needs first: one stray key never sends a form. */
function focusBy(event: KeyboardEvent): boolean {
  const button = document.querySelector<HTMLElement>(`[data-focus-key="${CSS.escape(event.key)}"]`);
  if (!button) return false;
  const needed = document.getElementById(button.dataset.needs ?? "") as HTMLTextAreaElement | null;
  event.preventDefault();
  button.closest("details")?.setAttribute("open", "");
  (needed && needed.value.trim() === "" ? needed : button).focus();
  return true;
}

function move(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  if (rows.length === 0) {
    keyLink(step === 1 ? "j" : "k")?.click();
    return;
  }
  const index = rows.findIndex((row) => row.contains(document.activeElement));
  const row = rows[Math.min(Math.max(index + step, 0), rows.length - 1)];
  row?.querySelector<HTMLElement>("a")?.focus();
  row?.scrollIntoView({ block: "nearest" });
}

function keyLink(key: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
}
