import type { ReactNode } from "react";
import { Runs } from "~/entries/versions/version-changes";
import { Badge, Decimal, useT, When } from "~/ui";
import { proposalLabel } from "./proposal-label";
import { isUnchanged, type SheetChanges } from "./sheet-changes";
import type { ShownSubmission } from "./sheet-history.server";

interface Words {
  readonly criteria: readonly { readonly id: string; readonly label: string }[];
  readonly levels: readonly { readonly id: string; readonly label: string }[];
  readonly timeZone: string;
}

/** Every submission of a sheet, the newest first: its total, what it changed, why it went back. */
export function SubmissionList<S extends ShownSubmission>({
  submissions,
  children,
  ...words
}: Words & { submissions: readonly S[]; children?: (submission: S) => ReactNode }) {
  const t = useT("judging");
  return (
    <ol className="space-y-5">
      {submissions.map((submission) => (
        <li key={submission.number} className="space-y-2">
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <strong>{t("receipt.of", { number: submission.number })}</strong>
            <When at={submission.submittedAt} seconds zone={words.timeZone} />
            <span>
              {t("total")} <Decimal value={submission.total} />
            </span>
            {submission.onPaper ? <Badge>{t("history.on-paper")}</Badge> : null}
          </p>
          {submission.changes ? <Changes changes={submission.changes} {...words} /> : null}
          {children?.(submission)}
          {submission.returnedAt ? (
            <p className="note text-sm">
              {t("receipt.returned")} <When at={submission.returnedAt} time zone={words.timeZone} />
              {submission.returnReason ? `: ${submission.returnReason}` : null}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function Changes({ changes, criteria, levels }: { changes: SheetChanges } & Words) {
  const t = useT("judging");
  if (isUnchanged(changes)) return <p className="text-muted">{t("history.unchanged")}</p>;
  const { marks, proposal, texts } = changes;
  const mark = (value: string | null) =>
    value === null ? <span className="text-muted">{t("not-scored")}</span> : <Decimal value={value} />;
  return (
    <dl className="changes">
      {marks.map(({ criterionId, before, after }) => (
        <div key={criterionId}>
          <dt>{criteria.find(({ id }) => id === criterionId)?.label ?? criterionId}</dt>
          <dd>
            <del className="diff-removed">{mark(before)}</del> <span aria-hidden="true">→</span>{" "}
            <ins className="diff-added">{mark(after)}</ins>
          </dd>
        </div>
      ))}
      {proposal ? (
        <div>
          <dt>{t("sheet.proposal")}</dt>
          <dd>
            <del className="diff-removed">{proposalLabel(t, levels, proposal.before)}</del>{" "}
            <span aria-hidden="true">→</span>{" "}
            <ins className="diff-added">{proposalLabel(t, levels, proposal.after)}</ins>
          </dd>
        </div>
      ) : null}
      {texts.map(({ field, runs }) => (
        <div key={field}>
          <dt>{t(`sheet.${field}`)}</dt>
          <dd>
            <Runs runs={runs} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
