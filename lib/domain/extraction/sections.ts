import { readBlocks } from "./blocks";
import type { DocumentText } from "./candidate";
import { placeBlocks } from "./zones";

/** A heading and how far its words reach, up to the next heading. */
export interface Section {
  title: string;
  /** 0 where its rank cannot be told. */
  level: number;
  start: number;
  end: number;
}

const MAX_SECTIONS = 2000;

/** The sections of a document, in reading order; tables of contents have none. */
export function findSections(source: DocumentText): Section[] {
  const headings = placeBlocks(readBlocks(source)).filter(
    ({ kind, zone }) => kind === "heading" && zone !== "contents",
  );
  return headings.slice(0, MAX_SECTIONS).map((heading, index) => ({
    title: heading.body.slice(0, 300),
    level: heading.level,
    start: heading.start,
    end: headings[index + 1]?.start ?? source.text.length,
  }));
}
