import { listPublished } from "@/lib/use-cases/publishing/queries";
import { answerPublic } from "@/lib/web/public-pages";
import { missing } from "../public/answer";

/** What search engines may read: public pages, and nothing else. For everybody. */
export function GET(request: Request): Promise<Response> {
  return answerPublic(
    request,
    async ({ origin }) => {
      const any = (await listPublished()).length > 0;
      const allowed = ["Allow: /public", "Allow: /fonts/", "Allow: /verify-dossier.mjs", "Allow: /icon.svg"];
      const lines = ["User-agent: *", ...(any ? allowed : []), "Disallow: /"];
      const text = `${[...lines, ...(any ? ["", `Sitemap: ${origin}/sitemap.xml`] : [])].join("\n")}\n`;
      return { type: "text/plain; charset=utf-8", text };
    },
    missing,
  );
}
