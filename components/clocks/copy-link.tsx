"use client";

import { useEffect, useState } from "react";

/** Copies an address of this site in full; only there where scripts and the clipboard are. */
export function CopyLink({ href, copy, copied }: { href: string; copy: string; copied: string }) {
  const [state, setState] = useState<"absent" | "ready" | "done">("absent");
  useEffect(() => {
    if (navigator.clipboard) setState("ready");
  }, []);
  if (state === "absent") return null;
  const take = () =>
    navigator.clipboard.writeText(new URL(href, window.location.href).href).then(() => setState("done"));
  return (
    <button type="button" className="btn sec sm" onClick={take}>
      {state === "done" ? copied : copy}
    </button>
  );
}
