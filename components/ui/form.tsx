"use client";

import { createContext, type ReactNode, use, useActionState, useEffect, useRef } from "react";

/** What a form shows after it was sent (see lib/web/form-action.ts, which makes it). */
export interface FormState {
  attempt: number;
  values: Record<string, string[]>;
  fields: Record<string, string>;
  form: string | null;
}

const EMPTY: FormState = { attempt: 0, values: {}, fields: {}, form: null };
const Context = createContext<FormState>(EMPTY);

/** The state of the surrounding form. */
export function useFormState(): FormState {
  return use(Context);
}

interface Words {
  /** Heading of the error summary for one and for several errors. */
  one: string;
  many: string;
}

/**
 * A form over a server action: works without JavaScript, keeps what was typed, lists what is wrong on top with links to
 * the fields, and moves the focus there.
 * @param initial the state to begin with, where a form is shown again after a redirect
 */
export function ActionForm({
  action,
  initial = EMPTY,
  words,
  labels,
  children,
  className,
}: {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  initial?: FormState;
  words: Words;
  /** Labels of the fields by path, for the error summary. */
  labels: Record<string, string>;
  children: ReactNode;
  className?: string;
}) {
  const [state, submit, pending] = useActionState(action, initial);
  return (
    <form action={submit} className={className} noValidate aria-busy={pending}>
      <FormFeedback state={state} words={words} labels={labels}>
        {children}
      </FormFeedback>
    </form>
  );
}

/** The error summary and the fields of any form, sent natively or by an action. */
export function FormFeedback({
  state,
  words,
  labels,
  children,
}: {
  state: FormState;
  words: Words;
  labels: Record<string, string>;
  children: ReactNode;
}) {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.attempt > 0) summary.current?.focus();
  }, [state]);
  const fields = Object.entries(state.fields);
  return (
    <Context value={state}>
      {(fields.length > 0 || state.form) && (
        <div className="err" role="alert" tabIndex={-1} ref={summary}>
          <h2>{fields.length > 1 ? words.many.replace("#", String(fields.length)) : words.one}</h2>
          {state.form && <p>{state.form}</p>}
          <ul>
            {fields.map(([path, message]) => (
              <li key={path}>
                <a href={`#${fieldId(path)}`}>{labels[path] ? `${labels[path]}: ${message}` : message}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {/* A new key gives uncontrolled fields their kept values after a refused attempt. */}
      <div key={state.attempt} className="contents">
        {children}
      </div>
    </Context>
  );
}

/** The id of a field by its path. */
export function fieldId(path: string): string {
  return `f-${path.replace(/[^\w]+/g, "-")}`;
}
