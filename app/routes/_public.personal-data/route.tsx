import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { announcedContests, entryOfCode } from "~/entries/members/person-data.server";
import { readTrackingCode } from "~/entries/tracking";
import { paths } from "~/paths";
import { mayTry, networkOf } from "~/people/attempts.server";
import {
  ContactFields,
  DataRequestKindField,
  DataRequestTextField,
  useDataRequestLabels,
} from "~/people/data-request-fields";
import { publicRequestSchema } from "~/people/data-request-form";
import { receiveDataRequest } from "~/people/data-requests.server";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/form";
import { Alert, AppForm, EmptyState, Page, SelectField, SubmitButton, TextField, useT } from "~/ui";

export const handle = { noScript: true, title: "rights:ask.title" };
export const headers = () => ({ "Cache-Control": "no-store" });

export async function loader({ request }: LoaderFunctionArgs) {
  return {
    contests: await announcedContests(),
    asked: new URL(request.url).searchParams.has("asked"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const at = now();
  const parsed = parseForm(publicRequestSchema, await request.formData());
  if (!parsed.ok)
    return data({ code: "invalid", faults: parsed.faults, values: parsed.values }, { status: 400 });
  if (!(await mayTry("data-request", networkOf(request), at)))
    return data({ code: "too-many", faults: [], values: parsed.values }, { status: 429 });
  const { contestId, code, trackingCode, ...asked } = parsed.value;
  const found = await entryOfCode(contestId, code);
  if (!found) {
    const faults = [{ path: "contestId", code: "required" }];
    return data({ code: "invalid", faults, values: parsed.values }, { status: 400 });
  }
  // Whether entry and code exist is told to nobody: the answer is the same.
  const known = readTrackingCode(trackingCode);
  const proven = known !== null && found.entry?.trackingCode === known;
  await receiveDataRequest(
    {
      ...asked,
      organisationId: found.organisationId,
      entryId: found.entry?.id ?? null,
      proof: proven ? "TRACKING_CODE" : "UNCHECKED",
    },
    at,
  );
  return redirect(paths.askedAboutData());
}

export default function AskAboutData() {
  const { contests, asked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("rights");
  const labels = {
    ...useDataRequestLabels(),
    subject: t("field.subject"),
    contestId: t("field.contest"),
  };
  return (
    <Page title={t("ask.title")} lead={t("ask.public-lead")} width="text">
      {asked ? (
        <Alert tone="success" title={t("ask.received")}>
          {t("ask.received-help")}
        </Alert>
      ) : null}
      {answer?.code === "too-many" ? <Alert tone="danger" title={t("ask.too-many")} /> : null}
      {contests.length === 0 ? (
        <EmptyState title={t("ask.no-contest")} />
      ) : (
        <>
          <p>
            {t("ask.lead")} {t("ask.link-first")}
          </p>
          <AppForm faults={answer?.faults} values={answer?.values} labels={labels} namespace="rights">
            <div className="grid gap-6">
              <DataRequestKindField />
              <TextField
                name="subject"
                label={t("field.subject")}
                help={t("field.subject-help")}
                required
              />
              <SelectField
                name="contestId"
                label={t("field.contest")}
                required
                options={contests.map(({ id, title }) => ({ value: id, label: title }))}
              />
              <TextField
                name="code"
                label={t("field.code")}
                help={t("field.code-help")}
                size="medium"
                autoCapitalize="characters"
              />
              <TextField
                name="trackingCode"
                label={t("field.tracking-code")}
                help={t("field.tracking-code-help")}
                size="medium"
                autoCapitalize="characters"
              />
              <DataRequestTextField />
              <ContactFields />
            </div>
            <div className="actions">
              <SubmitButton>{t("ask.submit")}</SubmitButton>
            </div>
          </AppForm>
        </>
      )}
    </Page>
  );
}
