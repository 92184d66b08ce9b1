"use client";

import type { ReactNode } from "react";
import { fieldId, useFormState } from "./form";
import { TextAreaBox } from "./text-area-box";

interface Common {
  /** Path of the value in the command's input; also the field's name. */
  name: string;
  label: string;
  hint?: string;
  optional?: string;
  defaultValue?: string;
}

/** Label, message and hint around one control: the message stands between label and control, beside a red bar. */
export function Field({ name, label, hint, optional, children }: Common & { children: ReactNode }) {
  const error = useFormState().fields[bare(name)];
  const id = fieldId(bare(name));
  return (
    <div className={error ? "f bad" : "f"}>
      <label className="lb" htmlFor={id}>
        {label} {optional && <span className="mut">{optional}</span>}
      </label>
      {error && (
        <p className="em2" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
      {hint && (
        <p className="hint2" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** One line of text. */
export function TextField({
  type = "text",
  autoComplete,
  inputMode,
  maxLength,
  list,
  ...field
}: Common & {
  type?: "text" | "email" | "password" | "url" | "date" | "number" | "search";
  autoComplete?: string;
  inputMode?: "numeric" | "url" | "email";
  maxLength?: number;
  /** Id of a datalist of suggestions. */
  list?: string;
}) {
  return (
    <Field {...field}>
      <input
        {...useControl(field)}
        className="in"
        type={type}
        autoComplete={autoComplete}
        inputMode={inputMode}
        maxLength={maxLength}
        list={list}
      />
    </Field>
  );
}

/** Several lines of text. */
export function TextArea({ rows = 4, ...field }: Common & { rows?: number }) {
  return (
    <Field {...field}>
      <TextAreaBox {...useControl(field)} className="in" rows={rows} />
    </Field>
  );
}

/** One of many. An empty first choice stands for "none chosen". */
export function Select({
  options,
  empty,
  ...field
}: Common & { options: readonly { value: string; label: string }[]; empty?: string }) {
  return (
    <Field {...field}>
      <select {...useControl(field)} className="in">
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** A few choices side by side: one of them (radio) or any of them (checkbox, name ending in "[]"). */
export function Choices({
  name,
  label,
  hint,
  optional,
  options,
  defaultValues = [],
  layout = "rad",
}: Omit<Common, "defaultValue"> & {
  options: readonly { value: string; label: string; detail?: string }[];
  defaultValues?: readonly string[];
  /** rad: joined buttons; crd: a scale with details; list: one below the other. */
  layout?: "rad" | "crd" | "list";
}) {
  const state = useFormState();
  const error = state.fields[bare(name)];
  const id = fieldId(bare(name));
  // Boxes all cleared and radio buttons never shown send nothing: only the former means "none".
  const kept = state.attempt > 0 ? (state.values[name] ?? (name.endsWith("[]") ? [] : undefined)) : undefined;
  const chosen = kept ?? defaultValues;
  return (
    <fieldset
      className={error ? "f bad" : "f"}
      id={id}
      tabIndex={-1}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className="lb">
        {label} {optional && <span className="mut">{optional}</span>}
      </legend>
      {error && (
        <p className="em2" id={`${id}-error`}>
          {error}
        </p>
      )}
      <div className={layout}>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type={name.endsWith("[]") ? "checkbox" : "radio"}
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
            />
            {option.detail ? (
              <>
                <b>{option.label}</b>
                <span>{option.detail}</span>
              </>
            ) : (
              <span>{option.label}</span>
            )}
          </label>
        ))}
      </div>
      {hint && <p className="hint2">{hint}</p>}
    </fieldset>
  );
}

/** Yes or no. */
export function Checkbox({
  name,
  label,
  hint,
  defaultChecked = false,
}: {
  name: string;
  label: string;
  hint?: string;
  defaultChecked?: boolean;
}) {
  const state = useFormState();
  const checked = state.attempt > 0 ? Boolean(state.values[name]) : defaultChecked;
  return (
    <div className="f">
      <label className="check">
        <input type="checkbox" id={fieldId(name)} name={name} defaultChecked={checked} />
        <span>{label}</span>
      </label>
      {state.fields[name] && <p className="em2">{state.fields[name]}</p>}
      {hint && <p className="hint2">{hint}</p>}
    </div>
  );
}

function useControl({ name, hint, defaultValue }: Pick<Common, "name" | "hint" | "defaultValue">) {
  const state = useFormState();
  const id = fieldId(bare(name));
  const error = state.fields[bare(name)];
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return {
    id,
    name,
    defaultValue: (state.attempt > 0 ? state.values[name]?.[0] : undefined) ?? defaultValue,
    "aria-invalid": error ? (true as const) : undefined,
    "aria-describedby": described || undefined,
  };
}

function bare(name: string): string {
  return name.endsWith("[]") ? name.slice(0, -2) : name;
}
