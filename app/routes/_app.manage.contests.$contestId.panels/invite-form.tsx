import { invitePanelSchema } from "~/judging/panels/panel-forms";
import { AppForm, HiddenField, SelectField, SubmitButton, TextField, useT } from "~/ui";
import type { PanelAnswer } from "./route";

interface InviteFormProps {
  panelId: string;
  mayInviteChair: boolean;
  answer: PanelAnswer;
}

/** A person who is no judge yet joins by accepting an invitation. */
export function InviteForm({ panelId, mayInviteChair, answer }: InviteFormProps) {
  const t = useT("judging");
  const mine =
    answer?.intent === "invite" && answer.values["panelId"] === panelId ? answer : undefined;
  const roles = mayInviteChair ? (["JUDGE", "PANEL_CHAIR"] as const) : (["JUDGE"] as const);
  return (
    <div className="space-y-4">
      <h4 className="font-semibold">{t("panels.invite-title")}</h4>
      <AppForm
        schema={invitePanelSchema}
        faults={mine?.faults ?? []}
        values={mine?.values ?? { role: "JUDGE" }}
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
          options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          required
        />
        <SubmitButton intent="invite" variant="secondary">
          {t("panels.invite")}
        </SubmitButton>
      </AppForm>
    </div>
  );
}
