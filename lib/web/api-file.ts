import type { Actor } from "@/lib/domain/actor";
import { Unauthenticated } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { apiActor } from "./actor";
import type { AnyContract, InputOf } from "./api/contract";
import { problemResponse, readQuery, readSegments } from "./api-route";

/** The door of an endpoint that is read and answers with a file: who asks → what is asked → the file; errors as apiRoute tells them. */
export function apiFile<const Given extends AnyContract>(
  contract: Given,
  answer: (actor: Actor, input: InputOf<Given>) => Promise<Response>,
): (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response> {
  return async (request, context) => {
    try {
      const actor = await apiActor(request);
      if (contract.permission) {
        if (actor.kind === "anonymous") throw new Unauthenticated();
        authorize(actor, contract.permission);
      }
      const segments = readSegments((await context.params) ?? {});
      return await answer(actor, { ...segments, ...readQuery(request, contract.query) } as InputOf<Given>);
    } catch (error) {
      return problemResponse(error);
    }
  };
}
