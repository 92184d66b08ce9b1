"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, use, useEffect, useRef, useState } from "react";

/** What GET /reviews/[number]/live answers. */
export interface Live {
  closed: boolean;
  items: { position: number; state: string; news: { sequence: number; by: string; text: string } | null }[];
  present: { userId: string; name: string; initials: string; position: number | null }[];
}

interface Words {
  /** "{names} look at this item too", with #names for the names. */
  here: string;
  show: string;
  closed: string;
}

const Present = createContext<Live["present"]>([]);

const POLL = 2_000;
/** Every so many polls one says where one is. */
const MARK_EVERY = 4;

/**
 * Keeps a page of a review true while others work on it: asks every two seconds, while the page is in view, what has
 * changed; tells it, and draws the page anew from the server unless somebody is typing. Then only the notice comes, with
 * a link, and what was typed stays.
 * @param me the reader's id: what one did oneself is no news
 */
export function LiveReview({
  number,
  position,
  me,
  start,
  words,
  children,
}: {
  number: number;
  position: number | null;
  me: string;
  /** The number of the newest entry of each item that the page already shows, by position. */
  start: Record<number, number>;
  words: Words;
  children: ReactNode;
}) {
  const router = useRouter();
  const [present, setPresent] = useState<Live["present"]>([]);
  const [news, setNews] = useState<{ text: string; stale: boolean } | null>(null);
  const seen = useRef<Record<number, number>>({ ...start });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let etag = "";
    let rounds = 0;
    let ended = false;

    const take = (live: Live) => {
      setPresent(live.present.filter((each) => each.userId !== me));
      const changed = live.items.filter((item) => (item.news?.sequence ?? 0) > (seen.current[item.position] ?? 0));
      if (changed.length === 0) return;
      for (const item of changed) seen.current[item.position] = item.news?.sequence ?? 0;
      const told = changed.flatMap((item) => (item.news && item.news.by !== me ? [item.news.text] : []));
      const typing = isTyping();
      if (told.length > 0) setNews({ text: live.closed ? words.closed : told.join(" "), stale: typing });
      if (!typing) router.refresh();
    };

    const poll = async () => {
      if (document.visibilityState === "visible") {
        try {
          if (rounds++ % MARK_EVERY === 0) {
            const body = new URLSearchParams(position === null ? {} : { position: String(position) });
            await fetch(`/reviews/${number}/presence`, { method: "POST", body });
          }
          const answer = await fetch(`/reviews/${number}/live`, { headers: etag ? { "if-none-match": etag } : {} });
          if (answer.status === 200 && !ended) {
            etag = answer.headers.get("etag") ?? "";
            take((await answer.json()) as Live);
          }
        } catch {
          // The next round asks again.
        }
      }
      if (!ended) timer = setTimeout(poll, POLL);
    };
    void poll();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [number, position, me, router, words.closed]);

  const others = present.filter((each) => position !== null && each.position === position);
  return (
    <Present value={present}>
      <div className="live" role="status">
        {news && (
          <p className="wrap">
            {news.text}{" "}
            {news.stale && (
              <a href={position === null ? `/reviews/${number}` : `/reviews/${number}/items/${position}`}>
                {words.show}
              </a>
            )}
          </p>
        )}
      </div>
      {others.length > 0 && (
        <p className="wrap live-here">
          {others.map((each) => (
            <span key={each.userId} className="av" aria-hidden="true">
              {each.initials}
            </span>
          ))}{" "}
          {words.here.replace("#names", others.map((each) => each.name).join(", "))}
        </p>
      )}
      {children}
    </Present>
  );
}

/** Whoever else looks at one item just now. */
export function PresentAt({ position }: { position: number }) {
  const there = use(Present).filter((each) => each.position === position);
  if (there.length === 0) return null;
  return there.map((each) => (
    <span key={each.userId} className="av" title={each.name}>
      <span aria-hidden="true">{each.initials}</span>
      <span className="vh">{each.name}</span>
    </span>
  ));
}

/** Whether a form of the page holds words that were not sent yet. */
function isTyping(): boolean {
  return [
    ...document.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("main textarea, main input[type=text]"),
  ].some((field) => field.value !== field.defaultValue);
}
