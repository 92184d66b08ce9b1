import { readFilters } from "@/app/evidence/filters";
import { readListQuery } from "@/app/recommendations/read-query";
import type { Actor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import { EXPORT_FORMATS } from "@/lib/domain/export";
import { authorize } from "@/lib/domain/permissions";
import { SOURCE_KINDS } from "@/lib/domain/source";
import { currentActor } from "@/lib/web/actor";
import { clocksOf, clocksSet } from "@/lib/web/clocks";
import { exportResponse } from "@/lib/web/export/export-response";
import { statedBy } from "@/lib/web/export/export-route";
import { type ExportListName, isExportList } from "@/lib/web/export/lists";
import { refuseForm } from "@/lib/web/native-form";
import { currentLocale } from "@/lib/web/request";

/** A list as a file, with the filters and clocks of the page that links here: it reads the address as that page does. */
export async function GET(request: Request, { params }: { params: Promise<{ list: string }> }): Promise<Response> {
  const { list } = await params;
  try {
    const actor = await currentActor();
    authorize(actor, "read");
    if (!isExportList(list)) throw new NotFound();
    return await exported(actor, list, request);
  } catch (error) {
    return refuseForm(error, PAGE_OF[list] ?? "/recommendations");
  }
}

const PAGE_OF: Record<string, string> = {
  evidence: "/evidence",
  sources: "/sources",
  parties: "/parties",
  decisions: "/review",
};

async function exported(actor: Actor, list: ExportListName, request: Request): Promise<Response> {
  const given = statedBy(request);
  const first = (name: string) => given[name]?.[0]?.trim() ?? "";
  const format = EXPORT_FORMATS.find((each) => each === first("format")) ?? "csv";
  const shown = { format, locale: await currentLocale() };
  const clocks = clocksSet(clocksOf(given));
  switch (list) {
    case "evidence": {
      const { filters, chosen, sort } = readFilters(given);
      const { cursor: _cursor, ...asked } = defined(filters);
      const stated = { ...asLists(chosen), ...(sort === "-recorded" ? {} : { sort: [sort] }) };
      return exportResponse(actor, { list, filters: asked, stated, ...shown });
    }
    case "sources": {
      const kind = SOURCE_KINDS.find((each) => each === first("kind"));
      const q = first("q").slice(0, 200);
      const filters = { ...(q ? { q } : {}), ...(kind ? { kind } : {}) };
      return exportResponse(actor, { list, filters, stated: asLists(filters), ...shown });
    }
    case "parties": {
      const retired = first("retired") === "1";
      const stated: Record<string, string[]> = retired ? { retired: ["true"] } : {};
      return exportResponse(actor, { list, filters: { retired }, stated, ...shown });
    }
    case "decisions":
      return exportResponse(actor, { list, filters: clocks, stated: {}, ...shown });
    case "recommendations":
    case "matrix":
    case "milestones":
    case "responses": {
      const { filters, query } = readListQuery(given);
      const { cursor: _cursor, limit: _limit, ...asked } = filters;
      const { view: _view, columns: _columns, select: _select, cursor: _place, ...stated } = query;
      return exportResponse(actor, { list, filters: asked, stated, ...shown });
    }
  }
}

function asLists(values: Readonly<Record<string, string | undefined>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value ? [[name, [value]]] : [])));
}

/** Without the filters that are not set. */
function defined<Values extends object>(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values;
}
