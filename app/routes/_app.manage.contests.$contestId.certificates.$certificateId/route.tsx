import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { reissueForm, revokeForm } from "~/documents/certificates/certificate-forms";
import { certificatePage } from "~/documents/certificates/certificates-page.server";
import { printedCheckCode } from "~/documents/certificates/check-code";
import { reissueCertificate, revokeCertificate } from "~/documents/certificates/issue.server";
import { CERTIFICATE_TONES } from "~/documents/certificates/state-tones";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm, type TextValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import type { Fault } from "~/platform/result";
import { Alert, Badge, DefinitionList, LinkButton, Section, useT, When, type Translate } from "~/ui";
import { dueOf } from "./due";
import { Changes } from "./changes";

export const handle = {
  title: (page: { number: string } | undefined, t: Translate) => page && t("certificates:one.page-title", { number: page.number }),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const contestId = params["contestId"] ?? "";
  const page = await certificatePage(await contextOf(request), contestId, params["certificateId"] ?? "", await dueOf(contestId));
  return page.ok ? page.value : refuse(request, page.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const certificateId = params["certificateId"] ?? "";
  const due = await dueOf(contestId);
  // Whoever may not is told so, whatever the form.
  const page = await certificatePage(ctx, contestId, certificateId, due);
  if (!page.ok) return refuse(request, page.code);
  const form = await request.formData();
  const intent = form.get("intent");
  if (intent === "reissue") {
    const parsed = parseForm(reissueForm, form);
    if (!parsed.ok) return faulty("reissue", parsed);
    const input = { certificateId, ...parsed.value, due: due ?? { publicationId: "", awards: [] } };
    const done = await reissueCertificate(ctx, contestId, input);
    return done.ok ? redirect(paths.certificate(contestId, done.value.id)) : answer(request, "reissue", done.code, parsed.values);
  }
  if (intent === "revoke") {
    const parsed = parseForm(revokeForm, form);
    if (!parsed.ok) return faulty("revoke", parsed);
    const done = await revokeCertificate(ctx, contestId, { certificateId, ...parsed.value });
    return done.ok ? redirect(paths.certificate(contestId, certificateId)) : answer(request, "revoke", done.code, parsed.values);
  }
  return data({ about: "revoke", code: "invalid", faults: [], values: {} } satisfies Answer, { status: 400 });
}

export interface Answer {
  readonly about: "reissue" | "revoke";
  readonly code: "invalid" | "conflict" | "number-taken" | "not-due";
  readonly faults: readonly Fault[];
  readonly values: TextValues;
}

const faulty = (about: Answer["about"], { faults, values }: { readonly faults: Fault[]; readonly values: TextValues }) =>
  data({ about, code: "invalid", faults, values } satisfies Answer, { status: 400 });

function answer(
  request: Request,
  about: Answer["about"],
  code: Exclude<Awaited<ReturnType<typeof reissueCertificate | typeof revokeCertificate>>, { ok: true }>["code"],
  values: TextValues,
) {
  switch (code) {
    case "conflict":
    case "number-taken":
    case "not-due":
      return data({ about, code, faults: [], values } satisfies Answer, { status: 409 });
    default:
      return refuse(request, code);
  }
}

export type CertificatePage = ReturnType<typeof useLoaderData<typeof loader>>;

export default function CertificateRoute() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() as Answer | undefined;
  const t = useT("certificates");
  const { contestId, number, state, outdated, name, blank, code, title, timeZone } = page;
  return (
    <Section
      title={t("one.title", { number })}
      actions={
        <>
          {page.printable ? (
            <a className="button button-primary" href={paths.certificateFile(page.id)}>
              {t("one.download")}
            </a>
          ) : null}
          <LinkButton to={paths.certificates(contestId)} variant="quiet">
            {t("one.back")}
          </LinkButton>
        </>
      }
    >
      <div className="grid gap-6">
        {result && result.code !== "invalid" ? <Alert tone="danger" title={t(`answer.${result.code}`)} /> : null}
        {outdated ? <Alert tone="warning" title={t("outdated.one")}>{t("outdated.text")}</Alert> : null}
        {blank ? <Alert tone="info" title={t("blank")}>{t("blank-help")}</Alert> : null}
        <DefinitionList
          items={[
            { term: t("column.state"), description: <Badge tone={CERTIFICATE_TONES[state]}>{t(`state.${state}`)}</Badge> },
            ...(name ? [{ term: t("column.name"), description: name }] : []),
            { term: t("column.prize"), description: page.prizeLabel },
            ...(title ? [{ term: t("column.entry"), description: `${code} · ${title}` }] : []),
            { term: t("one.issued-at"), description: <When at={page.issuedAt} time zone={timeZone} /> },
            {
              term: t("one.check"),
              description: (
                <Link className="link figures" to={paths.certificateCheck(page.check)} reloadDocument>
                  {printedCheckCode(page.check)}
                </Link>
              ),
            },
            ...(page.replaces
              ? [
                  {
                    term: t("one.replaces"),
                    description: (
                      <>
                        <Link className="link figures" to={paths.certificate(contestId, page.replaces.id)}>
                          {page.replaces.number}
                        </Link>
                        . {page.replaces.reason}
                      </>
                    ),
                  },
                ]
              : []),
            ...(page.replacedBy
              ? [
                  {
                    term: t("one.replaced-by"),
                    description: (
                      <>
                        <Link className="link figures" to={paths.certificate(contestId, page.replacedBy.id)}>
                          {page.replacedBy.number}
                        </Link>
                        . {page.replaceReason}
                      </>
                    ),
                  },
                ]
              : []),
            ...(page.revoked
              ? [
                  { term: t("one.revoked-at"), description: <When at={page.revoked.at} time zone={timeZone} /> },
                  { term: t("one.revoke-reason"), description: page.revoked.reason },
                ]
              : []),
          ]}
        />
        {state === "valid" && page.whyNotIssue === null ? <Changes page={page} result={result} /> : null}
      </div>
    </Section>
  );
}
