import type { Confidence } from "@/lib/domain/confidence";
import type { Day } from "@/lib/domain/dates";
import type { Implementation, ShownImplementation } from "@/lib/domain/implementation";
import type { Localized } from "@/lib/domain/localized";
import type { Schedule } from "@/lib/domain/milestone";
import type { BASES, LEVELS, PRIORITIES } from "@/lib/domain/recommendation";
import type { Triangulation } from "@/lib/domain/triangulation";

/** One line of a list of recommendations. */
export interface RecommendationListItem {
  id: string;
  reference: string;
  /** The parent's reference, for a component. */
  parent: string | null;
  publication: string;
  title: Localized;
  theme: { key: string; name: Localized };
  levels: (typeof LEVELS)[number][];
  basis: (typeof BASES)[number];
  priority: (typeof PRIORITIES)[number] | null;
  owner: { id: string; name: string } | null;
  addressees: { key: string; shortName: Localized }[];
  components: number;
  retired: boolean;
  implementation: ShownImplementation;
  /** The judged confidence, lowered by the age of the evidence cited. */
  confidence: Confidence | null;
  asOn: Day | null;
  /** The newest open proposal's value, and how many are open. */
  proposed: Implementation | null;
  proposals: number;
  triangulation: Triangulation;
  contradicted: boolean;
  alarm: boolean;
  supports: number;
  contradicts: number;
  context: number;
  /** One letter for each support, "|", one for each contradiction: see evidenceMarks. */
  marks: string;
  searches: number;
  silentSince: Day | null;
  /** When the figures last moved; at the clocks, since when they were known so. */
  movedAt: Date | null;
  /** What addressees, sources and we say does not go together. */
  disagreement: boolean;
  schedule: Schedule;
  /** Open requests for evidence. */
  requests: number;
}
