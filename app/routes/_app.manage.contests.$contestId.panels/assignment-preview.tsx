import { Link } from "@remix-run/react";
import type { NamedConflict, PanelAssignment } from "~/judging/assignment/assignment.server";
import type { PanelSlot } from "~/judging/panels/panel-reads.server";
import { Alert, AppForm, DataTable, Section, SubmitButton, useT } from "~/ui";

interface AssignmentPreviewProps {
  slots: readonly PanelSlot[];
  preview: readonly PanelAssignment[];
  mayManage: boolean;
  /** Eligible entries without a formal decision, and where it is made. */
  undecided: number;
  decision: string | null;
}

/** What assigning would do, before it is done: how many sheets, and who cannot be given which entry, and why. */
export function AssignmentPreview({
  slots,
  preview,
  mayManage,
  undecided,
  decision,
}: AssignmentPreviewProps) {
  const t = useT("judging");
  const nameOf = (panelId: string) =>
    slots.find(({ panel }) => panel?.id === panelId)?.panel?.name ?? "";
  const open = preview.filter(({ closed }) => !closed);
  const todo = open.reduce((sum, { added, ended }) => sum + added + ended, 0);
  const leftOut = preview.flatMap(({ leftOut: rows, tooLate }) => [
    ...rows.map((row) => ({ ...row, late: false })),
    ...tooLate.map((row) => ({ ...row, late: true })),
  ]);
  if (preview.length === 0) return null;
  return (
    <Section
      title={t("assign.title")}
      lead={t("assign.lead")}
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
          rows={preview}
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
              cell: ({ added, closed }) => (closed ? t("panel.closed") : <Figure value={added} />),
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
        {leftOut.length > 0 ? (
          <LeftOut rows={leftOut} />
        ) : (
          <p className="text-muted">{t("assign.no-conflicts")}</p>
        )}
      </div>
    </Section>
  );
}

function LeftOut({ rows }: { rows: readonly (NamedConflict & { late: boolean })[] }) {
  const t = useT("judging");
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
          cell: ({ conflicts, late }) =>
            [
              ...conflicts.map((code) => t(`conflict.${code}`)),
              ...(late ? [t("assign.too-late")] : []),
            ].join(" "),
        },
      ]}
    />
  );
}

function Figure({ value }: { value: number }) {
  return <span className="figures">{value}</span>;
}
