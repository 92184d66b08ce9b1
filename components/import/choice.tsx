/** A choice among a few, with its label. */
export function Choice({
  name,
  label,
  value,
  options,
}: {
  name: string;
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
}) {
  return (
    <div className="f">
      <label className="lb" htmlFor={`import-${name}`}>
        {label}
      </label>
      <select className="in" id={`import-${name}`} name={name} defaultValue={value}>
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
