import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { blindPage } from "~/judging/blind/blind-reads.server";
import { readRedacted } from "~/judging/blind/read-redacted.server";
import { coverTerm, redactFile, retryCopy, takeBackFile, uncoverTerm } from "~/judging/blind/redact.server";
import { coverTermSchema, redactSchema, retrySchema, takeBackSchema, uncoverTermSchema } from "~/judging/blind/redact-forms";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import type { Fault } from "~/platform/result";
import { Alert, LinkButton, Section, useT, type Translate } from "~/ui";
import { Files } from "./files";
import { Judged } from "./judged";
import { Terms } from "./terms";

export const handle = {
  title: (page: { code: string } | undefined, t: Translate) => page && t("blind:page.title", { code: page.code }),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const { contestId = "", entryId = "" } = params;
  const page = await blindPage(ctx, contestId, entryId);
  if (!page.ok) return refuse(request, page.code);
  return { ...page.value, contestId, entryId, done: new URL(request.url).searchParams.get("done") };
}

/** What could not be taken, and why. */
interface Answer {
  readonly form: "redact" | "term";
  readonly attachmentId: string;
  readonly failed: string | null;
  readonly faults: readonly Fault[];
  readonly values: Readonly<Record<string, unknown>>;
}

const again = (answer: Partial<Answer>, status = 400) =>
  data<Answer>({ form: "term", attachmentId: "", failed: null, faults: [], values: {}, ...answer }, { status });

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const { contestId = "", entryId = "" } = params;
  const place = { contestId, entryId };
  const page = await blindPage(ctx, contestId, entryId);
  if (!page.ok) return refuse(request, page.code);
  // Before anything is stored.
  if (page.value.whyNotRedact) return refuse(request, page.value.whyNotRedact);
  const here = paths.blindEntry(contestId, entryId);
  const type = request.headers.get("Content-Type");
  if (type?.startsWith("multipart/form-data")) {
    const read = await readRedacted(type, request.body);
    if (!read.ok) return again({ form: "redact", failed: read.code }, read.code === "too-big" ? 413 : 400);
    const { values, ...parsed } = parseForm(redactSchema, read.fields);
    const attachmentId = String(read.fields.get("attachmentId") ?? "");
    const faults = [...(parsed.ok ? [] : parsed.faults), ...read.faults];
    if (!parsed.ok || !read.file) return again({ form: "redact", attachmentId, faults, values });
    const done = await redactFile(ctx, place, { ...parsed.value, file: read.file });
    if (done.ok) return redirect(`${here}?done=redacted#files`);
    if (done.code === "infected") return again({ form: "redact", attachmentId, failed: done.code, values });
    return refuse(request, done.code);
  }
  const form = await request.formData();
  switch (form.get("intent")) {
    case "retry": {
      const parsed = parseForm(retrySchema, form);
      if (!parsed.ok) return refuse(request, "invalid");
      const done = await retryCopy(ctx, place, parsed.value.attachmentId);
      return done.ok ? redirect(`${here}?done=retried#files`) : refuse(request, done.code);
    }
    case "take-back": {
      const parsed = parseForm(takeBackSchema, form);
      if (!parsed.ok) return refuse(request, "invalid");
      const done = await takeBackFile(ctx, place, parsed.value.redactedId);
      return done.ok ? redirect(`${here}?done=taken-back#files`) : refuse(request, done.code);
    }
    case "uncover": {
      const parsed = parseForm(uncoverTermSchema, form);
      if (!parsed.ok) return refuse(request, "invalid");
      const done = await uncoverTerm(ctx, place, parsed.value.termId);
      return done.ok ? redirect(`${here}#terms`) : refuse(request, done.code);
    }
    case "cover": {
      const { values, ...parsed } = parseForm(coverTermSchema, form);
      if (!parsed.ok) return again({ form: "term", faults: parsed.faults, values });
      const done = await coverTerm(ctx, place, parsed.value.term);
      return done.ok ? redirect(`${here}#terms`) : refuse(request, done.code);
    }
    default:
      return refuse(request, "invalid");
  }
}

export type BlindRoutePage = ReturnType<typeof useLoaderData<typeof loader>>;
export type BlindAnswer = Answer | undefined;

export default function BlindRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as BlindAnswer;
  const t = useT("blind");
  return (
    <>
      <Section
        title={`${t("page.heading")}: ${page.code}`}
        lead={t("page.lead", { rounds: page.rounds.join(", ") })}
        actions={
          <LinkButton variant="quiet" to={paths.screenEntry(page.contestId, page.entryId)}>
            {t("page.back")}
          </LinkButton>
        }
      >
        {page.done === "retried" ? <Alert tone="info" title={t("done.retried")} /> : null}
        {page.done === "redacted" || page.done === "taken-back" ? (
          <Alert tone="success" title={t(`done.${page.done}`)} />
        ) : null}
      </Section>
      <Files page={page} answer={answer?.form === "redact" ? answer : undefined} />
      <Terms page={page} answer={answer?.form === "term" ? answer : undefined} />
      <Judged page={page} />
    </>
  );
}
