"use client";

import { type ComponentProps, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";

/**
 * A textarea that keeps what was typed before the page's scripts ran. React, taking over a served textarea that is not
 * empty, writes the served text into it again (`initTextarea` in react-dom) and so loses whatever a quick or patient
 * person had typed by then; it spares other fields that.
 * @param props those of a textarea; `id` is how the served element is found
 */
export function TextAreaBox({ id, ...props }: ComponentProps<"textarea"> & { id: string }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const takingOver = useSyncExternalStore(never, no, yes);
  const [typed] = useState(() => (takingOver ? servedValue(id) : null));
  useLayoutEffect(() => {
    if (typed !== null && box.current && box.current.value !== typed) box.current.value = typed;
  }, [typed]);
  return <textarea {...props} id={id} ref={box} />;
}

/** What stands in the box now, while React has not yet touched it; null on the server. */
function servedValue(id: string): string | null {
  if (typeof document === "undefined") return null;
  const element = document.getElementById(id);
  return element instanceof HTMLTextAreaElement ? element.value : null;
}

const never = () => () => undefined;
const no = () => false;
const yes = () => true;
