"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";

const PAUSE = 220;

/**
 * Makes a filter form answer while one types or ticks: the address is replaced, so that it can be shared and "back" leaves
 * the list. Without JavaScript the form's own button does the same.
 */
export function LiveFilters({ form: id }: { form: string }) {
  const router = useRouter();
  const search = useSearchParams().toString();
  const before = useRef<{ focus: string | null; open: string[] }>({ focus: null, open: [] });

  useEffect(() => {
    const form = document.getElementById(id);
    if (!(form instanceof HTMLFormElement)) return;
    form.dataset.live = "";
    let timer: ReturnType<typeof setTimeout> | undefined;
    const go = () => {
      const params = new URLSearchParams();
      for (const [name, value] of new FormData(form))
        if (typeof value === "string" && value !== "") params.append(name, value);
      const active = document.activeElement;
      before.current = {
        focus:
          active instanceof HTMLInputElement && active.type === "checkbox" ? `${active.name}=${active.value}` : null,
        open: [...form.querySelectorAll("details[id][open]")].map((each) => each.id),
      };
      const text = params.toString();
      router.replace(text ? `${form.getAttribute("action")}?${text}` : (form.getAttribute("action") ?? "/"), {
        scroll: false,
      });
    };
    const change = (event: Event) => {
      // Controls of other forms stand among the rows.
      if ((event.target as HTMLInputElement).form !== form) return;
      clearTimeout(timer);
      timer = setTimeout(go, event.target instanceof HTMLInputElement && event.target.type === "search" ? PAUSE : 0);
    };
    const submit = (event: Event) => {
      event.preventDefault();
      clearTimeout(timer);
      go();
    };
    form.addEventListener("input", change);
    form.addEventListener("submit", submit);
    return () => {
      clearTimeout(timer);
      form.removeEventListener("input", change);
      form.removeEventListener("submit", submit);
    };
  }, [id, router]);

  // The filters are drawn anew with each answer: give back the focus and what was unfolded.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the address has changed
  useEffect(() => {
    const form = document.getElementById(id);
    for (const each of before.current.open) form?.querySelector(`#${CSS.escape(each)}`)?.setAttribute("open", "");
    const { focus } = before.current;
    if (focus === null) return;
    for (const box of form?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? []) {
      if (`${box.name}=${box.value}` === focus) box.focus({ preventScroll: true });
    }
  }, [id, search]);

  return null;
}
