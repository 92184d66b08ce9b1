"use server";

import { createRecommendationSchema, retireSchema, reviseRecommendationSchema } from "@/lib/domain/recommendation";
import { createRecommendation } from "@/lib/use-cases/recommendation/create-recommendation";
import { retireRecommendation } from "@/lib/use-cases/recommendation/retire-recommendation";
import { reviseRecommendation } from "@/lib/use-cases/recommendation/revise-recommendation";
import { type FormState, formAction, type Params } from "@/lib/web/form-action";

type Named = Params & { reference: string };
type Parent = Params & { parent: string };
const pageOf = ({ reference }: { reference: string }) => `/recommendations/${reference}`;

const create = formAction<typeof createRecommendationSchema, { reference: string }>(
  createRecommendationSchema,
  createRecommendation,
  pageOf,
);
const createComponent = formAction<typeof createRecommendationSchema, { reference: string }, Parent>(
  createRecommendationSchema,
  createRecommendation,
  pageOf,
);
const revise = formAction<typeof reviseRecommendationSchema, { reference: string }, Named>(
  reviseRecommendationSchema,
  (actor, { reference, ...input }) => reviseRecommendation(actor, reference, input),
  pageOf,
);
const retire = formAction<typeof retireSchema, { reference: string }, Named>(
  retireSchema,
  (actor, { reference, ...input }) => retireRecommendation(actor, reference, input),
  pageOf,
);

/** Adds a recommendation. Analysts may. */
export async function addRecommendation(previous: FormState, data: FormData): Promise<FormState> {
  return create({}, previous, data);
}

/** Adds a component to a recommendation. Analysts may. */
export async function addComponent(params: Parent, previous: FormState, data: FormData): Promise<FormState> {
  return createComponent(params, previous, data);
}

/** Gives a recommendation new content. Analysts may. */
export async function saveRecommendation(params: Named, previous: FormState, data: FormData): Promise<FormState> {
  return revise(params, previous, data);
}

/** Takes a recommendation out of force. Reviewers may. */
export async function retireIt(params: Named, previous: FormState, data: FormData): Promise<FormState> {
  return retire(params, previous, data);
}
