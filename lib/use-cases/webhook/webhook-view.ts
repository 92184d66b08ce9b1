import type { Prisma, WebhookDelivery } from "@/lib/db/generated/client";
import type { WebhookVisibility } from "@/lib/domain/webhook";

/** The publication that an endpoint is for. */
export const within = { publication: { select: { reference: true } } } as const satisfies Prisma.WebhookEndpointInclude;
type Row = Prisma.WebhookEndpointGetPayload<{ include: typeof within }>;

/** An endpoint as administrators see it, without its secrets. */
export interface Webhook {
  id: string;
  version: number;
  description: string;
  url: string;
  /** None stands for all that it may be told. */
  events: string[];
  visibility: WebhookVisibility;
  publication: string | null;
  createdAt: Date;
  /** Until when the secret before signs, too. */
  previousUntil: Date | null;
  failingSince: Date | null;
  disabledAt: Date | null;
  disabledBecause: DisabledBecause | null;
}

/**
 * Why an endpoint is told nothing: an administrator said so, it said that it is gone, it failed for days, its secret cannot be
 * read, or the installation was restored from a backup while the one before may still tell it.
 */
export type DisabledBecause = "ADMIN" | "GONE" | "FAILING" | "SECRET" | "RESTORED";

export type DeliveryState = "WAITING" | "DELIVERED" | "FAILED";

/** A message to an endpoint. */
export interface Delivery {
  id: string;
  type: string;
  sequence: number | null;
  state: DeliveryState;
  attempts: number;
  createdAt: Date;
  dueAt: Date | null;
}

/** One try to deliver: a status, or the problem that there was none. */
export interface Attempt {
  at: Date;
  durationMs: number;
  status: number | null;
  problem: string | null;
  answer: string | null;
}

/** A row without its secrets. */
export function presentable({ publication, ...row }: Row): Webhook {
  const { id, version, description, url, events, visibility, createdAt } = row;
  const { previousUntil, failingSince, disabledAt } = row;
  const disabledBecause = row.disabledBecause as DisabledBecause | null;
  const base = { id, version, description, url, events, visibility, createdAt };
  return {
    ...base,
    publication: publication?.reference ?? null,
    previousUntil,
    failingSince,
    disabledAt,
    disabledBecause,
  };
}

/** A row as it is shown in a list. */
export function presentDelivery({ id, type, sequence, state, attempts, createdAt, dueAt }: WebhookDelivery): Delivery {
  const base = { id, type, attempts, createdAt, dueAt };
  return { ...base, state: state as DeliveryState, sequence: sequence === null ? null : Number(sequence) };
}
