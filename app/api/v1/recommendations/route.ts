import { createRecommendation } from "@/lib/use-cases/recommendation/create-recommendation";
import { listPage } from "@/lib/use-cases/recommendation/list-page";
import * as contract from "@/lib/web/api/contracts/recommendation";
import { presentListItem } from "@/lib/web/api/presenters/recommendation";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listRecommendations, {
  run: listPage,
  present: ({ items, nextCursor, total }) => ({
    items: items.map(presentListItem),
    nextCursor,
    ...(total === undefined ? {} : { total }),
  }),
});

export const POST = apiRoute(contract.createRecommendation, {
  run: createRecommendation,
  present: ({ id, reference }) => ({ id, reference, version: 1 }),
  location: ({ reference }) => `/recommendations/${reference}`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
