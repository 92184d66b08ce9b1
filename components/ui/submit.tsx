"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";

/** The button that sends a form; it waits while the form is under way, so that nobody sends it twice. */
export function Submit({
  children,
  name,
  value,
  secondary = false,
  small = false,
  focusKey,
  needs,
}: {
  children: ReactNode;
  name?: string;
  value?: string;
  secondary?: boolean;
  small?: boolean;
  /** The key that brings the focus here (see Shortcuts); Enter then sends. */
  focusKey?: string;
  /** Id of the field that this button needs: while it is empty the key goes there. */
  needs?: string;
}) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      className={`btn${secondary ? " sec" : ""}${small ? " sm" : ""}`}
      name={name}
      value={value}
      aria-disabled={pending}
      data-focus-key={focusKey}
      data-needs={needs}
      onClick={pending ? (event) => event.preventDefault() : undefined}
    >
      {children}
    </button>
  );
}
