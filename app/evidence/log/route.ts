import { createHash } from "node:crypto";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, Forbidden, Invalid } from "@/lib/domain/errors";
import { evidenceReference } from "@/lib/domain/evidence";
import { authorize } from "@/lib/domain/permissions";
import { discardDraft } from "@/lib/use-cases/draft/discard-draft";
import { type LoggedEvidence, logEvidence } from "@/lib/use-cases/evidence/log-evidence";
import { currentActor } from "@/lib/web/actor";
import { keepForm, keptFiles } from "@/lib/web/drafts";
import { type Replay, replayOrRun } from "@/lib/web/idempotency";
import { receiveForm } from "@/lib/web/multipart";
import { refuseForm, seeOther } from "@/lib/web/native-form";
import { isSameOrigin } from "@/lib/web/same-origin";
import { compactRows, LOG_FORM, readLogForm } from "./command";

type Sent = { entries: [string, string][]; files: Awaited<ReturnType<typeof receiveForm>>["files"][number][] };

/** Logs evidence from the form: analysts and above. What cannot be taken is kept as a draft, and the form shown again. */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  try {
    if (!isSameOrigin(request.headers)) throw new Forbidden("foreignOrigin");
    // Asked before a byte is read: who may not log may not fill the disk either.
    authorize(actor, "evidence.log");
    const upload = await receiveForm(request);
    const entries = compactRows(upload.entries);
    const value = (name: string) => entries.find(([each]) => each === name)?.[1];
    const kept = await keptFiles(
      actor,
      LOG_FORM,
      value("draft"),
      entries.flatMap(([name, text]) => (name === "kept" ? [text] : [])),
    );
    const sent = { entries, files: [...kept.map((file) => ({ ...file, field: "file" })), ...upload.files] };
    const intent = value("intent");
    const forget = () => discardDraft(actor, { form: LOG_FORM, id: value("draft") ?? "" });
    const again = async (error: unknown) => {
      const draft = await keepForm(actor, LOG_FORM, sent, error);
      // The new draft holds all that the one before it held.
      await forget();
      return seeOther(addressOf(value("from"), draft, intent));
    };
    if (intent !== undefined && intent !== "log") return again(null);
    try {
      const logged = await log(actor, sent, upload.problems, value("formKey") ?? "", value("what") !== "NONE");
      await forget();
      const reference = evidenceReference(logged.number);
      return seeOther(
        value("from")
          ? `/recommendations/${encodeURIComponent(value("from") ?? "")}?logged=${reference}`
          : `/evidence/${reference}?done=logged`,
      );
    } catch (error) {
      return again(error);
    }
  } catch (error) {
    return refuseForm(error, "/evidence/new");
  }
}

/** Runs the command once for each showing of the form and content: a form sent twice logs once. */
async function log(
  actor: Actor,
  sent: Sent,
  fileProblems: Invalid["fields"],
  formKey: string,
  withFiles: boolean,
): Promise<Pick<LoggedEvidence, "number">> {
  const input = read(sent, fileProblems);
  const files = withFiles ? sent.files.map(({ field: _field, ...file }) => file) : [];
  const body = JSON.stringify({ ...input, files });
  if (!/^[\w-]{8,64}$/.test(formKey)) return logEvidence(actor, { ...input, files });
  const key = createHash("sha256").update(`${formKey}\n${body}`).digest("hex");
  const named = new Request("http://form.invalid/evidence/log", {
    method: "POST",
    headers: { "idempotency-key": key },
  });
  const present = ({ number }: LoggedEvidence): Replay => ({
    status: 201,
    body: JSON.stringify({ number }),
    location: null,
    version: null,
  });
  for (let wait = 50; ; wait *= 2) {
    try {
      const answer = await replayOrRun(named, actor, body, () => logEvidence(actor, { ...input, files }), present);
      return JSON.parse(answer.body) as { number: number };
    } catch (error) {
      // The other click's command is still under way: its answer is ours too.
      if (!(error instanceof Conflict) || error.problem.code !== "idempotencyInProgress" || wait > 3000) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** The input; what is wrong with the files is said together with what is wrong with the fields. */
function read(sent: Sent, fileProblems: Invalid["fields"]) {
  const broken = Object.keys(fileProblems).length > 0;
  try {
    const input = readLogForm(sent.entries, sent.files.length + (broken ? 1 : 0));
    if (broken) throw new Invalid(fileProblems);
    return input;
  } catch (error) {
    if (error instanceof Invalid && broken) throw new Invalid({ ...error.fields, ...fileProblems });
    throw error;
  }
}

/** Where the form is shown again. */
function addressOf(from: string | undefined, draft: string, intent: string | undefined): string {
  const page = from ? `/recommendations/${encodeURIComponent(from)}/evidence/new` : "/evidence/new";
  const rows = intent === "more" || intent?.startsWith("drop links.") ? "#f-links" : "";
  const sources = intent === "more-sources" || intent?.startsWith("drop furtherSources.") ? "#f-sources" : "";
  return `${page}?draft=${draft}${intent === "draft" ? "&saved=1" : ""}${rows}${sources}`;
}
