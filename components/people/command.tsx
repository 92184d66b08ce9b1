"use client";

import type { ReactNode } from "react";
import { ActionForm, type FormState } from "@/components/ui/form";
import { Submit } from "@/components/ui/submit";

/** A form of one button; what goes wrong is said above it. */
export function Command({
  action,
  words,
  secondary,
  children,
}: {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  words: { one: string; many: string };
  secondary?: boolean;
  children: ReactNode;
}) {
  return (
    <ActionForm action={action} words={words} labels={{}}>
      <Submit small secondary={secondary}>
        {children}
      </Submit>
    </ActionForm>
  );
}
