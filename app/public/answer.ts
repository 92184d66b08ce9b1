import { type PublicContext, type PublicPage, publicDocument } from "@/components/public/page";
import { missingPage } from "@/components/public/titles";
import { NotFound } from "@/lib/domain/errors";
import type { Published } from "@/lib/domain/published";
import { getPublished } from "@/lib/use-cases/publishing/published";
import { publicLook } from "@/lib/web/public-look";
import { answerPublic, type PublicAsk, type PublicContent } from "@/lib/web/public-pages";
import { translatorOf } from "@/lib/web/translator";

type Segments = { publication: string; reference?: string };
type Route = (request: Request, context: { params: Promise<Segments> }) => Promise<Response>;

const HTML = "text/html; charset=utf-8";

/** What a page is made with, for an address. */
export function contextOf({ locale, origin }: PublicAsk): PublicContext {
  return { t: translatorOf(locale), locale, origin, look: publicLook() };
}

/** A page as what is sent. */
export function documentOf(page: PublicPage, context: PublicContext): PublicContent {
  return { type: HTML, text: publicDocument(page, context) };
}

/** What is sent where nothing public is. */
export function missing(ask: PublicAsk): PublicContent {
  const context = contextOf(ask);
  return documentOf(missingPage(context), context);
}

/** The route of a public page: null where what it names is not public. */
export function publicPage(
  make: (published: Published, context: PublicContext, ask: PublicAsk & Segments) => PublicPage | null,
): Route {
  return publicContent((published, context, ask) => {
    const page = make(published, context, ask);
    return page && documentOf(page, context);
  });
}

/** The same of a picture or of data. */
export function publicContent(
  make: (published: Published, context: PublicContext, ask: PublicAsk & Segments) => PublicContent | null,
): Route {
  return async (request, { params }) => {
    const segments = await params;
    return answerPublic(
      request,
      async (ask) => {
        const published = await getPublished(segments.publication).catch((error: unknown) => {
          if (error instanceof NotFound) return null;
          throw error;
        });
        return published && make(published, contextOf(ask), { ...ask, ...segments });
      },
      missing,
    );
  };
}

/** The recommendation or component that an address names, in whatever case. */
export function named(published: Published, reference: string | undefined) {
  const wanted = reference?.toLowerCase();
  return published.recommendations.find((each) => each.reference.toLowerCase() === wanted);
}
