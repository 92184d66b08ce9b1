import { listNotes } from "@/lib/use-cases/note/queries";
import { writeNote } from "@/lib/use-cases/note/write-note";
import * as contract from "@/lib/web/api/contracts/note";
import { pageFrom } from "@/lib/web/api/page";
import { presentChangedNote, presentNote } from "@/lib/web/api/presenters/note";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.listNotes, {
  run: async (actor, { reference, ...paging }) =>
    pageFrom(await listNotes(actor, reference), (note) => note.id, paging),
  present: ({ items, nextCursor }) => ({ items: items.map(presentNote), nextCursor }),
});

export const POST = apiRoute(contract.writeNote, {
  run: writeNote,
  present: presentChangedNote,
  location: ({ reference }) => `/recommendations/${reference}/notes`,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
