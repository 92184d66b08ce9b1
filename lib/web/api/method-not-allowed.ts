import { NotFound } from "@/lib/domain/errors";
import { problemResponse } from "../api-route";
import { EdgeError } from "../errors";
import { contractsAt } from "./endpoints";

class MethodNotAllowed extends EdgeError {
  readonly status = 405;
}

/** Answers a method that an address does not take, naming those that it takes. Anybody may ask. */
export async function methodNotAllowed(request: Request): Promise<Response> {
  const response = problemResponse(new MethodNotAllowed("methodNotAllowed"));
  const methods = contractsAt(new URL(request.url).pathname).map((contract) => contract.method as string);
  if (methods.includes("GET")) methods.push("HEAD");
  response.headers.set("allow", [...new Set(methods)].sort().join(", "));
  return response;
}

/** Answers an address below /api/v1 at which there is nothing. Anybody may ask. */
export async function endpointNotFound(): Promise<Response> {
  return problemResponse(new NotFound("endpointNotFound"));
}
