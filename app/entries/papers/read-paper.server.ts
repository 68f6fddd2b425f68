import type { AttachmentKind } from "~/contests/regulation";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { formToObject, parseOptions, type TextValues } from "~/platform/form";
import { readMultipart } from "~/platform/multipart.server";
import { refused, type Fault, type Ok, type Refused } from "~/platform/result";
import { CONSENT_PAPER_BYTES, CONSENT_PAPER_KIND, consentAnswerSchema, type ConsentAnswerForm } from "../members/consent-form";
import { whyNotCollectConsent } from "../members/consent-policy";
import { loadEntry } from "../entry-row.server";
import { receiveAttachment, type ReceivedFile } from "../files/receive-attachment.server";

const PAPER: AttachmentKind = {
  id: CONSENT_PAPER_KIND,
  label: "",
  help: "",
  min: 0,
  max: 1,
  accept: ["pdf", "image"],
  maxBytes: CONSENT_PAPER_BYTES,
  namesAuthors: true,
};
const SLACK = 1024 * 1024;

export interface ReadPaper extends ConsentAnswerForm {
  readonly attachmentId: string;
  readonly paper: ReceivedFile | null;
}

type Read = Ok<ReadPaper> & { readonly values: TextValues };

/** Reads the form that copies a signed paper; its file goes to the storage as it arrives, for those who may record it. */
export async function readPaper(
  ctx: Context,
  entryId: string,
  request: Request,
): Promise<Read | Refused<Refusal | "too-big" | "invalid">> {
  const loaded = await loadEntry(db, ctx.actor, entryId, ctx.now);
  const refusal = loaded ? whyNotCollectConsent(loaded.standing, loaded.facts) : "hidden";
  if (refusal) return refused(refusal);
  let paper: ReceivedFile | null = null;
  let fault: Fault | null = null;
  const limits = { totalBytes: CONSENT_PAPER_BYTES + SLACK };
  const read = await readMultipart(
    request.headers.get("Content-Type"),
    request.body,
    limits,
    async (part) => {
      if (part.field !== "paper" || paper) return;
      const received = await receiveAttachment(PAPER, part.filename, part.bytes);
      paper = received.file;
      fault = received.fault;
    },
  );
  if (!read.ok) return refused(read.code === "too-big" ? "too-big" : "invalid");
  if (fault) return refused("too-big");
  const form = new FormData();
  for (const [name, values] of read.fields) for (const value of values) form.append(name, value);
  const posted = formToObject(form);
  const parsed = consentAnswerSchema.safeParse(posted, parseOptions);
  if (!parsed.success) return refused("invalid");
  const attachmentId = read.fields.get("attachmentId")?.at(-1) ?? "";
  return {
    ok: true,
    value: { ...parsed.data, attachmentId, paper },
    values: posted as TextValues,
  };
}
