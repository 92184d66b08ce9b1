import type { BriefingAsked } from "@/lib/domain/briefing/request";
import { readClocks } from "@/lib/domain/clocks";
import { type FieldProblems, Invalid } from "@/lib/domain/errors";
import type { RecommendationFilters } from "@/lib/use-cases/recommendation/list-item";
import { filtersOf } from "../api/review-scope";
import { clocksSet, present } from "../clocks";

/** The filter that is asked for, as the list takes it. @throws Invalid at `filter` */
export function filtersAsked({ filter }: BriefingAsked): RecommendationFilters {
  try {
    return filtersOf(filter);
  } catch (error) {
    if (error instanceof Invalid && error.fields.scope) throw new Invalid({ filter: error.fields.scope });
    throw error;
  }
}

/** The clocks that are asked for; a day known by means its end in the installation's time zone. @throws Invalid */
export function clocksAsked({ asOf, knownAt }: BriefingAsked): { asOf?: string; knownAt?: number } {
  const reading = readClocks({ ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt } : {}) }, present());
  const problems: FieldProblems = Object.fromEntries(
    Object.entries(reading.problems).map(([field, code]) => [field, { code }]),
  );
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  return clocksSet(reading);
}
