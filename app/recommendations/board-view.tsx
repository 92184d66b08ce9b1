import type { ListQuery } from "@/components/recommendation/list-query";
import type { Translate } from "@/components/translate";
import { ServedMarkup } from "@/components/ui/served-markup";
import { board } from "@/components/views/board";
import { BoardMoves } from "@/components/views/board-moves";
import type { BoardColumn } from "@/lib/use-cases/recommendation/board";
import "@/components/views/views.css";

/** The rows as a board: a column for each status. */
export function BoardView({
  columns,
  left,
  query,
  path,
  mayPropose,
  t,
  locale,
}: {
  columns: readonly BoardColumn[];
  /** How many rows no column shows. */
  left: number;
  query: ListQuery;
  path: string;
  mayPropose: boolean;
  t: Translate;
  locale: string;
}) {
  return (
    <>
      <p className="rule">{t(mayPropose ? "views.boardRule" : "views.boardRead")}</p>
      {left > 0 && <p className="rule attn">{t("views.boardLeft", { count: left })}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <section className="bdw" tabIndex={0} aria-label={t("views.board")}>
        <ServedMarkup as="div" html={board(columns, { query, path, mayPropose, t, locale })} />
      </section>
      <BoardMoves />
    </>
  );
}
