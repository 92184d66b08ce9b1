import type { Day } from "@/lib/domain/dates";

/** The two dates, each with what is wrong with it beside it and what was typed kept. */
export function ClockFields({
  fields,
  today,
}: {
  fields: readonly { name: string; label: string; hint: string; value: string; problem?: string }[];
  today: Day;
}) {
  return (
    <div className="clk-fields">
      {fields.map(({ name, label, hint, value, problem }) => {
        const id = `clock-${name}`;
        // A date field shows nothing of what is no date: that is kept as text.
        const isDate = value === "" || /^\d{4}-\d{2}-\d{2}$/.test(value);
        return (
          <div key={name} className={problem ? "f bad" : "f"}>
            <label className="lb" htmlFor={id}>
              {label}
            </label>
            {problem && (
              <p className="em2" id={`${id}-error`}>
                {problem}
              </p>
            )}
            <input
              className="in"
              id={id}
              name={name}
              type={isDate ? "date" : "text"}
              max={isDate && !problem ? today : undefined}
              defaultValue={value}
              aria-invalid={problem ? true : undefined}
              aria-describedby={problem ? `${id}-error ${id}-hint` : `${id}-hint`}
            />
            <p className="hint2" id={`${id}-hint`}>
              {hint}
            </p>
          </div>
        );
      })}
    </div>
  );
}
