import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import { parseForm, type TextValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import type { Fault } from "~/platform/result";
import { editionForm } from "~/results/statistics/edition-form";
import { editionsPage, removeEdition, saveEdition } from "~/results/statistics/editions.server";

export interface EditionAnswer {
  readonly code: "invalid" | "conflict";
  readonly faults: readonly Fault[];
  readonly values: TextValues;
}

const removeForm = z.object({ id: z.string().max(60), version: z.coerce.number().int().min(1).max(2_000_000_000) });

const answer = (content: EditionAnswer, status: number) => data(content, { status });

/** Answers the forms with figures of earlier editions. */
export async function answerEditionForm(request: Request, ctx: Context, organisationId: string) {
  // Whoever may not is told so, whatever the form.
  const page = await editionsPage(ctx.actor, organisationId);
  if (!page.ok) return refuse(request, page.code);
  const form = await request.formData();
  const told = async (done: Awaited<ReturnType<typeof saveEdition>>, values: TextValues) => {
    if (done.ok) return redirect(paths.editionsSaved(organisationId));
    if (done.code === "conflict" || done.code === "invalid")
      return answer({ code: done.code, faults: done.faults ?? [], values }, done.code === "invalid" ? 400 : 409);
    return refuse(request, done.code);
  };
  switch (form.get("intent")) {
    case "remove": {
      const parsed = parseForm(removeForm, form);
      if (!parsed.ok) return answer({ code: "conflict", faults: [], values: parsed.values }, 409);
      return told(await removeEdition(ctx, organisationId, parsed.value), parsed.values);
    }
    case "save": {
      const parsed = parseForm(editionForm, form);
      if (!parsed.ok) return answer({ code: "invalid", faults: parsed.faults, values: parsed.values }, 400);
      const id = form.get("id");
      return told(await saveEdition(ctx, organisationId, typeof id === "string" ? id : "", parsed.value), parsed.values);
    }
    default:
      return answer({ code: "conflict", faults: [], values: {} }, 400);
  }
}
