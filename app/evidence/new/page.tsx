import type { Metadata } from "next";
import { currentTranslator } from "@/lib/web/request";
import { LogEvidencePage } from "./log-evidence-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("evidenceForm.heading") };
}

/** Logs evidence; which recommendations it bears on is chosen in the form. Analysts and above. */
export default async function NewEvidencePage({
  searchParams,
}: {
  searchParams: Promise<{ draft?: string; saved?: string }>;
}) {
  const { draft, saved } = await searchParams;
  return <LogEvidencePage reference="" draft={draft} saved={saved !== undefined} />;
}
