import { changeProfile } from "@/lib/use-cases/user/change-profile";
import { getOwnAccount } from "@/lib/use-cases/user/queries";
import * as contract from "@/lib/web/api/contracts/user";
import { presentAccount } from "@/lib/web/api/presenters/user";
import { apiRoute } from "@/lib/web/api-route";

export const GET = apiRoute(contract.getMe, {
  run: getOwnAccount,
  present: (account, actor) => ({
    ...presentAccount(account),
    scopes: actor.kind === "member" ? actor.scopes && [...actor.scopes] : null,
  }),
});

export const PATCH = apiRoute(contract.changeProfile, {
  read: async (actor) => {
    const { version, name, locale } = await getOwnAccount(actor);
    return { version, content: { name, locale } };
  },
  run: changeProfile,
  present: presentAccount,
});

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as OPTIONS,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
} from "@/lib/web/api/method-not-allowed";
