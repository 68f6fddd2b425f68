import { Link, useParams } from "@remix-run/react";
import { createPanelSchema, type PANEL_INVITATIONS } from "~/judging/panels/panel-forms";
import type { PanelMemberRow, PanelSlot } from "~/judging/panels/panel-reads.server";
import { paths } from "~/paths";
import { AppForm, Badge, Card, DataTable, HiddenField, SubmitButton, TextField, useT, When } from "~/ui";
import { InviteForm } from "./invite-form";
import { Invited } from "./invited";
import { MemberForm } from "./member-form";
import type { PanelAnswer } from "./route";
import { SeatForm } from "./seat-form";

interface SlotProps {
  slot: PanelSlot;
  /** Its round takes only those that the round before let through. */
  later: boolean;
  mayManage: boolean;
  mayInvite: readonly (typeof PANEL_INVITATIONS)[number][];
  /** The contest's other panels. */
  others: readonly { readonly id: string; readonly name: string }[];
  answer: PanelAnswer;
}

/** The place of one group's panel in one round: the panel, or the form that makes it. */
export function Slot({ slot, later, mayManage, mayInvite, others, answer }: SlotProps) {
  const t = useT("judging");
  const { panel } = slot;
  const count = slot.entries.length;
  const taking =
    later && count === 0
      ? t("panels.none-through")
      : t(later ? "panels.let-through" : "panels.entries", { count });
  if (!panel)
    return <EmptySlot slot={slot} taking={taking} mayManage={mayManage} answer={answer} />;
  const open = mayManage && !panel.closed;
  return (
    <Card title={panel.name}>
      <p className="mb-4 flex flex-wrap items-center gap-2 text-muted">
        {slot.group} · {slot.round} · {taking}
        {panel.closed ? <Badge tone="success">{t("panel.closed")}</Badge> : null}
      </p>
      {panel.members.length === 0 ? (
        <p className="text-muted">{t("panel.no-members")}</p>
      ) : (
        <Members slot={slot} panel={panel} open={open} answer={answer} />
      )}
      {panel.former.length > 0 ? (
        <div className="mt-4 text-sm">
          <p className="font-semibold">{t("panels.former")}</p>
          <ul>
            {panel.former.map(({ judgeId, name, at, reason }) => (
              <li key={judgeId}>
                {name} · <When at={at} />
                {reason === "" ? null : ` · ${reason}`}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <Invited panel={panel} />
      {open ? (
        <div className="mt-6 grid gap-6 md:grid-cols-2">
          <SeatForm slot={slot} panel={panel} others={others} answer={answer} />
          {mayInvite.length > 0 ? (
            <InviteForm slot={slot} panelId={panel.id} mayInvite={mayInvite} answer={answer} />
          ) : null}
        </div>
      ) : null}
    </Card>
  );
}

interface MembersProps {
  slot: PanelSlot;
  panel: NonNullable<PanelSlot["panel"]>;
  open: boolean;
  answer: PanelAnswer;
}

function Members({ slot, panel, open, answer }: MembersProps) {
  const t = useT("judging");
  const { contestId = "" } = useParams();
  const fieldName = (id: string) => slot.fields.find((field) => field.id === id)?.name ?? id;
  return (
    <DataTable
      caption={t("panels.members", { panel: panel.name })}
      rows={panel.members}
      rowKey={({ judgeId }) => judgeId}
      columns={[
        {
          key: "name",
          header: t("judge"),
          rowHeader: true,
          cell: ({ judgeId, name, role, scores, fieldIds, declared }) => (
            <>
              <Link className="link" to={paths.contestJudge(contestId, judgeId)}>
                {name}
              </Link>{" "}
              {role === "MEMBER" ? null : <Badge tone="info">{t(`role.${role}`)}</Badge>}{" "}
              {scores ? null : <Badge>{t("panels.does-not-score")}</Badge>}{" "}
              {scores && !declared ? <Badge tone="warning">{t("panels.undeclared")}</Badge> : null}
              {fieldIds.length > 0 ? (
                <span className="mt-1 block text-sm font-normal text-muted">
                  {fieldIds.map(fieldName).join("; ")}
                </span>
              ) : null}
            </>
          ),
        },
        { key: "unit", header: t("unit"), cell: ({ unitName }) => unitName },
        {
          key: "assigned",
          header: t("panels.assigned"),
          align: "end",
          cell: ({ assigned }) => <span className="figures">{assigned}</span>,
        },
        ...(open
          ? [
              {
                key: "actions",
                header: t("panels.change"),
                cell: (member: PanelMemberRow) => (
                  <MemberForm slot={slot} panelId={panel.id} member={member} answer={answer} />
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function EmptySlot({
  slot,
  taking,
  mayManage,
  answer,
}: Pick<SlotProps, "slot" | "mayManage" | "answer"> & { taking: string }) {
  const t = useT("judging");
  const { roundId, groupId } = slot;
  const mine =
    answer?.intent === "create" &&
    answer.values["groupId"] === groupId &&
    answer.values["roundId"] === roundId;
  return (
    <Card title={slot.group}>
      <p className="mb-4 text-muted">
        {slot.round} · {taking} · {t("panels.none-yet")}
      </p>
      {mayManage ? (
        <AppForm
          schema={createPanelSchema}
          faults={mine ? answer.faults : []}
          values={mine ? answer.values : { name: t("panels.default-name", { group: slot.group }) }}
        >
          <HiddenField name="roundId" value={roundId} />
          <HiddenField name="groupId" value={groupId} />
          <TextField name="name" label={t("panels.name")} required maxLength={200} />
          <SubmitButton intent="create" variant="secondary">
            {t("panels.create")}
          </SubmitButton>
        </AppForm>
      ) : null}
    </Card>
  );
}
