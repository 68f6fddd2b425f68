import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { documentsPage } from "~/documents/official/documents-page.server";
import { recordIssued } from "~/documents/official/issued.server";
import { issuedForm } from "~/documents/official/official-forms";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { Alert, LinkButton, Section, useT } from "~/ui";
import { registersFor } from "~/results/registers/registers.server";
import { Kind } from "./kind";
import { Registers } from "./registers";

export const handle = { title: "official:title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const page = await documentsPage(ctx, contestId);
  if (!page.ok) return refuse(request, page.code);
  return { ...page.value, registers: await registersFor(ctx, contestId) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  // Whoever may not is told so, whatever the form.
  const page = await documentsPage(ctx, contestId);
  if (!page.ok) return refuse(request, page.code);
  const { values, ...parsed } = parseForm(issuedForm, await request.formData());
  if (!parsed.ok) return data({ conflict: false, faults: parsed.faults, values }, { status: 400 });
  const done = await recordIssued(ctx, contestId, parsed.value);
  if (done.ok) return redirect(`${paths.documents(contestId)}#${parsed.value.kind}`);
  if (done.code === "conflict")
    return data({ conflict: true, faults: [], values }, { status: 409 });
  return refuse(request, done.code);
}

export type DocumentsAnswer = ReturnType<typeof useActionData<typeof action>>;
export type ListedKind = ReturnType<typeof useLoaderData<typeof loader>>["kinds"][number];

export default function DocumentsRoute() {
  const { contestId, organisationId, mayEditLetterhead, withheld, kinds, registers } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("official");
  return (
    <>
      <Section
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            {withheld ? null : <LinkButton to={paths.report(contestId)}>{t("statistics:title")}</LinkButton>}
            {withheld ? null : <LinkButton to={paths.certificates(contestId)}>{t("certificates:title")}</LinkButton>}
          {mayEditLetterhead ? (
            <>
              <LinkButton to={paths.letterhead(organisationId)}>{t("letterhead.title")}</LinkButton>
              <LinkButton to={paths.templates(organisationId)}>{t("templates:title")}</LinkButton>
            </>
          ) : null}
          </>
        }
      >
        <div className="grid gap-4">
          {withheld ? <Alert title={t("withheld.title")}>{t("withheld.text")}</Alert> : null}
          {answer?.conflict ? (
            <Alert tone="danger" title={t("conflict.title")}>
              {t("conflict.text")}
            </Alert>
          ) : null}
        </div>
      </Section>
      {kinds.map((kind) => (
        <Kind key={kind.kind} contestId={contestId} kind={kind} answer={answer} />
      ))}
      <Registers contestId={contestId} registers={registers} />
    </>
  );
}
