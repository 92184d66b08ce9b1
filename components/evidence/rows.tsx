"use client";

import { type ReactNode, type RefObject, useRef, useState } from "react";

/**
 * Rows that can be added and taken away. A row keeps its number, so that what is typed into it stays with it; the server
 * counts them anew.
 * @param count how many there are to begin with
 */
export function useRows(count: number): {
  rows: readonly number[];
  add: () => void;
  remove: (row: number) => void;
  /** For the button that adds: the focus goes there when the row that held it is gone. */
  adder: RefObject<HTMLButtonElement | null>;
} {
  const [rows, setRows] = useState<readonly number[]>(() => Array.from({ length: count }, (_, row) => row));
  const adder = useRef<HTMLButtonElement>(null);
  return {
    rows,
    add: () => setRows([...rows, Math.max(-1, ...rows) + 1]),
    remove: (row) => {
      setRows(rows.filter((each) => each !== row));
      adder.current?.focus();
    },
    adder,
  };
}

/** Adds or removes a row here or, without JavaScript, by sending the form with `intent`. */
export function RowButton({
  intent,
  onPress,
  className,
  ref,
  children,
}: {
  intent: string;
  onPress: () => void;
  className: string;
  ref?: RefObject<HTMLButtonElement | null>;
  children: ReactNode;
}) {
  return (
    <button
      type="submit"
      name="intent"
      value={intent}
      formNoValidate
      className={className}
      ref={ref}
      onClick={(event) => {
        event.preventDefault();
        onPress();
      }}
    >
      {children}
    </button>
  );
}
