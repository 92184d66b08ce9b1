import { type Day, dayIn } from "@/lib/domain/dates";
import { environment } from "@/lib/env/environment";
import { now } from "./clock";

/** The installation's day now, or at an instant (HEED_TIMEZONE). */
export function today(at: Date = now()): Day {
  return dayIn(environment().HEED_TIMEZONE, at);
}

/** The installation's time zone (HEED_TIMEZONE). */
export function timezone(): string {
  return environment().HEED_TIMEZONE;
}
