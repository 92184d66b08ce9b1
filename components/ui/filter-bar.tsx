import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

/** A search box, one choice and a button in a line: the head of a list's filters, sent as its address. */
export function FilterBar({
  action,
  search,
  choice,
  submit,
  beside,
  children,
}: {
  action: string;
  search: { label: string; value: string };
  choice: { name: string; label: string; value: string; options: readonly { value: string; label: string }[] };
  submit: string;
  /** What else stands in the line. */
  beside?: ReactNode;
  /** Further filters below it. */
  children?: ReactNode;
}) {
  return (
    <form className="filters" action={action} method="get">
      <div className={children ? "bar1" : "bar1 pb-3"}>
        <label className="q">
          <Icon name="search" />
          <span className="vh">{search.label}</span>
          <input type="search" name="q" defaultValue={search.value} placeholder={search.label} maxLength={200} />
        </label>
        <label className="vh" htmlFor={choice.name}>
          {choice.label}
        </label>
        <select id={choice.name} name={choice.name} className="in sel" defaultValue={choice.value}>
          {choice.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <button type="submit" className="btn sec sm flt2">
          {submit}
        </button>
        {beside}
      </div>
      {children}
    </form>
  );
}
