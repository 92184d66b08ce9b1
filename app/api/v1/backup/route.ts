import * as contract from "@/lib/web/api/contracts/backup";
import { apiFile } from "@/lib/web/api-file";
import { backupResponse } from "@/lib/web/backup";

export const GET = apiFile(contract.getBackup, backupResponse);

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
