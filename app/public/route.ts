import { titlesPage } from "@/components/public/titles";
import { listPublished } from "@/lib/use-cases/publishing/queries";
import { answerPublic } from "@/lib/web/public-pages";
import { contextOf, documentOf, missing } from "./answer";

/** What is published here. For everybody. */
export function GET(request: Request): Promise<Response> {
  return answerPublic(
    request,
    async (ask) => {
      const context = contextOf(ask);
      return documentOf(titlesPage(await listPublished(), context), context);
    },
    missing,
  );
}
