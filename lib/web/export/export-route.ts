import { Unauthenticated } from "@/lib/domain/errors";
import { type ExportFormat, formatFromAccept } from "@/lib/domain/export";
import type { Locale } from "@/lib/domain/localized";
import { authorize } from "@/lib/domain/permissions";
import { apiActor } from "../actor";
import type { AnyContract } from "../api/contract";
import { problemResponse, readQuery } from "../api-route";
import { exportResponse } from "./export-response";
import type { ExportListName, FiltersOf } from "./lists";

/** The door of the API through which a list leaves as a file: who asks → what is asked → the list, as it is read. */
export function exportRoute<Name extends ExportListName>(contract: AnyContract, list: Name) {
  return async (request: Request): Promise<Response> => {
    try {
      const actor = await apiActor(request);
      if (actor.kind === "anonymous") throw new Unauthenticated();
      if (contract.permission) authorize(actor, contract.permission);
      const { format, language, ...filters } = readQuery(request, contract.query) as {
        format?: ExportFormat;
        language?: Locale;
      };
      const { format: _format, language: _language, ...stated } = statedBy(request);
      return await exportResponse(actor, {
        list,
        filters: filters as FiltersOf<Name> & { asOf?: string; knownAt?: number },
        stated,
        format: format ?? formatFromAccept(request.headers.get("accept")),
        locale: language ?? "en",
      });
    } catch (error) {
      return problemResponse(error);
    }
  };
}

/** The filters as the address says them. */
export function statedBy(request: Request): Record<string, string[]> {
  const { searchParams } = new URL(request.url);
  return Object.fromEntries([...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)]));
}
