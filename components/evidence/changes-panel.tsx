"use client";

import { type ReactNode, useEffect, useState } from "react";

/** What logging would change at one recommendation, in sentences. */
interface Change {
  reference: string;
  lines: string[];
}

/** So long (ms) nobody must have typed before it is computed anew. */
const PAUSE = 350;
/** What figures depend on; nothing else is sent. */
const ASKED =
  /^(links\.\d+\.(reference|stance|credibility)|what|whose|sourceId|source\.(kind|party)|url|via|publishedOn|eventFrom|eventTo|duplicate)$/;

/**
 * What saving will change: follows what is typed into a form.
 * @param form id of the form
 * @param children what generally happens: shown as long as no recommendation with a stance is chosen, and without JavaScript
 */
export function ChangesPanel({ form, children }: { form: string; children: ReactNode }) {
  const [changes, setChanges] = useState<Change[]>([]);
  useEffect(() => {
    const element = document.getElementById(form);
    if (!(element instanceof HTMLFormElement)) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let running = new AbortController();
    const ask = async () => {
      running.abort();
      running = new AbortController();
      const query = new URLSearchParams();
      for (const [name, value] of new FormData(element)) {
        if (ASKED.test(name) && typeof value === "string" && value.trim() !== "") query.append(name, value);
      }
      if (![...query.keys()].some((name) => name.endsWith(".stance"))) return setChanges([]);
      try {
        const answer = await fetch(`/evidence/preview?${query}`, { signal: running.signal });
        // What is not known must not be shown as if it were.
        setChanges(answer.ok ? await answer.json() : []);
      } catch (error) {
        if (!(error instanceof DOMException && error.name === "AbortError")) setChanges([]);
      }
    };
    const schedule = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    };
    schedule();
    // A row taken away says nothing by itself: the click that took it does.
    const events = ["input", "change", "click"];
    for (const event of events) element.addEventListener(event, schedule);
    return () => {
      clearTimeout(timer);
      running.abort();
      for (const event of events) element.removeEventListener(event, schedule);
    };
  }, [form]);
  return (
    <div aria-live="polite">
      {changes.length === 0
        ? children
        : changes.map(({ reference, lines }) => (
            <dl key={reference} className="chgs">
              <div>
                <dt className="ref">{reference}</dt>
                {lines.map((line) => (
                  <dd key={line}>{line}</dd>
                ))}
              </div>
            </dl>
          ))}
    </div>
  );
}
