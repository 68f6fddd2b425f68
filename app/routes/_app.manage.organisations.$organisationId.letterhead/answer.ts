import { data, redirect } from "@remix-run/node";
import { letterheadForm } from "~/documents/official/official-forms";
import {
  letterheadPage,
  receiveLogo,
  removeLogo,
  saveLetterhead,
  saveLogo,
} from "~/documents/official/letterhead.server";
import type { ReceivedFile } from "~/entries/files/receive-attachment.server";
import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import { parseForm, type TextValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { readMultipart } from "~/platform/multipart.server";
import type { Fault, Result } from "~/platform/result";
import { versionSchema } from "~/platform/version";

const FORM_BYTES = 3 * 1024 * 1024;

export interface LetterheadAnswer {
  readonly about: "letterhead" | "logo";
  readonly code: "invalid" | "conflict" | "infected" | "broken";
  readonly faults: readonly Fault[];
  readonly values: TextValues | null;
}

const answer = (content: LetterheadAnswer, status: number) => data(content, { status });

/** Answers the forms of the letterhead's page. */
export async function answerLetterheadForm(request: Request, ctx: Context, organisationId: string) {
  // Whoever may not is told so, whatever the form.
  const page = await letterheadPage(ctx.actor, organisationId);
  if (!page.ok) return refuse(request, page.code);
  const type = request.headers.get("Content-Type");
  if (type?.startsWith("multipart/form-data")) return takeLogo(request, ctx, organisationId, type);
  const form = await request.formData();
  switch (form.get("intent")) {
    case "remove-logo": {
      const parsed = parseForm(versionSchema, form);
      if (!parsed.ok) return answer({ about: "logo", code: "invalid", faults: parsed.faults, values: null }, 400);
      const done = await removeLogo(ctx, organisationId, parsed.value.version);
      return done.ok ? redirect(paths.letterheadSaved(organisationId)) : failed(request, "logo", done.code, null);
    }
    case "save": {
      const parsed = parseForm(letterheadForm, form);
      if (!parsed.ok)
        return answer({ about: "letterhead", code: "invalid", faults: parsed.faults, values: parsed.values }, 400);
      const done = await saveLetterhead(ctx, organisationId, parsed.value);
      return done.ok
        ? redirect(paths.letterheadSaved(organisationId))
        : failed(request, "letterhead", done.code, parsed.values);
    }
    default:
      return answer({ about: "letterhead", code: "invalid", faults: [], values: null }, 400);
  }
}

function failed(
  request: Request,
  about: LetterheadAnswer["about"],
  code: Exclude<Awaited<ReturnType<typeof saveLogo>>, { ok: true }>["code"],
  values: TextValues | null,
) {
  if (code === "conflict") return answer({ about, code, faults: [], values }, 409);
  if (code === "infected") return answer({ about, code, faults: [], values }, 400);
  return refuse(request, code);
}

async function takeLogo(request: Request, ctx: Context, organisationId: string, type: string) {
  const files: ReceivedFile[] = [];
  const faults: Fault[] = [];
  const read = await readMultipart(type, request.body, { totalBytes: FORM_BYTES, files: 1, fields: 10 }, async (part) => {
    if (part.field !== "files.logo") return;
    const { file, fault } = await receiveLogo(part.filename, part.bytes);
    if (file) files.push(file);
    if (fault) faults.push(fault);
  });
  if (!read.ok) {
    const fault = { path: "files.logo", code: "file-too-big", params: { max: 2 * 1024 * 1024 } };
    return answer({ about: "logo", code: "broken", faults: read.code === "too-big" ? [fault] : [], values: null }, 400);
  }
  const [file] = files;
  if (!file) {
    const told = faults.length > 0 ? faults : [{ path: "files.logo", code: "required" }];
    return answer({ about: "logo", code: "invalid", faults: told, values: null }, 400);
  }
  const version = Number(read.fields.get("version")?.at(-1) ?? "");
  const done: Result<undefined, string> = Number.isSafeInteger(version)
    ? await saveLogo(ctx, organisationId, version, file)
    : { ok: false, code: "conflict" };
  if (done.ok) return redirect(paths.letterheadSaved(organisationId));
  if (done.code === "conflict" || done.code === "infected")
    return answer({ about: "logo", code: done.code, faults: [], values: null }, done.code === "conflict" ? 409 : 400);
  return refuse(request, done.code);
}
