import { editNote } from "@/lib/use-cases/note/edit-note";
import * as contract from "@/lib/web/api/contracts/note";
import { presentChangedNote } from "@/lib/web/api/presenters/note";
import { apiRoute } from "@/lib/web/api-route";

export const PATCH = apiRoute(contract.editNote, {
  run: editNote,
  present: presentChangedNote,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
