import type { PanelSlot } from "~/judging/panels/panel-reads.server";
import { assignOneSchema, seatSchema, takeOverSchema } from "~/judging/panels/panel-forms";
import { AppForm, HiddenField, SelectField, SubmitButton, useT } from "~/ui";
import type { PanelAnswer } from "./route";

interface SeatFormProps {
  slot: PanelSlot;
  panel: NonNullable<PanelSlot["panel"]>;
  /** The contest's other panels. */
  others: readonly { readonly id: string; readonly name: string }[];
  answer: PanelAnswer;
}

/** Who else of the contest's judges joins, and one entry given by hand. */
export function SeatForm({ slot, panel, others, answer }: SeatFormProps) {
  const t = useT("judging");
  const of = (intent: string) =>
    answer?.intent === intent && answer.values["panelId"] === panel.id ? answer : undefined;
  const named = (people: readonly { judgeId: string; name: string; unitName: string }[]) =>
    people.map(({ judgeId, name, unitName }) => ({
      value: judgeId,
      label: unitName ? `${name} (${unitName})` : name,
    }));
  return (
    <div className="space-y-4">
      <h4 className="font-semibold">{t("panels.add-title")}</h4>
      {panel.others.length === 0 ? (
        <p className="text-sm text-muted">{t("panels.nobody-else")}</p>
      ) : (
        <AppForm schema={seatSchema} faults={of("add")?.faults ?? []} values={of("add")?.values}>
          <HiddenField name="panelId" value={panel.id} />
          <SelectField name="judgeId" label={t("judge")} options={named(panel.others)} required />
          <SubmitButton intent="add" variant="secondary">
            {t("panels.add")}
          </SubmitButton>
        </AppForm>
      )}
      {others.length > 0 ? (
        <details open={of("take-over") !== undefined}>
          <summary className="link">{t("panels.take-over-title")}</summary>
          <AppForm
            schema={takeOverSchema}
            faults={of("take-over")?.faults ?? []}
            values={of("take-over")?.values}
            className="mt-3"
          >
            <HiddenField name="panelId" value={panel.id} />
            <SelectField
              name="fromPanelId"
              label={t("panel.one")}
              help={t("panels.take-over-help")}
              options={others.map(({ id, name }) => ({ value: id, label: name }))}
              required
            />
            <SubmitButton intent="take-over" variant="secondary">
              {t("panels.take-over")}
            </SubmitButton>
          </AppForm>
        </details>
      ) : null}
      {panel.members.length > 0 && slot.entries.length > 0 ? (
        <details open={of("assign-one") !== undefined}>
          <summary className="link">{t("panels.assign-one-title")}</summary>
          <AppForm
            schema={assignOneSchema}
            faults={of("assign-one")?.faults ?? []}
            values={of("assign-one")?.values}
          >
            <HiddenField name="panelId" value={panel.id} />
            <SelectField
              name="entryId"
              label={t("entry")}
              options={slot.entries.map(({ id, code, title }) => ({
                value: id,
                label: `${code} ${title}`,
              }))}
              required
            />
            <SelectField
              name="judgeId"
              label={t("judge")}
              options={named(panel.members)}
              required
            />
            <SubmitButton intent="assign-one" variant="secondary">
              {t("panels.assign-one")}
            </SubmitButton>
          </AppForm>
        </details>
      ) : null}
    </div>
  );
}
