"use server";

import { decideSchema } from "@/lib/domain/assessment";
import { settleItemSchema } from "@/lib/domain/review";
import { decideAssessment } from "@/lib/use-cases/assessment/decide-assessment";
import { confirmItem } from "@/lib/use-cases/review/confirm-item";
import { deferItem } from "@/lib/use-cases/review/defer-item";
import { resumeItem } from "@/lib/use-cases/review/resume-item";
import { type FormState, formAction, type Params } from "@/lib/web/form-action";

type Item = Params & { number: string; position: string; reference: string };
type Proposal = Item & { id: string };

const back = ({ number, position }: Item, done: string) =>
  `/reviews/${encodeURIComponent(number)}/items/${encodeURIComponent(position)}?done=${done}`;

const decideOn = formAction<typeof decideSchema, unknown, Proposal>(
  decideSchema,
  (actor, { id, decision, note }) => decideAssessment(actor, id, { decision, note }),
  (_, input) => back(input, "DECIDE"),
);

const COMMANDS = { CONFIRM: confirmItem, DEFER: deferItem, RESUME: resumeItem } as const;

const settling = formAction<typeof settleItemSchema, unknown, Item>(
  settleItemSchema,
  (actor, { number, reference, reason, outcome }) =>
    COMMANDS[outcome](actor, { number: Number(number), reference, reason }),
  (_, input) => back(input, input.outcome),
);

/** Approves a proposal, asks for changes or rejects it, and returns to the item. Reviewers may, never on their own. */
export async function decide(params: Proposal, previous: FormState, data: FormData): Promise<FormState> {
  return decideOn(params, previous, data);
}

/** Confirms that a judgement stands (not its author), skips an item, or takes a skipped one up again. Reviewers may. */
export async function settle(params: Item, previous: FormState, data: FormData): Promise<FormState> {
  return settling(params, previous, data);
}
