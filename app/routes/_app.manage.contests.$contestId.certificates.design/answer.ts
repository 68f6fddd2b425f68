import { data, redirect } from "@remix-run/node";
import { designForm, previewForm } from "~/documents/certificates/certificate-forms";
import {
  designPage,
  PICTURES,
  receiveDesignPicture,
  removeDesignPicture,
  saveDesign,
  saveDesignPicture,
  type DesignPicture,
} from "~/documents/certificates/design.server";
import { previewDesign } from "~/documents/certificates/preview.server";
import type { ReceivedFile } from "~/entries/files/receive-attachment.server";
import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import { parseForm, type TextValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { readMultipart } from "~/platform/multipart.server";
import type { Fault, Result } from "~/platform/result";
import { versionSchema } from "~/platform/version";

const FORM_BYTES = 13 * 1024 * 1024;
const PICTURE_BYTES = 12 * 1024 * 1024;

export interface DesignAnswer {
  readonly about: "design" | DesignPicture;
  readonly code: "invalid" | "conflict" | "infected" | "broken" | "picture-not-ready" | "previewed";
  readonly faults: readonly Fault[];
  readonly values: TextValues | null;
  /** Of a preview. */
  readonly picture: string | null;
}

const NOTHING = { faults: [], values: null, picture: null };
const answer = (content: Partial<DesignAnswer> & Pick<DesignAnswer, "about" | "code">, status: number) =>
  data({ ...NOTHING, ...content } satisfies DesignAnswer, { status });

/** Answers the forms of the design's page. */
export async function answerDesignForm(request: Request, ctx: Context, contestId: string) {
  // Whoever may not is told so, whatever the form.
  const page = await designPage(ctx, contestId);
  if (!page.ok) return refuse(request, page.code);
  const type = request.headers.get("Content-Type");
  if (type?.startsWith("multipart/form-data")) return takePicture(request, ctx, contestId, type);
  const form = await request.formData();
  const intent = form.get("intent");
  if (intent === "remove-picture") {
    const parsed = parseForm(versionSchema, form);
    const picture = PICTURES.find((each) => each === form.get("picture"));
    if (!parsed.ok || !picture) return answer({ about: "background", code: "invalid" }, 400);
    const done = await removeDesignPicture(ctx, contestId, parsed.value.version, picture);
    return done.ok ? redirect(paths.certificateDesignSaved(contestId)) : failed(request, picture, done.code, null);
  }
  if (intent !== "save" && intent !== "preview") return answer({ about: "design", code: "invalid" }, 400);
  const parsed = parseForm(designForm, form);
  if (!parsed.ok) return answer({ about: "design", code: "invalid", faults: parsed.faults, values: parsed.values }, 400);
  if (intent === "preview") {
    const { sample } = previewForm.parse({ sample: form.get("sample") });
    const drawn = await previewDesign(ctx, contestId, parsed.value.design, sample);
    if (drawn.ok) return answer({ about: "design", code: "previewed", values: parsed.values, picture: drawn.value.picture }, 200);
    return drawn.code === "picture-not-ready"
      ? answer({ about: "design", code: drawn.code, values: parsed.values }, 409)
      : refuse(request, drawn.code);
  }
  const done = await saveDesign(ctx, contestId, parsed.value);
  return done.ok ? redirect(paths.certificateDesignSaved(contestId)) : failed(request, "design", done.code, parsed.values);
}

function failed(
  request: Request,
  about: DesignAnswer["about"],
  code: Exclude<Awaited<ReturnType<typeof saveDesignPicture>>, { ok: true }>["code"],
  values: TextValues | null,
) {
  if (code === "conflict") return answer({ about, code, values }, 409);
  if (code === "infected") return answer({ about, code, values }, 400);
  return refuse(request, code);
}

async function takePicture(request: Request, ctx: Context, contestId: string, type: string) {
  const files: ReceivedFile[] = [];
  const faults: Fault[] = [];
  const pictureOf = (field: string) => PICTURES.find((each) => field === `files.${each}`);
  const sent: DesignPicture[] = [];
  const read = await readMultipart(type, request.body, { totalBytes: FORM_BYTES, files: 1, fields: 10 }, async (part) => {
    const picture = pictureOf(part.field);
    if (!picture) return;
    sent.push(picture);
    const { file, fault } = await receiveDesignPicture(part.filename, part.bytes, picture);
    if (file) files.push(file);
    if (fault) faults.push(fault);
  });
  const about = sent[0] ?? "background";
  if (!read.ok) {
    const fault = { path: `files.${about}`, code: "file-too-big", params: { max: PICTURE_BYTES } };
    return answer({ about, code: "broken", faults: read.code === "too-big" ? [fault] : [] }, 400);
  }
  const [file] = files;
  if (!file) return answer({ about, code: "invalid", faults: faults.length > 0 ? faults : [{ path: `files.${about}`, code: "required" }] }, 400);
  const version = Number(read.fields.get("version")?.at(-1) ?? "");
  const done: Result<undefined, Parameters<typeof failed>[2]> = Number.isSafeInteger(version)
    ? await saveDesignPicture(ctx, contestId, version, file)
    : { ok: false, code: "conflict" };
  return done.ok ? redirect(paths.certificateDesignSaved(contestId)) : failed(request, about, done.code, null);
}
