import { database } from "@/lib/db/connection";
import type { Actor } from "@/lib/domain/actor";
import { logEvidenceSchema } from "@/lib/domain/evidence";
import type { Command } from "@/lib/domain/judging";
import { acceptAnswer } from "@/lib/use-cases/contradiction/accept-answer";
import { answerContradiction } from "@/lib/use-cases/contradiction/answer-contradiction";
import { gradeLink } from "@/lib/use-cases/evidence/grade-link";
import { logEvidence } from "@/lib/use-cases/evidence/log-evidence";
import { withdrawEvidence } from "@/lib/use-cases/evidence/withdraw-evidence";
import { joinOrigin } from "@/lib/use-cases/origin/join-origin";
import { leaveOrigin } from "@/lib/use-cases/origin/leave-origin";
import { createRecommendation } from "@/lib/use-cases/recommendation/create-recommendation";
import { retireRecommendation } from "@/lib/use-cases/recommendation/retire-recommendation";
import { reviseRecommendation } from "@/lib/use-cases/recommendation/revise-recommendation";
import { logSearch } from "@/lib/use-cases/search/log-search";
import { reviseSource } from "@/lib/use-cases/source/revise-source";
import { decideAssessment } from "./decide-assessment";
import { proposeAssessment } from "./propose-assessment";
import { withdrawAssessment } from "./withdraw-assessment";

const reason = "It has to be tried.";
let made = 0;

/** What ids in a command stand for where a use case takes names. */
export interface Names {
  /** Parties by id. */
  parties: ReadonlyMap<string, string>;
  theme: string;
}

/** Does by its use case what a command of the model says. @throws what the use case throws */
export async function runCommand(command: Command, by: Actor, { parties, theme }: Names): Promise<unknown> {
  const db = database();
  const recommendation = (id: string) => db.recommendation.findUniqueOrThrow({ where: { id } });
  const content = { basis: "EXPLICIT" as const, theme, levels: ["REGIONAL" as const], partners: [], locator: null };
  const titled = { title: { en: "Asked for" }, summary: { en: "Something." }, priority: null, ownerId: null };
  switch (command.do) {
    case "addComponent": {
      const parent = await recommendation(command.parentId);
      made += 1;
      const reference = `${parent.reference}${letters(made)}`;
      return createRecommendation(by, { ...content, ...titled, reference, parent: parent.reference, addressees: [] });
    }
    case "reviseRecommendation": {
      const { reference, version, parentId } = await recommendation(command.id);
      const addressees = parentId === null ? command.addressees.map((id) => parties.get(id) ?? "") : [];
      return reviseRecommendation(by, reference, { ...content, ...titled, addressees, reason, version });
    }
    case "retireRecommendation":
      return retireRecommendation(by, (await recommendation(command.id)).reference, { reason });
    case "reviseSource": {
      const { version } = await db.source.findUniqueOrThrow({ where: { id: command.id } });
      const party =
        command.partyId === null ? {} : { party: parties.get(command.partyId) ?? "", relation: "IS" as const };
      made += 1;
      return reviseSource(by, { id: command.id, name: `Source ${made}`, kind: command.kind, version, ...party });
    }
    case "logEvidence": {
      made += 1;
      const links = [];
      for (const { recommendationId, stance, credibility } of command.links) {
        links.push({ reference: (await recommendation(recommendationId)).reference, stance, credibility });
      }
      return logEvidence(
        by,
        logEvidenceSchema.parse({
          type: "NEWS",
          title: { en: `Report ${made}` },
          publishedOn: command.trueOn,
          language: "en",
          sourceId: command.sourceId,
          links,
          ...(command.via ? { via: "Another work" } : {}),
        }),
      );
    }
    case "gradeLink": {
      const { id: linkId, stance, credibility, removed } = command;
      return gradeLink(by, { linkId, stance, credibility, removed });
    }
    case "withdrawEvidence":
      return withdrawEvidence(by, { id: command.id, reason });
    case "joinOrigin":
      return joinOrigin(by, { id: command.id, with: command.with });
    case "leaveOrigin":
      return leaveOrigin(by, { id: command.id });
    case "answerContradiction":
      return answerContradiction(by, command.linkId, { text: reason, evidence: command.evidence });
    case "acceptAnswer":
      return acceptAnswer(by, command.id);
    case "logSearch": {
      const { reference } = await recommendation(command.recommendationId);
      return logSearch(by, { reference, where: "Archive", query: "q", language: "en", searchedOn: command.searchedOn });
    }
    case "propose": {
      const { by: _, do: __, id: ___, recommendationId, partyId, ...input } = command;
      const party = partyId === null ? {} : { party: parties.get(partyId) ?? "" };
      const { reference } = await recommendation(recommendationId);
      return proposeAssessment(by, reference, { ...input, ...party, rationale: reason, reasons: [] });
    }
    case "decide":
      return decideAssessment(by, command.id, { decision: command.verdict, note: reason });
    case "withdrawProposal":
      return withdrawAssessment(by, command.id, { reason });
  }
}

/** A component's letter or letters. */
function letters(number: number): string {
  return [...number.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join("");
}
