import type { World } from "./world";

const NOBODY = "00000000-0000-4000-8000-000000000000";

/**
 * A real address for a pattern such as "/users/[id]".
 * @param existing whether it is to name a record that is there; else one that is not, for methods that would change it
 */
export function addressFor(pattern: string, world: World, existing: boolean): string {
  const values: Record<string, string> = existing
    ? {
        "/links/[id]": world.evidence.linkId,
        "/answers/[id]": world.contradiction.answer,
        "/contradictions/[id]": world.contradiction.linkId,
        "/notes/[id]": world.note,
        "/tokens/[id]": NOBODY,
        "/invitations/[id]": world.invitation.id,
        "/users/[id]": world.people.leaver.id,
        "/sources/[id]": world.source,
        "/assessments/[id]": world.proposal,
        "/evidence/[id]": world.evidence.id,
        "/evidence/[reference]": world.evidence.reference,
        "/files/[evidence]": world.evidence.reference,
        "/[sha256]": world.file,
        "/captures/[version]": "1",
        "/milestones/[id]": world.milestone,
        "/requests/[id]": world.request,
        "/views/[id]": world.view,
        // None is there; who may rule is asked first.
        "/candidates/[id]": NOBODY,
        // An upload is its sender's alone: here it is nobody's.
        "/imports/[id]": world.view,
        "/briefings/[id]": world.view,
        "/webhooks/[id]": world.webhook.id,
        "/deliveries/[delivery]": world.webhook.delivery,
        "/recommendations/[reference]": "CSTO-10",
        "/publications/[reference]": "CSTO-2025",
        "/public/[publication]": "CSTO-2025",
        "/parties/[key]": "joint-staff",
        "/reviews/[number]": String(world.review),
        "/items/[position]": "1",
        "/exports/[list]": "recommendations",
        "/feeds/[kind]/[token]": "decisions.atom/not-made-here",
        "/items/[reference]": "CSTO-10",
        "/audit/[sequence]": "1",
        "/join/[token]": world.invitation.token,
        "/reset/[token]": world.reset,
        "/unsubscribe/[token]": "not-made-here",
        "/[...nextauth]": "csrf",
      }
    : { "/[...nextauth]": "csrf", "/audit/[sequence]": "999999" };
  let address = pattern;
  for (const [part, value] of Object.entries(values)) address = address.replace(part, part.replace(/\[.*\]/, value));
  if (existing && address.includes("[")) throw new Error(`e2e/access/addresses.ts has no example for ${pattern}.`);
  return address.replace(/\[(?:reference|key|evidence)\]/g, "ZZ-999").replace(/\[\w+\]/g, NOBODY);
}
