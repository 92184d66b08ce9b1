"use client";

import type { ReactNode } from "react";
import { fieldId, useFormState } from "@/components/ui/form";

/** Fields that make up one value; what is wrong with the whole of it stands above them. */
export function FieldGroup({
  name,
  className = "",
  children,
}: {
  name: string;
  className?: string;
  children: ReactNode;
}) {
  const error = useFormState().fields[name];
  return (
    <div id={fieldId(name)} tabIndex={-1} className={error ? "f bad" : "f"}>
      {error && <p className="em2">{error}</p>}
      <div className={className}>{children}</div>
    </div>
  );
}
