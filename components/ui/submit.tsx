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
}: {
  children: ReactNode;
  name?: string;
  value?: string;
  secondary?: boolean;
  small?: boolean;
}) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      className={`btn${secondary ? " sec" : ""}${small ? " sm" : ""}`}
      name={name}
      value={value}
      aria-disabled={pending}
      onClick={pending ? (event) => event.preventDefault() : undefined}
    >
      {children}
    </button>
  );
}
