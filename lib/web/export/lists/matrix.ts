import type { Actor } from "@/lib/domain/actor";
import { evidenceReference } from "@/lib/domain/evidence";
import { pick } from "@/lib/domain/localized";
import type { RecommendationFilters } from "@/lib/use-cases/recommendation/list-item";
import { listMatrix, type MatrixRow, type StateColumn } from "@/lib/use-cases/recommendation/matrix";
import { presentMatrixRow } from "../../api/presenters/view";
import { type Column, column, localizedColumns } from "../columns";
import { exportList, type OpenedList } from "../list";

type Row = MatrixRow & { states: readonly StateColumn[] };

const PAGE = 100;

/** Recommendations by member state: five columns for each state, named by its key. */
export const matrix = exportList<RecommendationFilters, Row>({
  open: async (actor, filters) => {
    const asked = { ...filters, limit: PAGE };
    const first = await listMatrix(actor, asked);
    return {
      columns: [...WHOLE, ...first.states.flatMap(columnsOf)],
      pages: pagesFrom(actor, asked, first),
    } satisfies OpenedList<Row>;
  },
  present: (row) => presentMatrixRow(row, row.states),
});

const WHOLE: readonly Column<Row>[] = [
  column("reference", ({ item }) => item.reference, { width: 14 }),
  ...localizedColumns<Row>("title", ({ item }) => item.title, 60),
  column("implementation", ({ item }) => item.implementation, { words: "implementation", width: 20 }),
  column("proposed", ({ item }) => item.proposed, { words: "implementation", width: 20 }),
  column("judgedStates", ({ spread }) => spread.judged),
];

function columnsOf({ id, key, shortName }: StateColumn): Column<Row>[] {
  const cell = (row: Row) => row.cells.find((each) => each.stateId === id);
  const more = (part: string, of: Column<Row>["of"]) => column<Row>(`${key}.${part}`, of, { only: "programs" });
  return [
    column(`${key}.implementation`, (row) => cell(row)?.implementation ?? null, {
      words: "implementation",
      heading: pick(shortName, "en").text,
      width: 18,
    }),
    more("proposed", (row) => cell(row)?.proposed ?? null),
    more("supports", (row) => cell(row)?.supports ?? 0),
    more("contradicts", (row) => cell(row)?.contradicts ?? 0),
    more("evidence", (row) => cell(row)?.evidence.map(evidenceReference) ?? []),
    more("gap", (row) => cell(row)?.gap ?? false),
  ];
}

async function* pagesFrom(
  actor: Actor,
  asked: RecommendationFilters,
  first: Awaited<ReturnType<typeof listMatrix>>,
): AsyncGenerator<Row[]> {
  let page = first;
  for (;;) {
    const { states } = first;
    yield page.rows.map((row) => ({ ...row, states }));
    if (!page.nextCursor) return;
    page = await listMatrix(actor, { ...asked, cursor: page.nextCursor });
  }
}
