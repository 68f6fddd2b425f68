import type { Regulation } from "~/contests/regulation";
import { formatLocalDate } from "~/platform/format";
import { DateField, HiddenField, Section, SubmitButton, TextField, useT } from "~/ui";
import { FieldNotes, useField } from "~/ui/field";
import type { Member } from "./entry-content";

type Rules = Regulation["members"];

/** The authors, a row of fields for each. Rows come and go by buttons of the form, which save it. */
export function MemberFields({ rules, members }: { rules: Rules; members: readonly Member[] }) {
  const t = useT("entries");
  const { id, fault } = useField({ name: "members", label: null });
  return (
    <Section title={t("edit.members")}>
      <div id={id} tabIndex={-1} className="grid gap-2">
        <div className="help">
          <p>{t("edit.membersHelp", { min: rules.min, max: rules.max })}</p>
          <BirthWindow rules={rules} />
          {rules.contribution ? <p>{t("edit.membersShare")}</p> : null}
        </div>
        <FieldNotes id={id} fault={fault} />
      </div>
      <div className="mt-4 grid gap-6" id="members">
        {members.map((member, i) => (
          <MemberRow
            key={member.id}
            member={member}
            index={i}
            rules={rules}
            removable={members.length > Math.max(1, rules.min)}
          />
        ))}
      </div>
      {members.length < rules.max ? (
        <div className="mt-4">
          <SubmitButton intent="add-member" variant="secondary">
            {t("edit.addMember")}
          </SubmitButton>
        </div>
      ) : null}
    </Section>
  );
}

function BirthWindow({ rules: { bornFrom, bornTo } }: { rules: Rules }) {
  const t = useT("entries");
  const from = bornFrom === null ? "" : formatLocalDate(bornFrom);
  const to = bornTo === null ? "" : formatLocalDate(bornTo);
  if (from && to) return <p>{t("edit.membersBorn", { from, to })}</p>;
  if (from) return <p>{t("edit.membersBornFrom", { from })}</p>;
  return to ? <p>{t("edit.membersBornTo", { to })}</p> : null;
}

function MemberRow({
  member,
  index,
  rules,
  removable,
}: {
  member: Member;
  index: number;
  rules: Rules;
  removable: boolean;
}) {
  const t = useT("entries");
  const at = `members.${index}`;
  const number = index + 1;
  return (
    <fieldset className="card">
      <legend className="label">{t("edit.member", { number })}</legend>
      <HiddenField name={`${at}.id`} value={member.id} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name={`${at}.name`} label={t("edit.memberName")} required autoComplete="off" />
        <DateField name={`${at}.birthDate`} label={t("edit.memberBirthDate")} required />
        <TextField name={`${at}.unit`} label={t("edit.memberUnit")} required autoComplete="off" />
        {rules.contribution ? (
          <TextField
            name={`${at}.share`}
            label={t("edit.memberShare")}
            inputMode="decimal"
            size="short"
            suffix="%"
            required
            autoComplete="off"
          />
        ) : null}
      </div>
      {removable ? (
        <div className="mt-4">
          <SubmitButton intent={`remove-member:${member.id}`} variant="quiet">
            {t("edit.removeMember", { number })}
          </SubmitButton>
        </div>
      ) : null}
    </fieldset>
  );
}
