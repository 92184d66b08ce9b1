import * as contract from "@/lib/web/api/contracts/briefing";
import { apiFile } from "@/lib/web/api-file";
import { briefingResponse } from "@/lib/web/briefings/file-response";

export const GET = apiFile(contract.getBriefingFile, (actor, { id }) => briefingResponse(actor, id));

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
