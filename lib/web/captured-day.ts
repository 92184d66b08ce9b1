import { today } from "@/lib/db/today";
import { daySchema, startOfDay } from "@/lib/domain/dates";
import { environment } from "@/lib/env/environment";

/**
 * The instant that a form's day stands for: where the day begins at the installation. What is no day comes back as it is.
 * @param before what is stored: a form that shows the day alone must not move the hour
 */
export function instantOfDay(text: string, before?: string): string {
  const day = daySchema.safeParse(text);
  if (!day.success) return text;
  if (before !== undefined && !Number.isNaN(Date.parse(before)) && today(new Date(before)) === day.data) return before;
  return startOfDay(environment().HEED_TIMEZONE, day.data).toISOString();
}
