import { sitemap } from "@/components/public/sitemap";
import { getPublished } from "@/lib/use-cases/publishing/published";
import { listPublished } from "@/lib/use-cases/publishing/queries";
import { answerPublic } from "@/lib/web/public-pages";
import { missing } from "../public/answer";

/** Every public page. For everybody. */
export function GET(request: Request): Promise<Response> {
  return answerPublic(
    request,
    async ({ origin }) => {
      const titles = await listPublished();
      const all = await Promise.all(titles.map(({ reference }) => getPublished(reference)));
      return { type: "application/xml; charset=utf-8", text: sitemap(all, origin) };
    },
    missing,
  );
}
