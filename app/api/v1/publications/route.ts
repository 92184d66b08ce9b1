import { createPublication } from "@/lib/use-cases/publication/create-publication";
import { listPublications } from "@/lib/use-cases/publication/queries";
import * as contract from "@/lib/web/api/contracts/publication";
import { pageFrom } from "@/lib/web/api/page";
import { presentPublicationItem } from "@/lib/web/api/presenters/publication";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listPublications, {
  run: async (actor, paging) => pageFrom(await listPublications(actor), (each) => each.reference, paging),
  present: ({ items, nextCursor }) => ({ items: items.map(presentPublicationItem), nextCursor }),
});

export const POST = apiRoute(contract.createPublication, {
  run: createPublication,
  present: ({ id, reference }) => ({ id, reference, version: 1 }),
  location: ({ reference }) => `/publications/${reference}`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
