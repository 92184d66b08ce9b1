import type { ReactNode } from "react";
import type { ListQuery } from "@/components/recommendation/list-query";
import type { Translate } from "@/components/translate";
import { clocksOf } from "@/components/views/switcher";
import { Timeline } from "@/components/views/timeline";
import type { Actor } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permissions";
import type { ListColumn, View } from "@/lib/domain/view";
import { listBoard } from "@/lib/use-cases/recommendation/board";
import type { RecommendationFilters } from "@/lib/use-cases/recommendation/list-item";
import { listRecommendations } from "@/lib/use-cases/recommendation/list-recommendations";
import { listMatrix } from "@/lib/use-cases/recommendation/matrix";
import { listTimeline } from "@/lib/use-cases/recommendation/timeline";
import { currentDay } from "@/lib/web/today";
import { BoardView } from "./board-view";
import { ListView } from "./list-view";
import { MatrixView } from "./matrix-view";

interface Asked {
  filters: RecommendationFilters;
  query: ListQuery;
  path: string;
  columns: readonly ListColumn[];
  t: Translate;
  locale: string;
}

interface Rows {
  shown: number;
  total: number;
  nextCursor: string | null;
  drawn: ReactNode;
}

/** Reads what the filters find and draws it in the way that is asked for. */
export async function showRows(actor: Actor, view: View, asked: Asked): Promise<Rows> {
  const { filters, query, path, t, locale } = asked;
  const isPast = filters.asOf !== undefined || filters.knownAt !== undefined;
  if (view === "board") {
    const { columns, total, left } = await listBoard(actor, filters);
    const mayPropose = can(actor, "assessment.propose") && !isPast && !filters.retired;
    return {
      shown: columns.reduce((sum, column) => sum + column.cards.length, 0),
      total,
      nextCursor: null,
      drawn: <BoardView {...{ columns, left, query, path, mayPropose, t, locale }} />,
    };
  }
  if (view === "matrix") {
    const { states, rows, total, nextCursor } = await listMatrix(actor, filters);
    return {
      shown: rows.length,
      total,
      nextCursor,
      drawn: <MatrixView {...{ rows, states, query, t, locale }} />,
    };
  }
  if (view === "timeline") {
    const { rows, total, nextCursor } = await listTimeline(actor, filters);
    const today = filters.asOf ?? currentDay();
    return {
      shown: rows.length,
      total,
      nextCursor,
      drawn: <Timeline lines={rows} today={today} clocks={clocksOf(query)} t={t} locale={locale} />,
    };
  }
  const page = await listRecommendations(actor, filters);
  return {
    shown: page.items.length,
    total: page.total,
    nextCursor: page.nextCursor,
    drawn: <ListView page={page} {...asked} choosing={query.select !== undefined} />,
  };
}
