import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { documentsPage } from "~/documents/official/documents-page.server";
import { recordIssued } from "~/documents/official/issued.server";
import { issuedForm, paperSettingForm } from "~/documents/official/official-forms";
import { savePaperSetting } from "~/documents/official/paper-settings.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm, type TextValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import type { Fault } from "~/platform/result";
import { Alert, LinkButton, Section, useT } from "~/ui";
import { registersFor } from "~/results/registers/registers.server";
import { Kind } from "./kind";
import { Registers } from "./registers";
import { PaperSetting } from "./setting";

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
  const form = await request.formData();
  switch (form.get("intent")) {
    case "setting": {
      const { values, ...parsed } = parseForm(paperSettingForm, form);
      if (!parsed.ok) return faulty("setting", parsed.faults, values);
      const { kind } = parsed.value;
      return answered(request, await savePaperSetting(ctx, contestId, parsed.value), { about: "setting", values, contestId, kind });
    }
    default: {
      const { values, ...parsed } = parseForm(issuedForm, form);
      if (!parsed.ok) return faulty("number", parsed.faults, values);
      const { kind } = parsed.value;
      return answered(request, await recordIssued(ctx, contestId, parsed.value), { about: "number", values, contestId, kind });
    }
  }
}

type About = "setting" | "number";

const faulty = (about: About, faults: readonly Fault[], values: TextValues) =>
  data({ about, conflict: false, faults, values }, { status: 400 });

function answered(
  request: Request,
  done: Awaited<ReturnType<typeof recordIssued>>,
  { about, values, contestId, kind }: { about: About; values: TextValues; contestId: string; kind: string },
) {
  if (done.ok) return redirect(`${paths.documents(contestId)}#${kind || "all-papers"}`);
  if (done.code === "invalid") return faulty(about, done.faults ?? [], values);
  if (done.code === "conflict") return data({ about, conflict: true, faults: [], values }, { status: 409 });
  return refuse(request, done.code);
}

export type DocumentsAnswer = ReturnType<typeof useActionData<typeof action>>;
export type DocumentsPage = ReturnType<typeof useLoaderData<typeof loader>>;
export type ListedKind = DocumentsPage["kinds"][number];

export default function DocumentsRoute() {
  const { contestId, organisationId, mayEditLetterhead, withheld, setting, grounds, kinds, registers } =
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
      <Section title={t("setting.title")} lead={t("setting.lead")} id="all-papers">
        <div className="card">
          {grounds.length > 0 ? <p className="text-muted">{t("setting.organisation-grounds", { count: grounds.length })}</p> : null}
          <PaperSetting kind="" subjectId="" setting={setting} grounded answer={answer} />
        </div>
      </Section>
      {kinds.map((kind) => (
        <Kind key={kind.kind} contestId={contestId} kind={kind} answer={answer} />
      ))}
      <Registers contestId={contestId} registers={registers} />
    </>
  );
}
