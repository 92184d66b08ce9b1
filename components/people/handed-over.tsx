"use client";

import { useEffect, useId, useRef, useState } from "react";
import { useFormState } from "@/components/ui/form";

/**
 * A secret that the surrounding form has just brought forth (lib/web/hand-over-action.ts), shown this once: it lives in
 * this answer alone and is gone with the next page.
 */
export function HandedOver({ copy, copied }: { copy: string; copied: string }) {
  const { secret, title, once } = useFormState().values;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const value = secret?.[0];
  useEffect(() => {
    if (value) box.current?.focus();
  }, [value]);
  if (!value) return null;
  return (
    <div className="done" role="status" tabIndex={-1} ref={box}>
      <label className="lb" htmlFor={id}>
        {title?.[0]}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id={id}
          className="in mono min-w-0 flex-1 basis-60"
          readOnly
          value={value}
          autoComplete="off"
          onFocus={(event) => event.currentTarget.select()}
        />
        <Copy value={value} copy={copy} copied={copied} />
      </div>
      <p className="hint2">{once?.[0]}</p>
    </div>
  );
}

/** Copies; only there where scripts and the clipboard are. */
function Copy({ value, copy, copied }: { value: string; copy: string; copied: string }) {
  const [state, setState] = useState<"absent" | "ready" | "done">("absent");
  useEffect(() => {
    if (navigator.clipboard) setState("ready");
  }, []);
  if (state === "absent") return null;
  const take = () => navigator.clipboard.writeText(value).then(() => setState("done"));
  return (
    <button type="button" className="btn sec" onClick={take}>
      {state === "done" ? copied : copy}
    </button>
  );
}
