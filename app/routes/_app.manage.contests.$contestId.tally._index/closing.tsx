import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import type { Refusal } from "~/people/refusal";
import type { ClosingFault } from "~/results/closing";
import { Alert, AppForm, Confirmation, HiddenField, Section, SubmitButton, useT } from "~/ui";

/** How many missing things of one kind are named before the rest is counted. */
const NAMED = 30;

/** Where each kind of missing thing is mended. */
const PLACES: Readonly<Record<ClosingFault["code"], (contestId: string) => string>> = {
  unscreened: paths.screening,
  "no-panel": paths.panels,
  "panel-open": paths.panels,
  "sheet-missing": paths.progress,
  "too-few-judges": paths.panels,
};

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
  const kinds = [...new Set(missing.map(({ code }) => code))];
  const lines = (faults: readonly ClosingFault[]): string[] => [
    ...sheetsByJudge(faults).map(([judge, entries]) =>
      t("closing.item.sheet-missing", {
        judge: judgeNames[judge] ?? judge,
        count: entries.length,
        entries: entries.join(", "),
      }),
    ),
    ...faults.flatMap((fault) =>
      fault.code === "sheet-missing"
        ? []
        : [t(`closing.item.${fault.code}`, { ...fault, group: "group" in fault ? (groupNames[fault.group] ?? fault.group) : "" })],
    ),
  ];
  return (
    <Section title={t("closing.title")} lead={t("closing.lead")}>
      <div className="space-y-4">
        {kinds.map((kind) => {
          const faults = missing.filter(({ code }) => code === kind);
          const named = lines(faults);
          return (
            <Alert key={kind} tone="warning" title={t(`closing.${kind}`, { count: faults.length })}>
              <ul className="list-disc pl-5">
                {named.slice(0, NAMED).map((line) => (
                  <li key={line}>{line}</li>
                ))}
                {named.length > NAMED ? <li>{t("closing.more", { count: named.length - NAMED })}</li> : null}
              </ul>
              <p className="mt-3">
                <Link to={PLACES[kind](contest.id)}>{t(`closing.go.${kind}`)}</Link>
              </p>
            </Alert>
          );
        })}
      </div>
      {/* Who only reads here is told what is missing, not what is not theirs. */}
      {whyNot && whyNot !== "role" ? <Alert title={t(`refusal:short.${whyNot}`)}>{t([`refusal:help.${whyNot}`, "refusal:help.other"])}</Alert> : null}
      {missing.length === 0 && !whyNot ? (
        <AppForm>
          <p>{t("closing.ready")}</p>
          <HiddenField name="version" value={contest.version} />
          <Confirmation label={t("closing.submit")} warning={t("closing.warning")}>
            <SubmitButton intent="close">{t("closing.confirm")}</SubmitButton>
          </Confirmation>
        </AppForm>
      ) : null}
    </Section>
  );
}

/** Missing sheets by the judge who owes them. */
function sheetsByJudge(faults: readonly ClosingFault[]): [judge: string, entries: string[]][] {
  const byJudge = new Map<string, string[]>();
  for (const fault of faults) {
    if (fault.code !== "sheet-missing") continue;
    byJudge.set(fault.judge, [...(byJudge.get(fault.judge) ?? []), fault.entry]);
  }
  return [...byJudge];
}
