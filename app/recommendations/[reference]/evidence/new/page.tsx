import type { Metadata } from "next";
import { LogEvidencePage } from "@/app/evidence/new/log-evidence-page";
import { currentTranslator } from "@/lib/web/request";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("evidenceForm.heading") };
}

/** Logs evidence on a recommendation. Analysts and above. */
export default async function NewEvidenceOnPage({
  params,
  searchParams,
}: {
  params: Promise<{ reference: string }>;
  searchParams: Promise<{ draft?: string; saved?: string; request?: string; state?: string }>;
}) {
  const [{ reference }, { draft, saved, request, state }] = await Promise.all([params, searchParams]);
  return (
    <LogEvidencePage
      reference={decodeURIComponent(reference)}
      request={request}
      state={state}
      draft={draft}
      saved={saved !== undefined}
    />
  );
}
