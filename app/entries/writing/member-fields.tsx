import { useState, useEffect } from "react";
import type { Regulation } from "~/contests/regulation";
import { formatLocalDate } from "~/platform/format";
import { Button, DateField, HiddenField, Section, SelectField, TextField, useT } from "~/ui";
import { FieldNotes, useField } from "~/ui/field";
import { fieldId, useAppForm } from "~/ui/form-context";
import { addMember, GENDERS, removeMember, type Member } from "../entry-content";
import { drawnNumber, RowButton } from "../dossier-rows";

type Rules = Regulation["members"];

/** The authors, a group of fields for each. */
export function MemberFields({
  rules,
  members,
  ethnicityOf,
}: {
  rules: Rules;
  members: readonly Member[];
  ethnicityOf: readonly string[];
}) {
  const t = useT("dossier");
  const { id, fault } = useField({ name: "members", label: null });
  const { min, max } = rules;
  return (
    <Section title={t("members.title")}>
      <div id={id} tabIndex={-1} className="grid gap-2">
        <div className="help grid gap-2">
          <p>
            {t(min === max ? "members.exactly" : "members.between", { min, max })}{" "}
            {t("members.who")} <BirthWindow rules={rules} />{" "}
            {rules.contribution ? t("members.shares") : null}
          </p>
          {rules.asks.ethnicity === "no" ? null : <p>{t("members.ethnicity-consent")}</p>}
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
            alone={members.length === 1}
            removable={members.length > Math.max(1, min)}
            withEthnicity={ethnicityOf.includes(member.id)}
          />
        ))}
      </div>
      {members.length < max ? (
        <div className="mt-4">
          <RowButton
            intent="add-member"
            change={(content) => addMember(content, drawnNumber())}
            focus={`members.${members.length}.name`}
          >
            {t("members.add")}
          </RowButton>
        </div>
      ) : null}
    </Section>
  );
}

function BirthWindow({ rules: { bornFrom, bornTo } }: { rules: Rules }) {
  const t = useT("dossier");
  const from = bornFrom === null ? "" : formatLocalDate(bornFrom);
  const to = bornTo === null ? "" : formatLocalDate(bornTo);
  if (from && to) return <>{t("members.born-between", { from, to })}</>;
  if (from) return <>{t("members.born-from", { from })}</>;
  return to ? <>{t("members.born-to", { to })}</> : null;
}

/** One author. */
export function MemberRow({
  member,
  index,
  rules,
  alone,
  removable,
  withEthnicity,
}: {
  member: Member;
  index: number;
  rules: Rules;
  /** The only author is the main one, and is not asked. */
  alone: boolean;
  removable: boolean;
  /** They have agreed to have it written down. */
  withEthnicity: boolean;
}) {
  const t = useT("dossier");
  const at = `members.${index}`;
  const number = index + 1;
  const main = `main-${member.id}`;
  return (
    <fieldset className="card">
      <legend className="label">{t("members.one", { number })}</legend>
      <HiddenField name={`${at}.id`} value={member.id} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name={`${at}.name`} label={t("members.name")} required autoComplete="off" />
        <DateField name={`${at}.birthDate`} label={t("members.birth-date")} required />
        <div className="grid content-start gap-1">
          <TextField name={`${at}.unit`} label={t("members.unit")} required autoComplete="off" />
          {index > 0 ? <CopyUnit to={`${at}.unit`} /> : null}
        </div>
        <AskedFields at={at} asks={rules.asks} withEthnicity={withEthnicity} />
        {rules.contribution ? (
          <TextField
            name={`${at}.share`}
            label={t("members.share")}
            inputMode="decimal"
            size="short"
            suffix="%"
            required
            autoComplete="off"
          />
        ) : null}
      </div>
      {alone ? (
        <HiddenField name="mainMember" value={member.id} />
      ) : (
        <div className="choice mt-3">
          <input
            type="radio"
            id={main}
            name="mainMember"
            value={member.id}
            defaultChecked={member.main}
          />
          <label htmlFor={main}>{t("members.main")}</label>
        </div>
      )}
      {removable ? (
        <div className="mt-3">
          <RowButton
            intent={`remove-member:${member.id}`}
            variant="quiet"
            change={(content) => removeMember(content, member.id)}
            focus={`members.${Math.max(0, index - 1)}.name`}
          >
            {t("members.remove", { number })}
          </RowButton>
        </div>
      ) : null}
    </fieldset>
  );
}

const LINES = ["className", "role", "occupation"] as const;

/** What the regulation asks of a member besides name, birth date and unit. */
function AskedFields({
  at,
  asks,
  withEthnicity,
}: {
  at: string;
  asks: Rules["asks"];
  withEthnicity: boolean;
}) {
  const t = useT("dossier");
  const isRequired = (name: keyof Rules["asks"]) => asks[name] === "required";
  return (
    <>
      {LINES.map((name) =>
        asks[name] === "no" ? null : (
          <TextField
            key={name}
            name={`${at}.${name}`}
            label={t(`members.${name}`)}
            help={name === "className" ? t("members.className-help") : undefined}
            required={isRequired(name)}
            autoComplete="off"
          />
        ),
      )}
      {asks.gender === "no" ? null : (
        <SelectField
          name={`${at}.gender`}
          label={t("members.gender")}
          required={isRequired("gender")}
          size="medium"
          options={GENDERS.map((value) => ({ value, label: t(`gender.${value}`) }))}
        />
      )}
      {asks.phone === "no" ? null : (
        <TextField
          name={`${at}.phone`}
          label={t("members.phone")}
          required={isRequired("phone")}
          type="tel"
          size="medium"
          autoComplete="off"
        />
      )}
      {asks.email === "no" ? null : (
        <TextField
          name={`${at}.email`}
          label={t("members.email")}
          required={isRequired("email")}
          type="email"
          autoComplete="off"
        />
      )}
      {withEthnicity ? (
        <TextField
          name={`${at}.ethnicity`}
          label={t("members.ethnicity")}
          size="medium"
          autoComplete="off"
        />
      ) : null}
    </>
  );
}

/** Saves typing a long name again; there only once the page's script is. */
function CopyUnit({ to }: { to: string }) {
  const t = useT("dossier");
  const { prefix } = useAppForm();
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  const copy = () => {
    const input = (name: string) => document.getElementById(fieldId(prefix, name));
    const [from, target] = [input("members.0.unit"), input(to)];
    if (!(from instanceof HTMLInputElement) || !(target instanceof HTMLInputElement)) return;
    target.value = from.value;
    target.dispatchEvent(new Event("input", { bubbles: true }));
    target.focus();
  };
  return (
    <div>
      <Button variant="quiet" className="-ml-3" onClick={copy}>
        {t("members.same-unit")}
      </Button>
    </div>
  );
}
