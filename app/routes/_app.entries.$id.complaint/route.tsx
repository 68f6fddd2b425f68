import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import { contextOf } from "~/people/request.server";
import { faultsOf, parseForm, parseOptions } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { complaintSchema, takeBackSchema } from "~/results/complaints/complaint-form";
import { complaintsOfEntry } from "~/results/complaints/complaint-reads.server";
import { ComplaintsView } from "~/results/complaints/complaint-view";
import { sentBefore, takeBackComplaint, whyNotComplainNow, writeComplaint } from "~/results/complaints/complaints.server";
import { readComplaint } from "~/results/complaints/read-complaint.server";
import { Alert, EmptyState, LinkButton, Page, useT } from "~/ui";
import { ComplainForm } from "./complain-form";

export const handle = { title: "complaints:own.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const entryId = params["id"] ?? "";
  const page = await complaintsOfEntry(await contextOf(request), entryId);
  return page.ok ? { entryId, page: page.value } : refuse(request, page.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const entryId = params["id"] ?? "";
  const type = request.headers.get("Content-Type");
  if (type?.startsWith("multipart/form-data")) return complain(request, ctx, entryId, type);
  const form = parseForm(takeBackSchema, await request.formData());
  if (!form.ok) return refuse(request, (await whyNotComplainNow(ctx, entryId)) ?? "invalid");
  const done = await takeBackComplaint(ctx, { entryId, ...form.value });
  if (done.ok) return redirect(paths.complain(entryId));
  if (done.code === "conflict") return data({ conflict: true, faults: [], values: {} }, { status: 409 });
  return refuse(request, done.code);
}

/** Who may not complain is told so before a file is taken in; too late, with what was typed. */
async function complain(request: Request, ctx: Context, entryId: string, type: string) {
  const refusal = await whyNotComplainNow(ctx, entryId);
  if (refusal && refusal !== "too-late" && refusal !== "state") return refuse(request, refusal);
  const { text, files, faults } = await readComplaint(type, request.body, { takesFiles: refusal === null });
  const values = { text };
  const again = (status: number, wrong: typeof faults) => data({ conflict: false, faults: wrong, values }, { status });
  const parsed = complaintSchema.safeParse({ text }, parseOptions);
  const tooLate = (code: "too-late" | "state") => again(403, [{ path: "text", code: code === "state" ? "not-now" : code }]);
  if (refusal) {
    const sent = parsed.success && (await sentBefore(ctx, { entryId, text: parsed.data.text }));
    return sent ? redirect(paths.complain(entryId)) : tooLate(refusal);
  }
  const all = [...(parsed.success ? [] : faultsOf(parsed.error)), ...faults];
  if (all.length > 0 || !parsed.success) return again(400, all);
  const done = await writeComplaint(ctx, { entryId, text: parsed.data.text, files });
  if (done.ok) return redirect(paths.complain(entryId));
  if (done.code === "invalid") return again(400, done.faults ?? []);
  if (done.code === "too-late" || done.code === "state") return tooLate(done.code);
  return refuse(request, done.code);
}

export type ComplainAnswer = ReturnType<typeof useActionData<typeof action>>;

export default function ComplaintRoute() {
  const { entryId, page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("complaints");
  return (
    <Page
      title={t("own.title")}
      eyebrow={page ? `${page.code} · ${page.title}` : undefined}
      width="text"
      actions={
        <LinkButton variant="quiet" to={paths.entry(entryId)}>
          {t("own.to-entry")}
        </LinkButton>
      }
    >
      {answer?.conflict ? <Alert tone="danger" title={t("own.conflict")} /> : null}
      {page ? (
        <>
          <ComplainForm page={page} answer={answer} />
          <ComplaintsView page={page} />
        </>
      ) : (
        <EmptyState title={t("own.none")}>{t("own.none-help")}</EmptyState>
      )}
    </Page>
  );
}
