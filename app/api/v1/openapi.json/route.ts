import { getOpenapi } from "@/lib/web/api/endpoints";
import { openapiDocument } from "@/lib/web/api/openapi";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(getOpenapi, {
  run: async () => openapiDocument(),
  present: (document) => document,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
