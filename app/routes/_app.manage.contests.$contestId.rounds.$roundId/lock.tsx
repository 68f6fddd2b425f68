import type { Advance } from "~/contests/round";
import type { TextValues } from "~/platform/form";
import type { Fault } from "~/platform/result";
import { needsDocument, type GroupLine } from "~/results/advance";
import { lockForm } from "~/results/advance-form";
import type { RoundPage } from "~/results/round-page.server";
import {
  AppForm,
  Confirmation,
  HiddenField,
  Section,
  SubmitButton,
  TextAreaField,
  TextField,
  useT,
} from "~/ui";

/** The line that is looked at, to be locked: with reason and document where it departs from the regulation. */
export function Lock({
  page,
  cut,
  lines,
  faults,
  values,
}: {
  page: RoundPage;
  cut: Advance;
  lines: readonly GroupLine[];
  faults: readonly Fault[] | undefined;
  values: TextValues | undefined;
}) {
  const t = useT("rounds");
  const next = page.next?.label ?? "";
  const rows = lines.flatMap((line) => line.rows);
  const exceptions = rows.filter(({ exception }) => exception);
  const advancing = rows.filter(({ advances }) => advances).length;
  const asksPapers = needsDocument(page.own, cut, exceptions.length);
  const basis = page.own.by === "list" ? "list" : asksPapers ? "departs" : "as-regulation";
  return (
    <Section title={t("lock.title", { next })} lead={t("lock.lead")}>
      <AppForm
        schema={lockForm}
        namespace="rounds"
        faults={faults}
        values={values}
        className="max-w-2xl"
      >
        <p>{t(`lock.${basis}`)}</p>
        <HiddenField name="seen" value={page.seen} />
        {Object.entries(cut).map(([name, value]) => (
          <HiddenField key={name} name={`line.${name}`} value={value} />
        ))}
        {exceptions.length > 0 && cut.by !== "list" ? (
          <p className="card-title mb-0">{t("lock.exceptions")}</p>
        ) : null}
        {exceptions.map(({ entry, advances }, index) => (
          <div key={entry}>
            <HiddenField name={`exceptions.${index}.entry`} value={entry} />
            <HiddenField name={`exceptions.${index}.advances`} value={advances ? "yes" : "no"} />
            {cut.by === "list" ? null : (
              <TextField
                name={`exceptions.${index}.reason`}
                label={t(advances ? "lock.in" : "lock.out", { entry })}
                required
                maxLength={500}
              />
            )}
          </div>
        ))}
        {asksPapers ? (
          <>
            <TextAreaField
              name="reason"
              label={t("lock.reason")}
              help={t("lock.reason-help")}
              rows={3}
              required
            />
            <TextField
              name="documentNumber"
              label={t("lock.document")}
              help={t("lock.document-help")}
              size="medium"
              required
            />
          </>
        ) : null}
        <Confirmation
          label={t("lock.submit", { count: advancing })}
          warning={t("lock.warning", { advancing, entries: rows.length, next })}
        >
          <SubmitButton intent="lock">{t("lock.confirm")}</SubmitButton>
        </Confirmation>
      </AppForm>
    </Section>
  );
}
