import { listMatrix } from "@/lib/use-cases/recommendation/matrix";
import * as contract from "@/lib/web/api/contracts/view";
import { presentMatrixRow } from "@/lib/web/api/presenters/view";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getMatrix, {
  run: listMatrix,
  present: ({ states, rows, total, nextCursor }) => ({
    states: states.map(({ key, shortName }) => ({ key, shortName })),
    items: rows.map((row) => presentMatrixRow(row, states)),
    total,
    nextCursor,
  }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
