import type { Reader } from "@/lib/db/transaction";
import type { Day } from "@/lib/domain/dates";
import type { ShownImplementation } from "@/lib/domain/implementation";
import type { Localized } from "@/lib/domain/localized";
import type { Triangulation } from "@/lib/domain/triangulation";
import type { Figures, StatusRow } from "./figures";

/** How many rows each short list of the dashboard holds. */
export const LISTED = {
  waiting: 5,
  silent: 6,
  activity: 10,
  decisions: 5,
  contested: 5,
  mine: 10,
  overdue: 5,
} as const;

/** A recommendation's evidence in one line: its marks, and since when it is silent. */
export interface Line {
  reference: string;
  title: Localized;
  marks: string;
  supports: number;
  contradicts: number;
  context: number;
  silentSince: Day | null;
  /** The earliest day on which a milestone is due that is not reached. */
  dueOn: Day | null;
  triangulation: Triangulation;
  contradicted: boolean;
  alarm: boolean;
  implementation: ShownImplementation;
}

/** The part of the dashboard that is the same for everybody. */
export interface Counted extends Figures {
  byTheme: StatusRow[];
  byAddressee: StatusRow[];
  /** Each recommendation's evidence; null where there are too many to name. */
  evidence: Line[] | null;
  /** Longest silent first. */
  silentSince: Line[];
  /** Nothing for or against has ever been logged. */
  neverHeard: { total: number; items: Line[] };
  contested: Line[];
  /** Longest due first. */
  overdue: { total: number; items: (Line & { dueOn: Day })[] };
}

/** The names of themes and parties, in the order in which tables list them. */
export async function names(db: Reader) {
  const [themes, parties] = await Promise.all([
    db.theme.findMany({ orderBy: { position: "asc" } }),
    db.party.findMany({ orderBy: { key: "asc" }, include: { currentRevision: { select: { shortName: true } } } }),
  ]);
  return {
    themes: themes.map(({ key, name }) => ({ key, name: name as Localized })),
    addressees: parties.map(({ key, currentRevision }) => ({
      key,
      name: (currentRevision?.shortName ?? {}) as Localized,
    })),
  };
}
