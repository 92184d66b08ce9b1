import { authorize } from "@/lib/domain/permissions";
import { currentActor } from "@/lib/web/actor";
import { refuseForm } from "@/lib/web/native-form";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { findAnything } from "../find";

/** What the palette shows for the words typed so far, with its own words in the reader's language. Members may. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await currentActor();
    authorize(actor, "read");
    const [t, locale] = await Promise.all([currentTranslator(), currentLocale()]);
    const q = new URL(request.url).searchParams.get("q") ?? "";
    const groups = (await findAnything(actor, q, t, locale)).map(({ kind, hits }) => ({
      title: t(`palette.kind.${kind}`),
      hits,
    }));
    const count = groups.reduce((sum, group) => sum + group.hits.length, 0);
    const words = {
      title: t("palette.title"),
      placeholder: t("palette.placeholder"),
      hint: t("palette.hint"),
      count: t("palette.count", { count }),
    };
    return Response.json({ words, groups }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refuseForm(error, "/search");
  }
}
