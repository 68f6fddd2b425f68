import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { Badge, DataTable, useT, When, type Tone } from "~/ui";
import type { JudgeSummary } from "./panel-summary.server";
import { MailTroubleNote } from "./mail-trouble-note";
import type { Counts, WorkState } from "./progress";

/** A judge as a page gets it; instants may have become texts on the way. */
export type ShownJudge = Omit<JudgeSummary, "userId">;

const TONES: Readonly<Record<WorkState, Tone>> = {
  nothing: "neutral",
  "not-begun": "warning",
  "under-way": "info",
  finished: "success",
};

/** Each judge of a panel: how much is in, what is left, when they last worked, when they were reminded. */
export function JudgeTable({
  judges,
  timeZone,
  endWork,
}: {
  judges: readonly ShownJudge[];
  timeZone: string;
  /** The panel whose judges' work this person may end; null: they may not. */
  endWork?: { readonly contestId: string; readonly panelId: string } | null;
}) {
  const t = useT("steering");
  const shown = judges.filter(
    (judge) => judge.endedAt === null || judge.submitted > 0 || judge.ended > 0,
  );
  if (shown.length === 0) return <p className="text-muted">{t("progress.no-judges")}</p>;
  return (
    <DataTable
      caption={t("progress.by-judge")}
      rows={shown}
      rowKey={({ memberId }) => memberId}
      columns={[
        {
          key: "name",
          header: t("judge"),
          rowHeader: true,
          cell: ({ name, role, trouble }) => (
            <>
              {name} {role === "MEMBER" ? null : <Badge tone="info">{t(`role.${role}`)}</Badge>}
              {trouble ? <MailTroubleNote trouble={trouble} timeZone={timeZone} /> : null}
            </>
          ),
        },
        {
          key: "state",
          header: t("progress.state"),
          cell: ({ endedAt, state }) =>
            endedAt === null ? (
              <Badge tone={TONES[state]}>{t(`work.${state}`)}</Badge>
            ) : (
              <Badge>{t("work.ended")}</Badge>
            ),
        },
        {
          key: "done",
          header: t("progress.sheets"),
          cell: (judge) => <SheetBar counts={judge} />,
        },
        {
          key: "last",
          header: t("progress.last"),
          cell: ({ lastAt }) =>
            lastAt ? (
              <When at={lastAt} time zone={timeZone} />
            ) : (
              <span className="text-muted">{t("progress.never")}</span>
            ),
        },
        {
          key: "reminded",
          header: t("progress.reminded"),
          cell: ({ remindedAt }) =>
            remindedAt ? (
              <When at={remindedAt} time zone={timeZone} />
            ) : (
              <span className="text-muted">{t("progress.not-reminded")}</span>
            ),
        },
        ...(endWork
          ? [
              {
                key: "action",
                header: t("progress.actions"),
                cell: ({ judgeId, name, endedAt }: ShownJudge) =>
                  endedAt === null ? (
                    <Link
                      className="link text-sm"
                      to={paths.endWork(endWork.contestId, endWork.panelId, judgeId)}
                      aria-label={t("progress.end-work-of", { name })}
                    >
                      {t("progress.end-work")}
                    </Link>
                  ) : null,
              },
            ]
          : []),
      ]}
    />
  );
}

const LEFT = ["todo", "started", "returned", "ended"] as const;

/** How much is in as a bar and numbers, and below it what the rest is. */
function SheetBar({ counts }: { counts: Counts }) {
  const t = useT("steering");
  const total = counts.submitted + counts.todo + counts.started + counts.returned;
  const rest = LEFT.filter((key) => counts[key] > 0);
  return (
    <div>
      <div className="flex items-center gap-3">
        <span className="h-2 w-28 overflow-hidden rounded-full bg-line" aria-hidden="true">
          <span
            className="block h-full bg-accent"
            style={{ width: `${total > 0 ? (100 * counts.submitted) / total : 0}%` }}
          />
        </span>
        <span className="figures whitespace-nowrap">
          {counts.submitted} / {total}
        </span>
      </div>
      {rest.length > 0 ? (
        <p className="mt-1 text-sm text-muted">
          {rest.map((key) => t(`count.${key}`, { count: counts[key] })).join(", ")}
        </p>
      ) : null}
    </div>
  );
}
