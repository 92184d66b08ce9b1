import { listThemes } from "@/lib/use-cases/recommendation/queries";
import * as contract from "@/lib/web/api/contracts/recommendation";
import { pageFrom } from "@/lib/web/api/page";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listThemes, {
  run: async (actor, paging) => pageFrom(await listThemes(actor), (theme) => theme.key, paging),
  present: ({ items, nextCursor }) => ({ items: items.map(({ key, name }) => ({ key, name })), nextCursor }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
