import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { correctionFormSchema } from "~/results/complaints/correction-form";
import { correctionsPage } from "~/results/complaints/correction-pages.server";
import { openCorrection } from "~/results/complaints/corrections.server";
import { OnlySeen } from "~/results/gate/only-seen";
import { Alert, AppForm, Badge, DataTable, LinkButton, Section, SubmitButton, TextField, useT, When } from "~/ui";
import { OpenForm } from "./open-form";

export { whenOvertaken as shouldRevalidate } from "~/platform/revalidate";

export const handle = { title: "corrections:title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const complaint = Number(query.get("complaint"));
  const page = await correctionsPage(await contextOf(request), params["contestId"] ?? "", {
    entries: (query.get("entries") ?? "").slice(0, 2000),
    complaint: Number.isSafeInteger(complaint) && complaint > 0 && complaint < 1_000_000 ? complaint : null,
  });
  if (!page.ok) return refuse(request, page.code);
  const { entries, unknown } = page.value;
  const asksNothing = query.has("entries") && entries.length === 0 && unknown.length === 0;
  return { ...page.value, faults: asksNothing ? [{ path: "entries", code: "no-code" }] : [] };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const { values, ...parsed } = parseForm(correctionFormSchema, await request.formData());
  if (!parsed.ok) {
    const page = await correctionsPage(ctx, contestId, { entries: "", complaint: null });
    const refusal = page.ok ? page.value.whyNot : page.code;
    return refusal ? refuse(request, refusal) : data({ code: null, faults: parsed.faults, values }, { status: 400 });
  }
  const done = await openCorrection(ctx, { contestId, form: parsed.value });
  if (done.ok) return redirect(paths.correction(contestId, done.value.number));
  switch (done.code) {
    case "invalid":
      return data({ code: null, faults: done.faults ?? [], values }, { status: 400 });
    case "conflict":
    case "correction-open":
      return data({ code: done.code, faults: [], values }, { status: 409 });
    default:
      return refuse(request, done.code);
  }
}

export type CorrectionsData = ReturnType<typeof useLoaderData<typeof loader>>;
export type CorrectionsAnswer = ReturnType<typeof useActionData<typeof action>>;

export default function CorrectionsRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("corrections");
  const { contest, corrections, whyNot, asked, unknown, complaint, waiting } = page;
  return (
    <>
      {answer?.code ? (
        <Alert tone="danger" title={t(`answer.${answer.code}`)}>
          {/* Where another one is open by now there is no form to hold it. */}
          {whyNot && typeof answer.values["reason"] === "string" ? (
            <p className="break-words whitespace-pre-line">{answer.values["reason"]}</p>
          ) : null}
        </Alert>
      ) : null}
      <Section
        title={t("title")}
        lead={t("lead")}
        actions={<LinkButton to={paths.publication(contest.id)}>{t("to-publication")}</LinkButton>}
      >
        {corrections.length > 0 ? (
          <DataTable
            caption={t("list")}
            rows={corrections}
            rowKey={({ number }) => String(number)}
            columns={[
              {
                key: "number",
                header: t("column.number"),
                rowHeader: true,
                cell: ({ number }) => <Link to={paths.correction(contest.id, number)}>{t("number", { number })}</Link>,
              },
              { key: "reason", header: t("column.reason"), cell: ({ reason }) => reason },
              {
                key: "opened",
                header: t("column.opened"),
                cell: ({ openedAt }) => <When at={openedAt} time zone={contest.timeZone} />,
              },
              {
                key: "state",
                header: t("column.state"),
                cell: ({ closedAt, cancelled, tally }) =>
                  cancelled ? (
                    t("cancelled")
                  ) : closedAt ? (
                    t("closed-as", { tally })
                  ) : (
                    <Badge tone="warning">{t("open")}</Badge>
                  ),
              },
            ]}
          />
        ) : (
          <p>{t("nothing")}</p>
        )}
      </Section>
      <OnlySeen whyNot={whyNot} />
      {whyNot ? null : (
        <Section id="new" title={t("new.title")} lead={t("new.lead")}>
          {waiting.map(({ number, visibleAt }) => (
            <Alert key={number} tone="warning" title={t("waiting")}>
              <When at={visibleAt} time zone={contest.timeZone} />
            </Alert>
          ))}
          {complaint ? (
            <Alert tone="info" title={t("new.complaint", { number: complaint.number })}>
              <p className="whitespace-pre-line break-words">{complaint.text}</p>
            </Alert>
          ) : null}
          <AppForm
            method="get"
            className="mt-4"
            namespace="corrections"
            faults={page.faults}
            values={{ entries: asked, complaint: complaint?.number ?? "" }}
          >
            {complaint ? <input type="hidden" name="complaint" value={complaint.number} /> : null}
            <TextField name="entries" label={t("new.codes")} help={t("new.codes-help")} required />
            <SubmitButton variant="secondary">{t("new.find")}</SubmitButton>
          </AppForm>
          {unknown.length > 0 ? <Alert tone="warning" title={t("new.unknown", { codes: unknown.join(", ") })} /> : null}
          {page.entries.length > 0 ? <OpenForm page={page} answer={answer} /> : null}
        </Section>
      )}
    </>
  );
}
