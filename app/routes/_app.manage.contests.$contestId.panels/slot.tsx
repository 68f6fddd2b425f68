import type { PanelSlot } from "~/judging/panels/panel-reads.server";
import { createPanelSchema } from "~/judging/panels/panel-forms";
import { AppForm, Badge, Card, DataTable, HiddenField, SubmitButton, TextField, useT } from "~/ui";
import { InviteForm } from "./invite-form";
import type { PanelAnswer } from "./route";
import { SeatForm } from "./seat-form";

type Member = NonNullable<PanelSlot["panel"]>["members"][number];

interface SlotProps {
  slot: PanelSlot;
  mayManage: boolean;
  mayInviteChair: boolean;
  answer: PanelAnswer;
}

/** The place of one group's panel in one round: the panel, or the form that makes it. */
export function Slot({ slot, mayManage, mayInviteChair, answer }: SlotProps) {
  const t = useT("judging");
  const { panel } = slot;
  if (!panel) return <EmptySlot slot={slot} mayManage={mayManage} answer={answer} />;
  const open = mayManage && !panel.closed;
  return (
    <Card title={panel.name}>
      <p className="mb-4 flex flex-wrap items-center gap-2 text-muted">
        {slot.group} · {slot.round} · {t("panels.entries", { count: slot.entries.length })}
        {panel.closed ? <Badge tone="success">{t("panel.closed")}</Badge> : null}
      </p>
      {panel.members.length === 0 ? (
        <p className="text-muted">{t("panel.no-members")}</p>
      ) : (
        <DataTable
          caption={t("panels.members", { panel: panel.name })}
          rows={panel.members}
          rowKey={({ judgeId }) => judgeId}
          columns={[
            {
              key: "name",
              header: t("judge"),
              rowHeader: true,
              cell: ({ name, chair }) => (
                <>
                  {name} {chair ? <Badge tone="info">{t("role.CHAIR")}</Badge> : null}
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
                    cell: ({ judgeId, name, chair }: Member) => (
                      <div className="actions">
                        {chair ? null : (
                          <SeatButton
                            intent="chair"
                            panelId={panel.id}
                            judgeId={judgeId}
                            label={t("panels.make-chair", { name })}
                          >
                            {t("panels.chair")}
                          </SeatButton>
                        )}
                        <SeatButton
                          intent="remove"
                          panelId={panel.id}
                          judgeId={judgeId}
                          label={t("panels.remove-name", { name })}
                        >
                          {t("panels.remove")}
                        </SeatButton>
                      </div>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {panel.invited.length > 0 ? (
        <div className="mt-4">
          <p className="font-semibold">{t("panels.invited")}</p>
          <ul>
            {panel.invited.map(({ email, chair, expired }) => (
              <li key={`${email} ${String(chair)}`} className="flex flex-wrap items-center gap-2">
                {email}
                {chair ? <Badge tone="info">{t("role.CHAIR")}</Badge> : null}
                <Badge tone={expired ? "warning" : "neutral"}>
                  {t(expired ? "panels.invitation-expired" : "panels.invitation-open")}
                </Badge>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {open ? (
        <div className="mt-6 grid gap-6 md:grid-cols-2">
          <SeatForm slot={slot} panel={panel} answer={answer} />
          <InviteForm panelId={panel.id} mayInviteChair={mayInviteChair} answer={answer} />
        </div>
      ) : null}
    </Card>
  );
}

function SeatButton(props: {
  intent: string;
  panelId: string;
  judgeId: string;
  label: string;
  children: string;
}) {
  const { intent, panelId, judgeId, label, children } = props;
  return (
    <AppForm>
      <HiddenField name="panelId" value={panelId} />
      <HiddenField name="judgeId" value={judgeId} />
      <SubmitButton intent={intent} variant="quiet" aria-label={label}>
        {children}
      </SubmitButton>
    </AppForm>
  );
}

function EmptySlot({ slot, mayManage, answer }: Omit<SlotProps, "mayInviteChair">) {
  const t = useT("judging");
  const { roundId, groupId } = slot;
  const mine =
    answer?.intent === "create" &&
    answer.values["groupId"] === groupId &&
    answer.values["roundId"] === roundId;
  return (
    <Card title={slot.group}>
      <p className="mb-4 text-muted">
        {slot.round} · {t("panels.entries", { count: slot.entries.length })} ·{" "}
        {t("panels.none-yet")}
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
