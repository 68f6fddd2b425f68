import { invitePanelSchema, type PANEL_INVITATIONS } from "~/judging/panels/panel-forms";
import type { PanelSlot } from "~/judging/panels/panel-reads.server";
import {
  AppForm,
  CheckboxGroupField,
  HiddenField,
  SelectField,
  SubmitButton,
  TextField,
  useT,
} from "~/ui";
import type { PanelAnswer } from "./route";

interface InviteFormProps {
  slot: PanelSlot;
  panelId: string;
  mayInvite: readonly (typeof PANEL_INVITATIONS)[number][];
  answer: PanelAnswer;
}

/** A person who is no judge yet joins by accepting an invitation. */
export function InviteForm({ slot, panelId, mayInvite, answer }: InviteFormProps) {
  const t = useT("judging");
  const people = useT("people");
  const mine =
    answer?.intent === "invite" && answer.values["panelId"] === panelId ? answer : undefined;
  return (
    <div className="space-y-4">
      <h4 className="font-semibold">{t("panels.invite-title")}</h4>
      <AppForm
        // Empty again after each invitation.
        key={mine?.code === "invited" ? String(mine.params?.["email"]) : ""}
        schema={invitePanelSchema}
        faults={mine?.faults ?? []}
        values={mine?.code === "invalid" ? mine.values : { role: "JUDGE" }}
        namespace="people"
      >
        <HiddenField name="panelId" value={panelId} />
        <TextField
          name="email"
          label={t("panels.email")}
          type="email"
          autoComplete="off"
          required
        />
        <SelectField
          name="role"
          label={t("panels.as")}
          options={mayInvite.map((role) => ({ value: role, label: people(`role.${role}`) }))}
          required
        />
        {slot.fields.length > 1 && mayInvite.includes("PANEL_EXPERT") ? (
          <details>
            <summary className="link">{t("panels.expert-fields")}</summary>
            <CheckboxGroupField
              name="fieldIds"
              label={t("panels.expert-fields")}
              help={t("panels.expert-fields-help")}
              options={slot.fields.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </details>
        ) : null}
        <SubmitButton intent="invite" variant="secondary">
          {t("panels.invite")}
        </SubmitButton>
      </AppForm>
    </div>
  );
}
