import { z } from "zod";
import type { AuditAction, AuditSubject } from "./audit";

/** People, their settings, the installation's keeping and the webhooks themselves: nobody outside is told of them. */
type Private = `${"user" | "invitation" | "token" | "feed" | "view" | "watch" | "backup" | "webhook"}.${string}`;

/** What endpoints are told of, and whether those for the public are: every action has its word here or is private. */
const TOLD = {
  "assessment.decided": "PUBLIC",
  "assessment.submitted": "TEAM",
  "assessment.withdrawn": "TEAM",
  "audit.payload-redacted": "TEAM",
  "candidate.accepted": "TEAM",
  "candidate.merged": "TEAM",
  "candidate.rejected": "TEAM",
  "candidate.reopened": "TEAM",
  "candidate.split": "TEAM",
  "catalogue.loaded": "TEAM",
  "contradiction.answered": "TEAM",
  "contradiction.answer-accepted": "TEAM",
  "dossier.imported": "TEAM",
  "evidence.logged": "PUBLIC",
  "evidence.revised": "PUBLIC",
  "evidence.linked": "PUBLIC",
  "evidence.graded": "PUBLIC",
  "evidence.withdrawn": "TEAM",
  "evidence.file-attached": "TEAM",
  "evidence.captured": "TEAM",
  "links.checked": "TEAM",
  "evidence.file-redacted": "TEAM",
  "evidence.origin-joined": "TEAM",
  "evidence.origin-left": "TEAM",
  "mail.taken-over": "TEAM",
  "milestone.created": "TEAM",
  "milestone.revised": "TEAM",
  "milestone.retired": "TEAM",
  "note.written": "PUBLIC",
  "note.edited": "PUBLIC",
  "party.created": "TEAM",
  "party.revised": "TEAM",
  "party.retired": "TEAM",
  "publication.created": "TEAM",
  "publication.revised": "PUBLIC",
  "publication.retired": "TEAM",
  "publication.document-attached": "TEAM",
  "publication.published": "PUBLIC",
  "publication.taken-back": "PUBLIC",
  "recommendation.created": "PUBLIC",
  "recommendation.revised": "PUBLIC",
  "recommendation.retired": "PUBLIC",
  "recommendation.owner-assigned": "TEAM",
  "recommendations.imported": "TEAM",
  "evidence.imported": "TEAM",
  "assessments.imported": "TEAM",
  "references.imported": "TEAM",
  "reply.attached": "TEAM",
  "request.opened": "TEAM",
  "request.revised": "TEAM",
  "request.filled": "TEAM",
  "request.dropped": "TEAM",
  "response.recorded": "TEAM",
  "review.opened": "TEAM",
  "review.revised": "TEAM",
  "review.item-confirmed": "TEAM",
  "review.item-deferred": "TEAM",
  "review.item-resumed": "TEAM",
  "review.closed": "TEAM",
  "search.logged": "TEAM",
  "source.created": "TEAM",
  "source.revised": "TEAM",
  "source.graded": "TEAM",
} as const satisfies Record<Exclude<AuditAction, Private>, "PUBLIC" | "TEAM">;

/** An entry's action as the type of an event: letters, underscores and full stops, as Standard Webhooks wants it. */
export function eventTypeOf(action: string): string {
  return action.replaceAll("-", "_");
}

/** The types of events that there are, by name; and of those, what an endpoint for the public gets. */
export const WEBHOOK_ACTIONS = Object.keys(TOLD).sort() as (keyof typeof TOLD)[];
export const WEBHOOK_EVENTS = WEBHOOK_ACTIONS.map(eventTypeOf);
export const PUBLIC_EVENTS: readonly string[] = WEBHOOK_ACTIONS.filter((action) => TOLD[action] === "PUBLIC").map(
  eventTypeOf,
);
/** What a test is called; nobody asks for it by name. */
export const TEST_EVENT = "webhook.test";

export const WEBHOOK_VISIBILITIES = ["TEAM", "PUBLIC"] as const;
export type WebhookVisibility = (typeof WEBHOOK_VISIBILITIES)[number];

/** Over http only within one's own network: to a name without dots or a bare address, which the operator has to allow besides. */
function isWebhookAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== "" || password !== "") return false;
  const own = !hostname.includes(".") || /^[\d.]+$/.test(hostname) || hostname.startsWith("[");
  return protocol === "https:" || (protocol === "http:" && own);
}

/** What an endpoint is. No events named stands for all that it may be told. */
export const webhookSchema = z.strictObject({
  description: z.string().trim().min(1).max(200),
  url: z.string().trim().max(2000).refine(isWebhookAddress, "webhookAddress"),
  visibility: z.enum(WEBHOOK_VISIBILITIES),
  publication: z
    .string()
    .trim()
    .max(40)
    .nullish()
    .transform((text) => text?.toUpperCase() || null),
  events: z
    .array(z.string().refine((type) => WEBHOOK_EVENTS.includes(type), "notAChoice"))
    .max(200)
    .default([]),
});
export type WebhookInput = z.output<typeof webhookSchema>;
export const changeWebhookSchema = webhookSchema.extend({ version: z.coerce.number().int().min(1) });

/** For so long after a secret was exchanged the one before it signs, too. */
export const OVERLAP_HOURS = 24;

/** Whether an endpoint wants an event of a type and may be told of it. */
export function wantsEvent(
  { events, visibility }: { events: readonly string[]; visibility: WebhookVisibility },
  type: string,
): boolean {
  if (visibility === "PUBLIC" && !PUBLIC_EVENTS.includes(type)) return false;
  return WEBHOOK_EVENTS.includes(type) && (events.length === 0 || events.includes(type));
}

/** What an event says: references and links, never content. Who may read that asks the API with a token of their own. */
export interface WebhookEvent {
  type: string;
  timestamp: string;
  data: {
    /** The entry of the audit chain; null for a test. */
    entry: { sequence: number; hash: string } | null;
    subject: { type: AuditSubject; id: string; url: string | null } | null;
    /** References of the first hundred that it is about; `total` counts all. */
    recommendations: { reference: string; url: string }[];
    total: number;
  };
}

/** An event names so many recommendations. */
export const MOST_NAMED = 100;
