import { useEffect, useRef, type RefObject } from "react";
import type { SheetPage } from "~/judging/sheets/judge-reads.server";
import { proposalLabel } from "~/judging/sheets/proposal-label";
import { TEXT_FIELDS } from "~/judging/sheets/sheet-content";
import { SubmissionList } from "~/judging/sheets/submission-list";
import { paths } from "~/paths";
import { Alert, Card, Decimal, DefinitionList, LinkButton, useT } from "~/ui";
import { Leftover } from "./leftover";
import { OthersTable } from "./others-table";
import { FROM_SHEET } from "./use-arrival";

/** A sheet that cannot be changed (now): its marks, and the receipt of each submission. */
export function SubmittedSheet({
  page,
  opened,
}: {
  page: SheetPage;
  /** The sheet that was open here before: submitted just now, the keyboard goes on at what follows. */
  opened: RefObject<string | null>;
}) {
  const t = useT("judging");
  const { sheet, submissions, nextToDo, assignmentId } = page;
  const submitted = sheet.state === "SUBMITTED";
  const next = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (submitted && opened.current === assignmentId) next.current?.querySelector("a")?.focus();
  }, [submitted, opened, assignmentId]);
  const [newest] = submissions;
  return (
    <Card>
      <h2 className="card-title">{t("sheet.title")}</h2>
      <Leftover page={page} />
      {submitted && newest ? (
        <Alert tone="success" title={t("sheet.submitted")}>
          {t("sheet.submitted-help")}
        </Alert>
      ) : (
        <Alert tone="warning" title={t("sheet.locked")}>
          {t(`sheet.why-not.${page.whyNotScore ?? "state"}`)}
        </Alert>
      )}
      {submitted ? (
        <div className="actions" ref={next}>
          {nextToDo ? (
            <LinkButton variant="primary" to={paths.sheet(nextToDo)} state={FROM_SHEET}>
              {t("sheet.next-to-do")}
            </LinkButton>
          ) : (
            <LinkButton to={paths.judgeContest(page.contest.id)}>{t("sheet.all-done")}</LinkButton>
          )}
        </div>
      ) : null}
      <Content page={page} />
      {submitted && newest ? (
        <p className="text-lg font-semibold">
          {t("total")} <Decimal value={newest.total} /> / <Decimal value={page.highest} />
        </p>
      ) : null}
      <OthersTable page={page} />
      <Receipts page={page} />
    </Card>
  );
}

function Content({ page }: { page: SheetPage }) {
  const t = useT("judging");
  const { sheet, criteria, levels, asksProposal } = page;
  const mark = (id: string) => {
    const value = sheet.marks[id];
    return value === undefined ? (
      <span className="text-muted">{t("not-scored")}</span>
    ) : (
      <Decimal value={value} />
    );
  };
  return (
    <DefinitionList
      items={[
        ...criteria.map(({ id, label, max }) => ({
          term: label,
          description: (
            <>
              {mark(id)} / <Decimal value={max} />
            </>
          ),
        })),
        ...(asksProposal
          ? [
              {
                term: t("sheet.proposal"),
                description: proposalLabel(t, levels, sheet.proposal),
              },
            ]
          : []),
        ...TEXT_FIELDS.filter((field) => sheet[field] !== "").map((field) => ({
          term: t(`sheet.${field}`),
          description: <p className="whitespace-pre-wrap">{sheet[field]}</p>,
        })),
      ]}
    />
  );
}

/** Every submission with its receipt: with it a judge finds the own sheet in the published results. */
function Receipts({ page }: { page: SheetPage }) {
  const t = useT("judging");
  const { submissions, criteria, levels, contest } = page;
  if (submissions.length === 0) return null;
  return (
    <section className="mt-6 space-y-3" aria-label={t("receipt.title")}>
      <h3 className="font-semibold">{t("receipt.title")}</h3>
      <SubmissionList
        submissions={submissions}
        criteria={criteria}
        levels={levels}
        timeZone={contest.timeZone}
      >
        {({ receipt }) => <code className="block text-sm break-all">{receipt}</code>}
      </SubmissionList>
      <p className="text-sm text-muted">
        {t("receipt.help", { code: page.judgeCode })}{" "}
        <a className="link" href={paths.judgeReceipts(contest.id)}>
          {t("receipt.how")}
        </a>
      </p>
    </section>
  );
}
