import { z } from "zod";
import { answerContradictionSchema } from "@/lib/domain/contradiction";
import { contract } from "../contract";
import { credibility, id, instant, localized, pageOf, paging, person } from "../schemas";
import { evidenceName } from "./assessment";

const item = z.object({ id, reference: z.string(), title: localized });
const contradiction = z.object({
  linkId: id,
  recommendation: z.string(),
  evidence: item,
  credibility,
  passage: z.string().nullable(),
  open: z.boolean().meta({ description: "Whether it contradicts and stands" }),
  answered: z.boolean().meta({ description: "Whether an answer to it was accepted" }),
  answers: z.array(
    z.object({
      id,
      text: z.string(),
      author: person,
      recordedAt: instant,
      acceptance: z.object({ by: person, at: instant }).nullable(),
      evidence: z.array(item),
    }),
  ),
});
const changed = z.object({ id, linkId: id, recommendation: z.string() });

export const listContradictions = contract({
  method: "GET",
  path: "/recommendations/{reference}/contradictions",
  summary: "What contradicts a recommendation's progress, its components' too, with the answers; unanswered first",
  permission: "read",
  query: z.strictObject(paging),
  answer: pageOf(contradiction),
});

export const getAnswers = contract({
  method: "GET",
  path: "/links/{id}/answers",
  summary: "One contradiction with the answers to it",
  permission: "read",
  answer: contradiction,
});

export const answerContradiction = contract({
  method: "POST",
  path: "/links/{id}/answers",
  summary: "Answer a contradiction, citing evidence on the same recommendation, its parent or its components",
  permission: "contradiction.answer",
  body: answerContradictionSchema.extend({ evidence: z.array(evidenceName).min(1, "citeSomething").max(50) }),
  status: 201,
  answer: changed,
});

export const acceptAnswer = contract({
  method: "POST",
  path: "/answers/{id}/acceptance",
  summary: "Accept another's answer: its contradiction counts as answered",
  permission: "contradiction.accept",
  status: 201,
  answer: changed,
});
