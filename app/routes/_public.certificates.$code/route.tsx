import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { checkedCertificate } from "~/documents/certificates/check.server";
import { CheckedView } from "~/documents/certificates/checked-view";
import { paths } from "~/paths";
import { mayCheckCertificate } from "~/people/attempts.server";
import { arrivalOf } from "~/platform/arrival.server";
import { now } from "~/platform/clock.server";
import { loaderHeaders, refuse } from "~/platform/http.server";
import { LinkButton, Page, useT } from "~/ui";

export const handle = { noScript: true, title: "certificates:check.title" };

export const headers = loaderHeaders;

/** What the code on a certificate leads to. An unknown one has the same page, as soon and as large. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!(await mayCheckCertificate(request, arrivalOf(request)))) return refuse(request, "too-many");
  const found = await checkedCertificate({ code: params["code"] ?? "" }, now());
  return data({ found }, { headers: { "Cache-Control": "no-store", "X-Robots-Tag": "noindex" } });
}

export default function CheckedRoute() {
  const { found } = useLoaderData<typeof loader>();
  const t = useT("certificates");
  return (
    <Page title={t("check.title")} lead={t("check.lead")} width="text">
      <CheckedView found={found} />
      <div className="actions">
        <LinkButton to={paths.checkCertificate()} variant="secondary">
          {t("check.another")}
        </LinkButton>
      </div>
    </Page>
  );
}
