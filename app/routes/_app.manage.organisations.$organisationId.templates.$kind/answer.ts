import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import type { TemplateFinding } from "~/documents/templates/check";
import { keepTemplate, putTemplateInUse } from "~/documents/templates/keep-template.server";
import { TEMPLATE_BYTES } from "~/documents/templates/own-docx.server";
import { organisationFor } from "~/documents/templates/templates.server";
import type { OfficialKind } from "~/documents/official/kinds";
import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { readMultipart } from "~/platform/multipart.server";

export interface TemplateAnswer {
  readonly about: "upload" | "use";
  readonly code: string;
  readonly filename: string;
  readonly findings: readonly TemplateFinding[];
}

const number = z.coerce.number().int().min(0).max(1_000_000);
const useForm = z.object({ number, before: number });

const answer = (content: TemplateAnswer, status: number) => data(content, { status });

/** Answers the forms of a kind's page: a file that comes, a version that is to be used. */
export async function answerTemplateForm(request: Request, ctx: Context, organisationId: string, kind: OfficialKind) {
  // Whoever may not is told so, whatever the form.
  const found = await organisationFor(ctx.actor, organisationId);
  if (!found.ok) return refuse(request, found.code);
  const type = request.headers.get("Content-Type");
  if (type?.startsWith("multipart/form-data")) return takeFile(request, ctx, organisationId, kind, type);
  const form = await request.formData();
  if (form.get("intent") !== "use") return refuse(request, "hidden");
  const parsed = parseForm(useForm, form);
  if (!parsed.ok) return answer({ about: "use", code: "conflict", filename: "", findings: [] }, 400);
  const done = await putTemplateInUse(ctx, organisationId, { kind, ...parsed.value });
  if (done.ok) return redirect(`${paths.template(organisationId, kind)}?used=${parsed.value.number}`);
  if (done.code !== "conflict") return refuse(request, done.code);
  return answer({ about: "use", code: "conflict", filename: "", findings: [] }, 409);
}

async function takeFile(request: Request, ctx: Context, organisationId: string, kind: OfficialKind, type: string) {
  const taken: { filename: string; chunks: Uint8Array[]; size: number } = { filename: "", chunks: [], size: 0 };
  const limits = { totalBytes: TEMPLATE_BYTES + 64 * 1024, files: 1, fields: 10 };
  const read = await readMultipart(type, request.body, limits, async (part) => {
    if (part.field !== "file") return;
    taken.filename = part.filename;
    for await (const chunk of part.bytes) {
      taken.size += chunk.byteLength;
      if (taken.size <= TEMPLATE_BYTES) taken.chunks.push(chunk);
    }
  });
  const { filename, size } = taken;
  const refused = (code: string, findings: readonly TemplateFinding[] = []) =>
    answer({ about: "upload", code, filename, findings }, 400);
  if (!read.ok) return refused(read.code === "too-big" ? "too-large" : "incomplete");
  if (size === 0) return refused("no-file");
  if (size > TEMPLATE_BYTES) return refused("too-large");
  const done = await keepTemplate(ctx, organisationId, { kind, filename, bytes: Buffer.concat(taken.chunks) });
  if (!done.ok) return refuse(request, done.code);
  const kept = done.value;
  if (!kept.ok) return refused(kept.code, kept.findings);
  return redirect(`${paths.template(organisationId, kind)}?kept=${kept.number}`);
}
