"use server";

import { dropRequestSchema, fillRequestSchema, openRequestSchema, reviseRequestSchema } from "@/lib/domain/request";
import { dropRequest } from "@/lib/use-cases/request/drop-request";
import { fillRequest } from "@/lib/use-cases/request/fill-request";
import { openRequest } from "@/lib/use-cases/request/open-request";
import { reviseRequest } from "@/lib/use-cases/request/revise-request";
import { formAction } from "@/lib/web/form-action";

interface Changed {
  reference: string;
}

/** Asks for evidence. Analysts and above. */
export const ask = formAction<typeof openRequestSchema, Changed, { reference: string }>(
  openRequestSchema,
  openRequest,
  ({ reference }) => `/recommendations/${reference}?done=request-opened#requests`,
);

/** Changes what is asked for. Analysts and above. */
export const change = formAction<typeof reviseRequestSchema, Changed, { id: string }>(
  reviseRequestSchema,
  reviseRequest,
  ({ reference }) => `/recommendations/${reference}?done=request-revised#requests`,
);

/** Fills a request with what is logged. Analysts and above. */
export const fill = formAction<typeof fillRequestSchema, Changed, { id: string }>(
  fillRequestSchema,
  fillRequest,
  ({ reference }) => `/recommendations/${reference}?done=request-filled#requests`,
);

/** Gives a request up. Analysts and above. */
export const drop = formAction<typeof dropRequestSchema, Changed, { id: string }>(
  dropRequestSchema,
  dropRequest,
  ({ reference }) => `/recommendations/${reference}?done=request-dropped#requests`,
);
