import { Readable } from "node:stream";
import { now } from "@/lib/db/clock";
import { today } from "@/lib/db/today";
import type { Actor } from "@/lib/domain/actor";
import { EXPORT_MEDIA, type ExportFormat, type ExportStatement, exportName } from "@/lib/domain/export";
import type { Locale } from "@/lib/domain/localized";
import { writeCsv } from "@/lib/platform/export/csv-writer";
import { writeJson, writeJsonLines } from "@/lib/platform/export/json-writer";
import { writeXlsx } from "@/lib/platform/export/xlsx-writer";
import { contentDisposition } from "../download";
import { translatorOf } from "../translator";
import { type Audience, type Column, cellOf, columnsFor, headingOf } from "./columns";
import { type ExportListName, type FiltersOf, openList } from "./lists";

/** What is asked of an export. */
interface Asked<Name extends ExportListName> {
  list: Name;
  /** As the list's own query takes them; a clock that is not set is pinned to this moment. */
  filters: FiltersOf<Name> & { asOf?: string; knownAt?: number };
  /** The same as the address says them, for the statement. */
  stated: Readonly<Record<string, readonly string[]>>;
  format: ExportFormat;
  locale: Locale;
}

/**
 * A list as a file, written while it is read: a page of rows is in memory, whatever the list's length. Both clocks are
 * always set, so that what is recorded meanwhile does not come in and the same address gives the same rows later.
 * @throws what the list's own query throws, before the first byte; an error on the way breaks the answer off
 */
export async function exportResponse<Name extends ExportListName>(actor: Actor, asked: Asked<Name>): Promise<Response> {
  const { list, filters, stated, format, locale } = asked;
  const started = now();
  const clocks = { asOf: filters.asOf ?? today(), knownAt: filters.knownAt ?? started.getTime() };
  const opened = await openList(actor, list, { ...filters, ...clocks });
  const pages = await begun(opened.pages);
  const statement: ExportStatement = {
    list,
    asOf: clocks.asOf,
    knownAt: new Date(clocks.knownAt).toISOString(),
    filters: Object.fromEntries(Object.entries(stated).filter(([name]) => name !== "asOf" && name !== "knownAt")),
    exportedAt: started.toISOString(),
  };
  const audience: Audience =
    format === "xlsx" ? { for: "people", t: translatorOf(locale), locale } : { for: "programs" };
  const body = bodyOf(format, statement, audience, { ...opened, pages });
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
    headers: {
      "content-type": format === "xlsx" ? EXPORT_MEDIA.xlsx : `${EXPORT_MEDIA[format]}; charset=utf-8`,
      "content-disposition": contentDisposition(exportName(statement, format)),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

type Opened = Awaited<ReturnType<typeof openList>>;

function bodyOf(format: ExportFormat, statement: ExportStatement, audience: Audience, opened: Opened): Readable {
  const { present } = opened;
  if (format === "json" || format === "jsonl") {
    const document = { statement, pages: mapped(opened.pages, present) };
    return encoded(format === "json" ? writeJson(document) : writeJsonLines(document));
  }
  const columns = columnsFor(opened.columns, audience);
  const pages = mapped(opened.pages, (item) => columns.map((column) => cellOf(column, item, audience)));
  const heading = (column: Column<unknown>) =>
    audience.for === "people" ? headingOf(column, audience.t) : column.name;
  const table = { statement, columns: columns.map((column) => ({ ...column, heading: heading(column) })), pages };
  if (format === "csv" || audience.for === "programs") return encoded(writeCsv(table));
  const { t } = audience;
  return writeXlsx(table, {
    data: t(`export.list.${statement.list}`),
    about: t("export.about"),
    lines: [
      [t("export.exported"), t(`export.list.${statement.list}`)],
      [t("export.asOf"), statement.asOf],
      [t("export.knownAt"), statement.knownAt],
      [t("export.exportedAt"), statement.exportedAt],
      ...Object.entries(statement.filters).map(
        ([name, values]) => [t("export.filter", { name }), values.join(", ")] as const,
      ),
      ...(Object.keys(statement.filters).length > 0 ? [] : [[t("export.filters"), t("export.noFilters")] as const]),
      [t("export.note"), t("export.noteText")],
    ],
  });
}

/** The pages with the first one read already: what is wrong with the question shows before the answer begins. */
async function begun<Page>(pages: AsyncIterable<Page>): Promise<AsyncIterable<Page>> {
  const iterator = pages[Symbol.asyncIterator]();
  const first = await iterator.next();
  return (async function* () {
    if (first.done) return;
    yield first.value;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  })();
}

async function* mapped<Item, Result>(
  pages: AsyncIterable<readonly Item[]>,
  each: (item: Item) => Result,
): AsyncGenerator<Result[]> {
  for await (const page of pages) yield page.map(each);
}

function encoded(text: AsyncIterable<string>): Readable {
  return Readable.from(text, { objectMode: false });
}
