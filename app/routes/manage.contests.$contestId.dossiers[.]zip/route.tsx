import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { registrationForm } from "~/documents/registration-form.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { streamedDownload, ZIP } from "~/platform/http-download.server";
import { refuse } from "~/platform/http.server";
import { dossierWords } from "~/results/forwarding/dossier-words.server";
import { exportDossiers } from "~/results/forwarding/export-dossiers.server";
import { FORWARD_TARGETS } from "~/results/forwarding/forwarding";

/** Whole dossiers as one archive: those named, or all that are chosen for a target. It is made while it leaves. */
async function archive(request: Request, contestId: string, asked: URLSearchParams) {
  const target = FORWARD_TARGETS.find((known) => known === asked.get("target"));
  const taken = await exportDossiers(
    await contextOf(request),
    {
      contestId,
      asked: target ? { target } : { codes: asked.getAll("entry") },
      people: asked.get("people") === "all" ? "all" : "consented",
    },
    { drawForm: registrationForm, words: dossierWords() },
  );
  if (taken.ok) return streamedDownload(taken.value.chunks, taken.value.filename, ZIP);
  if (taken.code === "nothing" || taken.code === "too-many" || taken.code === "too-large") return redirect(paths.dossiersNotTaken(contestId, taken.code));
  return refuse(request, taken.code);
}

export function loader({ request, params }: LoaderFunctionArgs) {
  return archive(request, params["contestId"] ?? "", new URL(request.url).searchParams);
}

/** The same for more entries than an address holds. */
export async function action({ request, params }: ActionFunctionArgs) {
  // Before the body is read: who is not signed in finds the form again afterwards.
  await contextOf(request);
  const form = await request.formData();
  const asked = new URLSearchParams([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
  return archive(request, params["contestId"] ?? "", asked);
}
