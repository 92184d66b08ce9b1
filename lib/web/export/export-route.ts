import type { Actor } from "@/lib/domain/actor";
import { Unauthenticated } from "@/lib/domain/errors";
import { type ExportFormat, formatFromAccept } from "@/lib/domain/export";
import type { Locale } from "@/lib/domain/localized";
import { authorize } from "@/lib/domain/permissions";
import { apiActor } from "../actor";
import type { AnyContract, InputOf } from "../api/contract";
import { problemResponse, readQuery } from "../api-route";
import { exportResponse } from "./export-response";
import type { ExportListName, FiltersOf } from "./lists";

/** The door of the API through which a file leaves: who asks → what is asked → the file; every error as problem+json. */
export function fileRoute<const Given extends AnyContract>(
  contract: Given,
  run: (actor: Actor, input: InputOf<Given>, request: Request) => Promise<Response>,
) {
  return async (request: Request): Promise<Response> => {
    try {
      const actor = await apiActor(request);
      if (actor.kind === "anonymous") throw new Unauthenticated();
      if (contract.permission) authorize(actor, contract.permission);
      return await run(actor, readQuery(request, contract.query) as InputOf<Given>, request);
    } catch (error) {
      return problemResponse(error);
    }
  };
}

/** The same for a list, in whatever form is asked for, written as it is read. */
export function exportRoute<Name extends ExportListName>(contract: AnyContract, list: Name) {
  return fileRoute(contract, (actor, input, request) => {
    const { format, language, ...filters } = input as { format?: ExportFormat; language?: Locale };
    const { format: _format, language: _language, ...stated } = statedBy(request);
    return exportResponse(actor, {
      list,
      filters: filters as FiltersOf<Name> & { asOf?: string; knownAt?: number },
      stated,
      format: format ?? formatFromAccept(request.headers.get("accept")),
      locale: language ?? "en",
    });
  });
}

/** The filters as the address says them. */
export function statedBy(request: Request): Record<string, string[]> {
  const { searchParams } = new URL(request.url);
  return Object.fromEntries([...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)]));
}
