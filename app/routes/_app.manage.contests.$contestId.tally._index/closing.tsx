import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import type { Refusal } from "~/people/refusal";
import type { ClosingFault } from "~/results/closing";
import { Alert, AppForm, HiddenField, Section, SubmitButton, useT } from "~/ui";

/** How many missing things of one kind are named before the rest is counted. */
const NAMED = 30;

/** Before closing: everything that is missing, by kind, or the button. */
export function Closing({
  contest,
  missing,
  judgeNames,
  groupNames,
  whyNot,
}: {
  contest: { id: string; version: number };
  missing: readonly ClosingFault[];
  judgeNames: Readonly<Record<string, string>>;
  groupNames: Readonly<Record<string, string>>;
  whyNot: Refusal | null;
}) {
  const t = useT("results");
  const codes = [...new Set(missing.map(({ code }) => code))];
  const words = (fault: ClosingFault) =>
    t(`closing.item.${fault.code}`, {
      ...fault,
      judge: "judge" in fault ? (judgeNames[fault.judge] ?? fault.judge) : "",
      group: "group" in fault ? (groupNames[fault.group] ?? fault.group) : "",
    });
  return (
    <Section title={t("closing.title")} lead={t("closing.lead")}>
      {codes.map((code) => {
        const faults = missing.filter((fault) => fault.code === code);
        return (
          <Alert key={code} tone="warning" title={t(`closing.${code}`, { count: faults.length })}>
            <ul className="list-disc pl-5">
              {faults.slice(0, NAMED).map((fault) => (
                <li key={JSON.stringify(fault)}>{words(fault)}</li>
              ))}
              {faults.length > NAMED ? <li>{t("closing.more", { count: faults.length - NAMED })}</li> : null}
            </ul>
            <p className="mt-3">
              <Link to={code === "unscreened" ? paths.screening(contest.id) : code === "sheet-missing" ? paths.progress(contest.id) : paths.panels(contest.id)}>
                {t(`closing.go.${code}`)}
              </Link>
            </p>
          </Alert>
        );
      })}
      {whyNot ? <Alert title={t(`refusal:${whyNot}`)} /> : null}
      {missing.length === 0 && !whyNot ? (
        <AppForm>
          <p>{t("closing.ready")}</p>
          <HiddenField name="version" value={contest.version} />
          <SubmitButton intent="close">{t("closing.submit")}</SubmitButton>
        </AppForm>
      ) : null}
    </Section>
  );
}
