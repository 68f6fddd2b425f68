import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { saveRequestSchema } from "~/entries/writing/draft-changes";
import { saveChanges } from "~/entries/writing/save-changes.server";
import { paths } from "~/paths";
import { actorOf } from "~/people/request.server";
import { arrivalOf } from "~/platform/arrival.server";
import { statusOf } from "~/platform/http.server";

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.editEntry(params["id"] ?? ""));
}

/** The open form saves itself here, apart from the page, so that no answer and no lost line can take the page away. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const arrived = arrivalOf(request);
  const actor = await actorOf(request);
  if (!actor) return Response.json({ ok: false, code: "sign-in" }, { status: 401 });
  // No form of another site can send this type.
  const typed = request.headers.get("Content-Type")?.startsWith("application/json");
  const body: unknown = typed ? await request.json().catch(() => null) : null;
  const parsed = saveRequestSchema.safeParse(body);
  if (!parsed.success) return Response.json({ ok: false, code: "invalid" }, { status: 400 });
  const saved = await saveChanges(
    { actor, now: arrived },
    { ...parsed.data, entryId: params["id"] ?? "" },
  );
  return Response.json(saved, { status: saved.ok ? 200 : statusOf(saved.code) });
}
