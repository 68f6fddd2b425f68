import { data, redirect } from "@remix-run/node";
import { ownAnswerSchema } from "~/entries/members/consent-form";
import { answerForSelf } from "~/entries/members/record-consent.server";
import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";

/** Records what an adult author says on the entry's page of what may be published about them. */
export async function answerOwn(request: Request, ctx: Context, entryId: string, posted: FormData) {
  const form = parseForm(ownAnswerSchema, posted);
  const memberId = String(posted.get("memberId"));
  if (!form.ok) return data({ faults: form.faults, values: form.values }, { status: 400 });
  const done = await answerForSelf(ctx, { entryId, memberId, said: form.value.SELF });
  if (done.ok) return redirect(paths.entryAnswered(entryId));
  if (done.code === "invalid")
    return data({ faults: done.faults ?? [], values: form.value }, { status: 400 });
  return refuse(request, done.code);
}
