import { publishPublication, takeBackPublication } from "@/lib/use-cases/publishing/publish";
import { getPublishing } from "@/lib/use-cases/publishing/queries";
import * as contract from "@/lib/web/api/contracts/publishing";
import { presentPublishing } from "@/lib/web/api/presenters/publishing";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getPublishing, {
  run: (actor, { reference }) => getPublishing(actor, reference),
  present: presentPublishing,
});

export const POST = apiRoute(contract.setPublishing, {
  run: (actor, { reference, ...input }) => {
    const { version } = input;
    return input.published
      ? publishPublication(actor, reference, { version })
      : takeBackPublication(actor, reference, { version, reason: input.reason });
  },
  present: ({ reference, version, published }) => ({ reference, version, published }),
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
