import { SEAT_ROLES, seatRoleSchema } from "~/judging/panels/panel-forms";
import type { PanelMemberRow, PanelSlot } from "~/judging/panels/panel-reads.server";
import {
  AppForm,
  CheckboxField,
  CheckboxGroupField,
  HiddenField,
  SelectField,
  SubmitButton,
  useT,
} from "~/ui";
import type { PanelAnswer } from "./route";

interface MemberFormProps {
  slot: PanelSlot;
  panelId: string;
  member: PanelMemberRow;
  answer: PanelAnswer;
}

/** What a member does on the panel, and taking them off it. */
export function MemberForm({ slot, panelId, member, answer }: MemberFormProps) {
  const t = useT("judging");
  const { judgeId, name, role, scores, fieldIds } = member;
  const mine =
    answer?.intent === "seat" &&
    answer.values["panelId"] === panelId &&
    answer.values["judgeId"] === judgeId
      ? answer
      : undefined;
  const seat = (
    <>
      <HiddenField name="panelId" value={panelId} />
      <HiddenField name="judgeId" value={judgeId} />
    </>
  );
  return (
    <details open={mine !== undefined}>
      <summary className="link" aria-label={t("panels.change-of", { name })}>
        {t("panels.change-role")}
      </summary>
      <AppForm
        schema={seatRoleSchema}
        faults={mine?.faults ?? []}
        values={mine?.values ?? { role, scores: role === "SECRETARY" && scores ? "on" : "", fieldIds }}
        className="mt-3"
      >
        {seat}
        <SelectField
          name="role"
          label={t("panels.as")}
          options={SEAT_ROLES.map((one) => ({ value: one, label: t(`role.${one}`) }))}
          required
        />
        <CheckboxField name="scores" label={t("panels.secretary-scores")} />
        {slot.fields.length > 1 ? (
          <CheckboxGroupField
            name="fieldIds"
            label={t("panels.expert-fields")}
            help={t("panels.expert-fields-help")}
            options={slot.fields.map(({ id, name: label }) => ({ value: id, label }))}
          />
        ) : null}
        <SubmitButton intent="seat" variant="secondary">
          {t("panels.save-role")}
        </SubmitButton>
      </AppForm>
      <AppForm className="mt-3">
        {seat}
        <SubmitButton intent="remove" variant="quiet" aria-label={t("panels.remove-name", { name })}>
          {t("panels.remove")}
        </SubmitButton>
      </AppForm>
    </details>
  );
}
