import { ClockControl } from "@/components/clocks/clock-control";
import type { Actor } from "@/lib/domain/actor";
import { getClockCalendar } from "@/lib/use-cases/clock/queries";
import { permalinkClocks, present } from "@/lib/web/clocks";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import type { PageClocks } from "./page-clocks";

/** Parameters that are not a page's state but say what has just been done, or are the clocks themselves. */
const DROPPED = new Set(["asOf", "knownAt", "clocks", "cursor", "done", "logged"]);

/**
 * Where a page's clocks stand, and all that it takes to set them.
 * @param query what the address says; the clocks and the place in a list are left out
 */
export async function ClockBar({
  actor,
  path,
  query = {},
  reading,
}: {
  actor: Actor;
  path: string;
  query?: Readonly<Record<string, string | readonly string[] | undefined>>;
  reading: PageClocks;
}) {
  const [changed, t, locale] = await Promise.all([
    reading.choosing ? getClockCalendar(actor) : null,
    currentTranslator(),
    currentLocale(),
  ]);
  const kept = Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || DROPPED.has(name) ? [] : [[name, typeof value === "string" ? [value] : value]],
    ),
  );
  return (
    <ClockControl
      path={path}
      query={kept}
      reading={reading}
      present={present()}
      changed={changed}
      permalink={permalinkClocks(reading)}
      t={t}
      locale={locale}
    />
  );
}
