import { formatReference, sortReferences } from "@/lib/domain/bibliography/styles";
import { importReferences } from "@/lib/use-cases/reference/import-references";
import { listReferences } from "@/lib/use-cases/reference/queries";
import * as contract from "@/lib/web/api/contracts/reference";
import { pageFrom } from "@/lib/web/api/page";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listReferences, {
  run: async (actor, { style = "gost", limit, cursor, ...scope }) => {
    const sorted = sortReferences(await listReferences(actor, scope), style);
    const paging = { ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) };
    const { items, nextCursor } = pageFrom(sorted, (item) => `${item.from} ${item.reference}`, paging);
    return { items: items.map((item) => ({ ...item, text: formatReference(item.csl, style) })), nextCursor };
  },
  present: (page) => page,
});

export const POST = apiRoute(contract.importReferences, { run: importReferences, present: (result) => result });

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
