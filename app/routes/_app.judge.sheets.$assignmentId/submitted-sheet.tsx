import { useEffect } from "react";
import type { SheetPage } from "~/judging/sheets/judge-reads.server";
import { paths } from "~/paths";
import { Alert, Card, Decimal, DefinitionList, LinkButton, useT, When } from "~/ui";
import { forgetLocal } from "./local-copy";

/** A sheet that cannot be changed (now): its marks, and the receipt of each submission. */
export function SubmittedSheet({ page }: { page: SheetPage }) {
  const t = useT("judging");
  const { sheet, criteria, submissions, nextToDo, assignmentId } = page;
  const submitted = sheet.state === "SUBMITTED";
  useEffect(() => {
    if (submitted) forgetLocal(assignmentId);
  }, [submitted, assignmentId]);
  const mark = (id: string) => {
    const value = sheet.marks[id];
    return value === undefined ? (
      <span className="text-muted">{t("not-scored")}</span>
    ) : (
      <Decimal value={value} />
    );
  };
  const [newest] = submissions;
  return (
    <Card title={t("sheet.title")}>
      {submitted && newest ? (
        <Alert tone="success" title={t("sheet.submitted")}>
          {t("sheet.submitted-help")}
        </Alert>
      ) : (
        <Alert tone="warning" title={t("sheet.locked")}>
          {t(`sheet.why-not.${page.whyNotScore ?? "state"}`)}
        </Alert>
      )}
      <div className="mt-4">
        <DefinitionList
          items={criteria.map(({ id, label, max }) => ({
            term: label,
            description: (
              <>
                {mark(id)} / <Decimal value={max} />
              </>
            ),
          }))}
        />
        {submitted && newest ? (
          <p className="mt-4 text-lg font-semibold">
            {t("total")} <Decimal value={newest.total} /> / <Decimal value={page.highest} />
          </p>
        ) : null}
        {sheet.comment ? <p className="mt-4 whitespace-pre-wrap">{sheet.comment}</p> : null}
      </div>
      <Receipts page={page} />
      {submitted && nextToDo ? (
        <div className="actions mt-5">
          <LinkButton variant="primary" to={paths.sheet(nextToDo)}>
            {t("sheet.next-to-do")}
          </LinkButton>
        </div>
      ) : null}
    </Card>
  );
}

/** With its receipt a judge finds the own sheet in the published results. */
function Receipts({ page: { submissions, judgeCode } }: { page: SheetPage }) {
  const t = useT("judging");
  if (submissions.length === 0) return null;
  return (
    <section className="mt-6" aria-label={t("receipt.title")}>
      <h3 className="font-semibold">{t("receipt.title")}</h3>
      <p className="text-sm text-muted">{t("receipt.help", { code: judgeCode })}</p>
      <ol className="mt-2 space-y-3">
        {submissions.map(({ number, submittedAt, receipt, returnedAt, returnReason }) => (
          <li key={number}>
            <p>
              {t("receipt.of", { number })} <When at={submittedAt} seconds />
            </p>
            <code className="block text-sm break-all">{receipt}</code>
            {returnedAt ? (
              <p className="text-sm text-muted">
                {t("receipt.returned")} <When at={returnedAt} time />
                {returnReason ? `: ${returnReason}` : null}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
