import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { checkForm } from "~/documents/certificates/certificate-forms";
import { checkedCertificate } from "~/documents/certificates/check.server";
import { CheckedView } from "~/documents/certificates/checked-view";
import { mayCheckCertificate } from "~/people/attempts.server";
import { arrivalOf } from "~/platform/arrival.server";
import { now } from "~/platform/clock.server";
import { loaderHeaders, refuse } from "~/platform/http.server";
import { AppForm, Page, SubmitButton, TextField, useT } from "~/ui";

export const handle = { noScript: true, title: "certificates:check.title" };

export const headers = loaderHeaders;

/** The form, and what it found: number and code as they stand on the paper. */
export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const typed = checkForm.safeParse({ number: query.get("number") ?? "", code: query.get("code") ?? "" });
  const asked = typed.success ? typed.data : { number: "", code: "" };
  const asks = query.has("code");
  if (asks && !(await mayCheckCertificate(request, arrivalOf(request)))) return refuse(request, "too-many");
  const found = asks ? await checkedCertificate(asked, now()) : null;
  return data({ asked, asks, found }, { headers: { "Cache-Control": "no-store", "X-Robots-Tag": "noindex" } });
}

export default function CheckRoute() {
  const { asked, asks, found } = useLoaderData<typeof loader>();
  const t = useT("certificates");
  return (
    <Page title={t("check.title")} lead={t("check.lead")} width="text">
      {asks ? <CheckedView found={found} /> : null}
      <AppForm method="get" values={asked}>
        <TextField name="number" label={t("check.number")} help={t("check.number-help")} size="medium" required />
        <TextField name="code" label={t("check.code")} help={t("check.code-help")} size="medium" autoComplete="off" autoCapitalize="characters" required />
        <SubmitButton>{t("check.do")}</SubmitButton>
      </AppForm>
    </Page>
  );
}
