import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { orderBatch } from "~/documents/certificates/batches.server";
import { batchForm } from "~/documents/certificates/certificate-forms";
import { certificatesPage, type CertificateFilter } from "~/documents/certificates/certificates-page.server";
import { issueCertificates } from "~/documents/certificates/issue.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { pageOf } from "~/platform/page-number";
import { Alert, AppForm, EmptyState, LinkButton, Section, SubmitButton, useT } from "~/ui";
import { Batches } from "./batches";
import { dueOf } from "../_app.manage.contests.$contestId.certificates.$certificateId/due";
import { Certificates } from "./list";

export const handle = { title: "certificates:title" };

const SHOWN = ["all", "valid", "replaced", "revoked", "outdated"] as const;

function filterOf(query: URLSearchParams): CertificateFilter {
  const show = SHOWN.find((each) => each === query.get("show")) ?? "all";
  return { search: (query.get("q") ?? "").slice(0, 200), show, page: pageOf(query) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const query = new URL(request.url).searchParams;
  const filter = filterOf(query);
  const page = await certificatesPage(ctx, contestId, await dueOf(contestId), filter);
  if (!page.ok) return refuse(request, page.code);
  const issued = Number(query.get("issued"));
  return { ...page.value, filter, issued: Number.isSafeInteger(issued) && issued > 0 ? issued : null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const form = await request.formData();
  switch (form.get("intent")) {
    case "issue": {
      const due = await dueOf(contestId);
      const done = await issueCertificates(ctx, contestId, due ?? { publicationId: "", awards: [] });
      if (done.ok) return redirect(paths.certificates(contestId, `?issued=${done.value.issued}`));
      return answer(request, done.code);
    }
    case "print": {
      const parsed = parseForm(batchForm, form);
      if (!parsed.ok) return data({ code: "invalid" as const }, { status: 400 });
      const done = await orderBatch(ctx, contestId, parsed.value);
      return done.ok ? redirect(`${paths.certificates(contestId)}#print`) : answer(request, done.code);
    }
    default: {
      // Whoever may not is told so, whatever the form.
      const page = await certificatesPage(ctx, contestId, null, filterOf(new URLSearchParams()));
      return page.ok ? data({ code: "invalid" as const }, { status: 400 }) : refuse(request, page.code);
    }
  }
}

function answer(request: Request, code: Exclude<Awaited<ReturnType<typeof issueCertificates | typeof orderBatch>>, { ok: true }>["code"]) {
  switch (code) {
    case "conflict":
    case "number-taken":
    case "nothing":
    case "running":
      return data({ code }, { status: 409 });
    default:
      return refuse(request, code);
  }
}

export type CertificatesPage = ReturnType<typeof useLoaderData<typeof loader>>;

export default function CertificatesRoute() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT("certificates");
  const { contestId, counts, whyNotIssue, issued } = page;
  const all = counts.valid + counts.replaced + counts.revoked;
  return (
    <>
      <Section
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <LinkButton to={paths.certificateDesign(contestId)}>{t("to-design")}</LinkButton>
            <LinkButton to={paths.documents(contestId)} variant="quiet">
              {t("to-documents")}
            </LinkButton>
          </>
        }
      >
        <div className="grid gap-4">
          {result ? <Alert tone="danger" title={t(`answer.${result.code}`)} /> : null}
          {issued && !result ? <Alert tone="success" title={t("issued", { count: issued })} /> : null}
          {whyNotIssue === "state" ? <EmptyState title={t("early.title")}>{t("early.text")}</EmptyState> : null}
          {whyNotIssue === null && counts.missing > 0 ? (
            <Alert tone="info" title={t("missing.title", { count: counts.missing })}>
              <p>{t("missing.text")}</p>
              <AppForm className="mt-3">
                <SubmitButton intent="issue">{t("missing.issue", { count: counts.missing })}</SubmitButton>
              </AppForm>
            </Alert>
          ) : null}
          {counts.outdated > 0 ? (
            <Alert tone="warning" title={t("outdated.title", { count: counts.outdated })}>
              <p>{t("outdated.text")}</p>
              <LinkButton to={paths.certificates(contestId, "?show=outdated")} variant="quiet">
                {t("outdated.see")}
              </LinkButton>
            </Alert>
          ) : null}
        </div>
      </Section>
      {all > 0 ? (
        <>
          <Batches page={page} />
          <Certificates page={page} />
        </>
      ) : null}
    </>
  );
}
