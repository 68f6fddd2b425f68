import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { judgeReceipts } from "~/judging/sheets/receipts.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { Alert, EmptyState, LinkButton, Page, Section, Steps, useT, When } from "~/ui";

export const handle = { title: "judging:receipts.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await judgeReceipts(await contextOf(request), params["contestId"] ?? "");
  return found.ok ? found.value : refuse(request, found.code);
}

export default function Receipts() {
  const { contest, judgeCode, key, receipts } = useLoaderData<typeof loader>();
  const t = useT("judging");
  return (
    <Page
      title={t("receipts.title")}
      eyebrow={contest.title}
      lead={t("receipts.lead", { code: judgeCode })}
      actions={
        <LinkButton variant="quiet" to={paths.judgeContest(contest.id)}>
          {t("sheet.to-queue")}
        </LinkButton>
      }
    >
      {receipts.length === 0 ? (
        <EmptyState title={t("receipts.none")}>{t("receipts.none-help")}</EmptyState>
      ) : (
        <ul className="space-y-4">
          {receipts.map(({ assignmentId, entry, round, number, submittedAt, returnedAt, receipt }) => (
            <li key={receipt} className="card">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <Link className="link figures font-semibold" to={paths.sheet(assignmentId)}>
                  {entry}
                </Link>
                <span className="text-muted">{round}</span>
                <strong>{t("receipt.of", { number })}</strong>
                <When at={submittedAt} seconds zone={contest.timeZone} />
                {returnedAt ? <span className="text-muted">{t("receipts.replaced")}</span> : null}
              </p>
              <code className="text-sm break-all">{receipt}</code>
            </li>
          ))}
        </ul>
      )}
      <Section title={t("receipts.find")}>
        {contest.published ? null : <Alert>{t("receipts.not-yet")}</Alert>}
        <div className="mt-4">
          <Steps
            steps={[
              {
                title: t("receipts.step.open"),
                text: contest.published ? (
                  <Link className="link" to={paths.results(contest.slug)}>
                    {t("receipts.step.open-link")}
                  </Link>
                ) : (
                  t("receipts.step.open-text")
                ),
              },
              { title: t("receipts.step.search"), text: t("receipts.step.search-text") },
              {
                title: t("receipts.step.compare"),
                text: t("receipts.step.compare-text", { code: judgeCode }),
              },
            ]}
          />
        </div>
      </Section>
      <Section title={t("receipts.check")} lead={t("receipts.check-lead")}>
        <p>{t("receipts.check-help")}</p>
        <details className="mt-4">
          <summary className="link cursor-pointer">{t("receipts.show-key")}</summary>
          <div className="note mt-3 space-y-3">
            <p className="font-semibold">{t("receipts.key")}</p>
            <code className="block text-sm break-all">{key}</code>
            <p className="text-sm">{t("receipts.key-help")}</p>
            {receipts.map(({ receipt, entry, number, text }) => (
              <div key={receipt}>
                <p className="font-semibold">
                  <span className="figures">{entry}</span> · {t("receipt.of", { number })}
                </p>
                <code className="block text-sm break-all">{text}</code>
              </div>
            ))}
          </div>
        </details>
      </Section>
    </Page>
  );
}
