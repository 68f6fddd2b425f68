import { data, redirect } from "@remix-run/node";
import { qrSvg } from "~/documents/qr";
import { inviteCoAuthor, revokeCoAuthor } from "~/entries/members/co-authors.server";
import { inviteCoAuthorSchema } from "~/entries/members/co-author-form";
import { consentLinkSchema, ownAnswerSchema } from "~/entries/members/consent-form";
import { makeConsentLink, revokeConsentLink } from "~/entries/members/consent-links.server";
import { answerForSelf, recordPaper } from "~/entries/members/record-consent.server";
import { readPaper } from "~/entries/papers/read-paper.server";
import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import { env } from "~/platform/env.server";
import { parseForm, type TextValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import type { Fault } from "~/platform/result";

/** What a form of this page is told: its faults beside its fields, or the link that was just made. */
export interface MemberFormAnswer {
  readonly intent: string;
  readonly code: "invalid" | "too-many" | "made";
  readonly faults: readonly Fault[];
  readonly values: TextValues;
  readonly link: { readonly url: string; readonly qr: string; readonly email: string } | null;
}

type Done = { readonly ok: true } | { readonly ok: false; readonly code: string; readonly faults?: readonly Fault[] };

/** Answers every form of a member's page. The one with a file is read while it arrives. */
export async function answerMemberForm(
  request: Request,
  ctx: Context,
  entryId: string,
  memberId: string,
) {
  if (request.headers.get("Content-Type")?.startsWith("multipart/")) {
    const read = await readPaper(ctx, entryId, request);
    if (!read.ok) return read.code === "too-big" ? faulty("record-paper", "file-too-big") : refuse(request, read.code);
    const done = await recordPaper(ctx, { ...read.value, entryId, memberId });
    return done.ok
      ? redirect(paths.entryMemberRecorded(entryId, memberId, done.value.changed))
      : answerTo(request, "record-paper", done, read.values);
  }
  const form = await request.formData();
  const at = { entryId, memberId };
  const here = paths.entryMember(entryId, memberId);
  const intent = String(form.get("intent"));
  switch (intent) {
    case "make-link": {
      const parsed = parseForm(consentLinkSchema, form);
      if (!parsed.ok) return invalid(intent, parsed.faults, parsed.values);
      const { email } = parsed.value;
      const made = await makeConsentLink(ctx, { ...at, email });
      if (!made.ok) return answerTo(request, intent, made, parsed.values);
      const url = new URL(paths.consent(made.value.token), env().appUrl).href;
      const link = { url, qr: qrSvg(url), email };
      return data<MemberFormAnswer>({ intent, code: "made", faults: [], values: {}, link });
    }
    case "invite": {
      const parsed = parseForm(inviteCoAuthorSchema.omit({ memberId: true }), form);
      if (!parsed.ok) return invalid(intent, parsed.faults, parsed.values);
      const done = await inviteCoAuthor(ctx, { ...at, ...parsed.value });
      return done.ok ? redirect(here) : answerTo(request, intent, done, parsed.values);
    }
    case "answer-self": {
      const parsed = parseForm(ownAnswerSchema, form);
      if (!parsed.ok) return invalid(intent, parsed.faults, parsed.values);
      const done = await answerForSelf(ctx, { ...at, said: parsed.value.SELF });
      return done.ok
        ? redirect(paths.entryMemberRecorded(entryId, memberId, done.value.changed))
        : answerTo(request, intent, done, parsed.values);
    }
    case "revoke-link": {
      const requestId = String(form.get("id"));
      const done = await revokeConsentLink(ctx, { entryId, requestId });
      return done.ok ? redirect(here) : refuse(request, done.code);
    }
    case "revoke-co-author": {
      const coAuthorId = String(form.get("id"));
      const done = await revokeCoAuthor(ctx, { entryId, coAuthorId });
      return done.ok ? redirect(here) : refuse(request, done.code);
    }
    default:
      return refuse(request, "invalid");
  }
}

function answerTo(request: Request, intent: string, done: Done, values: TextValues) {
  if (done.ok) throw new Error(`${intent} was done`);
  if (done.code === "invalid") return invalid(intent, done.faults ?? [], values);
  if (done.code === "too-many")
    return data<MemberFormAnswer>(
      { intent, code: "too-many", faults: [], values, link: null },
      { status: 429 },
    );
  return refuse(request, done.code);
}

function invalid(intent: string, faults: readonly Fault[], values: TextValues) {
  return data<MemberFormAnswer>(
    { intent, code: "invalid", faults, values, link: null },
    { status: 400 },
  );
}

function faulty(intent: string, code: string) {
  return invalid(intent, [{ path: "paper", code }], {});
}
