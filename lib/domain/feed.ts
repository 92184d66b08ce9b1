import { z } from "zod";

/** What a private address can be of: decisions as Atom or JSON Feed, due days as iCalendar. */
export const FEED_KINDS = ["decisions.atom", "decisions.json", "calendar.ics"] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

/** What opening a private address takes. */
export const openFeedSchema = z.strictObject({ kind: z.enum(FEED_KINDS).default("decisions.atom") });

/** An entry of a feed: never changed once it is there, as decisions are not. */
export interface FeedEntry {
  /** A decision's id. */
  id: string;
  title: string;
  /** Plain text. */
  text: string;
  /** Where it can be read, as a whole address. */
  url: string;
  author: string;
  at: Date;
  tags: readonly string[];
}

/** A feed: what it is called, where it is read and where its pages are, newest entry first. */
export interface Feed {
  title: string;
  language: string;
  /** Without the private part: this is shown and passed on. */
  home: string;
  /** What stays the same for ever, whatever the address. */
  id: string;
  entries: readonly FeedEntry[];
}

/** Something that falls due on a day. */
export interface DueDay {
  /** The same for ever. */
  uid: string;
  /** A whole day. */
  on: string;
  title: string;
  text: string;
  url: string;
}
