import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { numberOf } from "~/platform/page-number";
import { answerSchema } from "~/results/complaints/complaint-form";
import { complaintPage } from "~/results/complaints/complaint-reads.server";
import { Complaint } from "~/results/complaints/complaint-view";
import { OnlySeen } from "~/results/gate/only-seen";
import { answerComplaint } from "~/results/complaints/complaints.server";
import { Alert, AppForm, HiddenField, LinkButton, RadioGroupField, Section, SubmitButton, TextAreaField, useT } from "~/ui";

export { whenOvertaken as shouldRevalidate } from "~/platform/revalidate";

export const handle = { title: "complaints:one" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await complaintPage(await contextOf(request), params["contestId"] ?? "", numberOf(params["number"]));
  return page.ok ? page.value : refuse(request, page.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const number = numberOf(params["number"]);
  const { values, ...parsed } = parseForm(answerSchema, await request.formData());
  if (!parsed.ok) {
    const page = await complaintPage(ctx, contestId, number);
    const refusal = page.ok ? page.value.whyNotAnswer : page.code;
    return refusal && refusal !== "state"
      ? refuse(request, refusal)
      : data({ conflict: false, faults: parsed.faults, values }, { status: 400 });
  }
  const done = await answerComplaint(ctx, { contestId, number, ...parsed.value });
  if (done.ok) return redirect(paths.complaint(contestId, number));
  if (done.code === "conflict") return data({ conflict: true, faults: [], values }, { status: 409 });
  return refuse(request, done.code);
}

export default function ComplaintRoute() {
  const { contestId, timeZone, complaint, answeredBy, corrections, whyNotAnswer } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("complaints");
  const typed = answer?.conflict && typeof answer.values["answer"] === "string" ? answer.values["answer"] : "";
  return (
    <>
      {answer?.conflict ? (
        <Alert tone="danger" title={t("answering.conflict")}>
          <p className="whitespace-pre-line break-words">{typed}</p>
        </Alert>
      ) : null}
      <Section
        title={t("number", { number: complaint.number })}
        lead={
          <Link className="link" to={paths.screenEntry(contestId, complaint.entryId)}>
            {complaint.entryCode} · {complaint.entryTitle}
          </Link>
        }
        actions={<LinkButton to={paths.complaints(contestId)}>{t("answering.back")}</LinkButton>}
      >
        <p className="mb-4">
          {t("answering.by", { by: complaint.unit ? `${complaint.by}, ${complaint.unit}` : complaint.by })}
        </p>
        <Complaint complaint={complaint} timeZone={timeZone} />
        {answeredBy ? <p className="mt-4 text-muted">{t("answering.recorded-by", { name: answeredBy })}</p> : null}
        {corrections.map((number) => (
          <p key={number} className="mt-2">
            <Link className="link" to={paths.correction(contestId, number)}>
              {t("answering.correction", { number })}
            </Link>
          </p>
        ))}
        {complaint.state === "UPHELD" ? (
          <p className="mt-4">
            <LinkButton to={paths.corrections(contestId, complaint.number)}>{t("answering.correct")}</LinkButton>
          </p>
        ) : null}
      </Section>
      <OnlySeen whyNot={complaint.state === "OPEN" ? whyNotAnswer : null} />
      {whyNotAnswer === "conflict-of-interest" ? <Alert title={t("answering.conflict-of-interest")} /> : null}
      {whyNotAnswer === null ? (
        <Section id="answer" title={t("answering.title")} lead={t("answering.lead")}>
          <AppForm schema={answerSchema} namespace="complaints" faults={answer?.faults ?? []} values={answer?.values ?? {}}>
            <HiddenField name="version" value={complaint.version} />
            <RadioGroupField
              name="outcome"
              label={t("answering.outcome")}
              required
              options={(["UPHELD", "REJECTED"] as const).map((value) => ({
                value,
                label: t(`answering.${value}`),
                help: t(`answering.${value}-help`),
              }))}
            />
            <TextAreaField name="answer" label={t("answering.text")} help={t("answering.text-help")} rows={6} required />
            <SubmitButton intent="answer">{t("answering.send")}</SubmitButton>
          </AppForm>
        </Section>
      ) : null}
    </>
  );
}
