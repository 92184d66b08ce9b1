"use client";

import { fieldId, useFormState } from "./form";
import { TextAreaBox } from "./text-area-box";

/** One text in both languages; at least one of them is needed, and the message for the pair stands above both. */
export function LanguagePair({
  name,
  label,
  words,
  hint,
  rows,
  maxLength,
  defaultValue = {},
}: {
  name: string;
  label: string;
  /** The languages' names. */
  words: { en: string; ru: string };
  hint?: string;
  /** More than one makes it a text of several lines. */
  rows?: number;
  maxLength?: number;
  defaultValue?: { en?: string; ru?: string };
}) {
  const state = useFormState();
  const id = fieldId(name);
  const error = state.fields[name] ?? state.fields[`${name}.en`] ?? state.fields[`${name}.ru`];
  return (
    <fieldset
      className={error ? "f pair bad" : "f pair"}
      id={id}
      tabIndex={-1}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className="lb">{label}</legend>
      {error && (
        <p className="em2" id={`${id}-error`}>
          {error}
        </p>
      )}
      {(["en", "ru"] as const).map((lang) => {
        const field = `${name}.${lang}`;
        const props = {
          id: fieldId(field),
          name: field,
          className: "in",
          lang,
          maxLength,
          defaultValue: (state.attempt > 0 ? state.values[field]?.[0] : undefined) ?? defaultValue[lang],
        };
        return (
          <div key={lang}>
            <label htmlFor={props.id}>{words[lang]}</label>
            {rows ? <TextAreaBox {...props} rows={rows} /> : <input {...props} type="text" />}
          </div>
        );
      })}
      {hint && <p className="hint2">{hint}</p>}
    </fieldset>
  );
}
