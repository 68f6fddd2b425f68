import { HiddenField, Section, SelectField, TextField, useT } from "~/ui";
import { FieldNotes, useField } from "~/ui/field";
import { drawnNumber, RowButton } from "../dossier-rows";
import type { Supporter } from "../entry-content";
import { addSupporter, removeSupporter } from "../entry-rows";
import { SUPPORTER_ROLES } from "./supporter-role";

/** Teachers and mentors: apart from the authors, and as many as the regulation lets in. */
export function SupporterFields({
  max,
  supporters,
}: {
  max: number;
  supporters: readonly Supporter[];
}) {
  const t = useT("dossier");
  const { id, fault } = useField({ name: "supporters", label: null });
  return (
    <Section title={t("supporters.title")}>
      <div id={id} tabIndex={-1} className="grid gap-2">
        <p className="help">{t("supporters.help", { count: max })}</p>
        <FieldNotes id={id} fault={fault} />
      </div>
      <div className="mt-4 grid gap-6" id="supporters">
        {supporters.map((supporter, i) => (
          <SupporterRow key={supporter.id} supporter={supporter} index={i} />
        ))}
      </div>
      {supporters.length < max ? (
        <div className="mt-4">
          <RowButton
            intent="add-supporter"
            change={(content) => addSupporter(content, drawnNumber())}
            focus={`supporters.${supporters.length}.name`}
          >
            {t("supporters.add")}
          </RowButton>
        </div>
      ) : null}
    </Section>
  );
}

function SupporterRow({ supporter, index }: { supporter: Supporter; index: number }) {
  const t = useT("dossier");
  const at = `supporters.${index}`;
  const number = index + 1;
  const roles = SUPPORTER_ROLES.map((value) => ({
    value: value as string,
    label: t(`role.${value}`),
  }));
  const { role } = supporter;
  const isOther = role !== "" && !roles.some(({ value }) => value === role);
  return (
    <fieldset className="card">
      <legend className="label">{t("supporters.one", { number })}</legend>
      <HiddenField name={`${at}.id`} value={supporter.id} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name={`${at}.name`} label={t("members.name")} required autoComplete="off" />
        <TextField name={`${at}.unit`} label={t("supporters.unit")} required autoComplete="off" />
        <SelectField
          name={`${at}.role`}
          label={t("supporters.role")}
          options={isOther ? [...roles, { value: role, label: role }] : roles}
        />
        <TextField
          name={`${at}.phone`}
          label={t("members.phone")}
          required
          type="tel"
          size="medium"
          autoComplete="off"
        />
        <TextField
          name={`${at}.email`}
          label={t("members.email")}
          type="email"
          autoComplete="off"
        />
      </div>
      <div className="mt-3">
        <RowButton
          intent={`remove-supporter:${supporter.id}`}
          variant="quiet"
          change={(content) => removeSupporter(content, supporter.id)}
        >
          {t("supporters.remove", { number })}
        </RowButton>
      </div>
    </fieldset>
  );
}
