import { Link } from "@remix-run/react";
import type { NamedConflict, PanelAssignment } from "~/judging/assignment/assignment.server";
import type { PanelSlot } from "~/judging/panels/panel-reads.server";
import { paths } from "~/paths";
import { Alert, AppForm, Badge, DataTable, Section, SubmitButton, useT } from "~/ui";

interface AssignmentPreviewProps {
  slots: readonly PanelSlot[];
  preview: readonly PanelAssignment[];
  contestId: string;
  mayManage: boolean;
  /** Eligible entries without a formal decision, and where it is made. */
  undecided: number;
  decision: string | null;
}

/** What assigning would do, before it is done: how many sheets, and who cannot be given which entry, and why. */
export function AssignmentPreview({
  slots,
  preview,
  contestId,
  mayManage,
  undecided,
  decision,
}: AssignmentPreviewProps) {
  const t = useT("judging");
  const plan = useT("assignment");
  const slotOf = (panelId: string) => slots.findIndex(({ panel }) => panel?.id === panelId);
  const severalRounds = new Set(slots.map(({ roundId }) => roundId)).size > 1;
  const nameOf = (panelId: string) => {
    const slot = slots[slotOf(panelId)];
    const name = slot?.panel?.name ?? "";
    return severalRounds ? `${name} (${slot?.round ?? ""})` : name;
  };
  const rows = [...preview].sort((a, b) => slotOf(a.panelId) - slotOf(b.panelId));
  const open = preview.filter(({ closed }) => !closed);
  const todo = open.reduce((sum, { added, ended }) => sum + added + ended, 0);
  const leftOut = preview.flatMap(({ leftOut: rows, tooLate, takenBack }) => [
    ...rows.map((row) => ({ ...row, besides: null })),
    ...tooLate.map((row) => ({ ...row, besides: "too-late" as const })),
    ...takenBack.map((row) => ({ ...row, besides: "taken-back" as const })),
  ]);
  if (preview.length === 0) return null;
  return (
    <Section
      title={t("assign.title")}
      lead={open.some(({ perEntry }) => perEntry === null) ? t("assign.lead") : undefined}
      actions={
        mayManage && todo > 0 ? (
          <AppForm>
            <SubmitButton intent="assign">{t("assign.do")}</SubmitButton>
          </AppForm>
        ) : undefined
      }
    >
      <div className="space-y-6">
        {undecided > 0 ? (
          <Alert tone="warning" title={t("panels.undecided", { count: undecided })}>
            <p>{t("panels.undecided-help")}</p>
            {decision ? (
              <p className="mt-2">
                <Link className="link" to={decision}>
                  {t("panels.to-decision")}
                </Link>
              </p>
            ) : null}
          </Alert>
        ) : null}
        <DataTable
          caption={t("assign.title")}
          rows={rows}
          rowKey={({ panelId }) => panelId}
          columns={[
            {
              key: "panel",
              header: t("panel.one"),
              rowHeader: true,
              cell: ({ panelId }) => nameOf(panelId),
            },
            {
              key: "judges",
              header: t("assign.judges"),
              align: "end",
              cell: ({ judges }) => <Figure value={judges} />,
            },
            {
              key: "entries",
              header: t("assign.entries"),
              align: "end",
              cell: ({ entries }) => <Figure value={entries} />,
            },
            {
              key: "added",
              header: t("assign.new"),
              align: "end",
              cell: ({ panelId, added, closed, perEntry, missing }) =>
                closed ? (
                  t("panel.closed")
                ) : perEntry === null ? (
                  <Figure value={added} />
                ) : (
                  <ToPlan
                    to={paths.assignmentPlan(contestId, panelId)}
                    panel={nameOf(panelId)}
                    perEntry={perEntry}
                    missing={missing}
                  />
                ),
            },
          ]}
        />
        {open
          .filter(({ judges, withoutJudge }) => judges > 0 && withoutJudge.length > 0)
          .map(({ panelId, withoutJudge }) => (
            <Alert
              key={panelId}
              tone="warning"
              title={t("assign.without-judge", { panel: nameOf(panelId) })}
            >
              {withoutJudge.map(({ code, title }) => `${code} ${title}`).join("; ")}
            </Alert>
          ))}
        {open
          .filter(({ overloaded }) => overloaded.length > 0)
          .map(({ panelId, overloaded }) => (
            <Alert
              key={panelId}
              tone="warning"
              title={plan("panels.overloaded", { panel: nameOf(panelId) })}
            >
              {overloaded.map((one) => plan("panels.overloaded-one", { ...one })).join("; ")}
            </Alert>
          ))}
        {leftOut.length > 0 ? (
          <LeftOut rows={leftOut} />
        ) : (
          <p className="text-muted">{t("assign.no-conflicts")}</p>
        )}
      </div>
    </Section>
  );
}

function LeftOut({ rows }: { rows: readonly (NamedConflict & { besides: "too-late" | "taken-back" | null })[] }) {
  const t = useT("judging");
  const interest = useT("conflicts");
  return (
    <DataTable
      caption={t("assign.left-out")}
      captionVisible
      rows={rows}
      rowKey={({ judgeName, entryCode }) => `${entryCode} ${judgeName}`}
      columns={[
        {
          key: "entry",
          header: t("entry"),
          rowHeader: true,
          cell: ({ entryCode, entryTitle }) => (
            <>
              <span className="figures">{entryCode}</span> {entryTitle}
            </>
          ),
        },
        { key: "judge", header: t("judge"), cell: ({ judgeName }) => judgeName },
        {
          key: "why",
          header: t("assign.why"),
          cell: ({ conflicts, besides }) =>
            [
              ...conflicts.map((kind) => interest(`kind.${kind}`)),
              ...(besides ? [t(`assign.${besides}`)] : []),
            ].join(" "),
        },
      ]}
    />
  );
}

function Figure({ value }: { value: number }) {
  return <span className="figures">{value}</span>;
}

/** Where the regulation names a number of judges per entry, a plan decides who scores what. */
function ToPlan(props: { to: string; panel: string; perEntry: number; missing: number }) {
  const t = useT("assignment");
  return (
    <span className="inline-flex flex-col items-end gap-1">
      <span>{t("panels.per-entry", { count: props.perEntry })}</span>
      {props.missing > 0 ? (
        <Badge tone="warning">{t("panels.missing", { count: props.missing })}</Badge>
      ) : (
        <Badge tone="success">{t("panels.enough")}</Badge>
      )}
      <Link className="link" to={props.to} aria-label={t("panels.to-plan", { panel: props.panel })}>
        {t("title")}
      </Link>
    </span>
  );
}
