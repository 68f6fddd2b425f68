import { useMemo, useState, type ReactNode } from "react";
import { formatDecimal } from "~/platform/format";
import { formToObject, type TextValues } from "~/platform/form";
import type { Fault } from "~/platform/result";
import type { ScenarioLevel } from "~/results/scenarios/scenario";
import { levelsForm, levelsTyped, placesOf, typedLevels } from "~/results/scenarios/scenario-form";
import type { ScenarioPage } from "~/results/scenarios/scenario-page.server";
import { differingPlaces } from "~/results/scenarios/scenario-view";
import { Alert, AppForm, HiddenField, Section, SubmitButton, useLanguage, useT } from "~/ui";
import { NumbersTable } from "./numbers-table";
import { Changes, usePlayed, Winners } from "./outcome";

/** The scenario's numbers, and beside them what they come to, at each keystroke. */
export function Editor({
  page,
  conflict,
  faults,
  values,
  steps,
}: {
  page: ScenarioPage;
  conflict: boolean;
  faults: readonly Fault[];
  /** What was typed and came back. */
  values: TextValues | undefined;
  /** What can be done with the scenario, for who has saved it. */
  steps: (unsaved: boolean) => ReactNode;
}) {
  const t = useT("scenarios");
  const language = useLanguage();
  const { scenario, rule, whyNot } = page;
  const stored = scenario.levels;
  const [played, setPlayed] = useState(() =>
    values ? levelsTyped(stored, values) : { levels: stored, unread: 0 },
  );
  const unsaved = differingPlaces(played.levels, stored).size > 0;
  const outcome = usePlayed(page, played.levels);
  const schema = useMemo(() => levelsForm(rule, stored), [rule, stored]);
  const shown = useMemo(
    () => values ?? { levels: typedLevels(stored, (text) => formatDecimal(text, language)) },
    [values, stored, language],
  );
  const labelOf = useFieldNames(page);
  const readOnly = scenario.proposedAt !== null || whyNot.write !== null;
  return (
    <>
      <Section title={t("editor.title")} lead={t(readOnly ? "editor.lead-read" : "editor.lead")}>
        <div className="grid gap-10">
          <AppForm
            schema={schema}
            namespace="scenarios"
            faults={faults}
            values={shown}
            labels={labelOf}
            onInput={(event) => {
              const typed = formToObject(new FormData(event.currentTarget)) as TextValues;
              setPlayed((before) => levelsTyped(before.levels, typed));
            }}
          >
            <HiddenField name="version" value={scenario.version} />
            <NumbersTable page={page} theirs={conflict ? stored : null} mine={played.levels} />
            <div className="actions">
              {readOnly ? null : <SubmitButton intent="levels">{t("editor.save")}</SubmitButton>}
              <noscript>
                <SubmitButton intent="recompute" variant="secondary">
                  {t("editor.recompute")}
                </SubmitButton>
              </noscript>
            </div>
            {played.unread > 0 ? (
              <Alert tone="warning" title={t("editor.unread", { count: played.unread })} />
            ) : null}
            {unsaved ? (
              <p className="text-muted" role="status">
                {t(readOnly ? "editor.differs" : "editor.unsaved")}
              </p>
            ) : null}
          </AppForm>
          <Changes page={page} played={outcome} />
        </div>
      </Section>
      {steps(unsaved)}
      <Winners page={page} played={outcome} />
    </>
  );
}

/** "Giải Nhất, Y tế: điểm tối thiểu", for the list of what is wrong. */
function useFieldNames(page: ScenarioPage): (path: string) => string | undefined {
  const t = useT("scenarios");
  const places = placesOf(page.scenario.levels);
  return (path) => {
    const [, level, , place, field] = path.split(".");
    const row: ScenarioLevel | undefined = page.scenario.levels[Number(level)];
    if (!row || (field !== "quota" && field !== "minimumScore")) return undefined;
    return t(`numbers.${field}-of`, {
      level: page.levels.find(({ id }) => id === row.id)?.label ?? row.id,
      place: nameOfPlace(page, places[Number(place)] ?? null, t("numbers.all")),
    });
  };
}

function nameOfPlace(
  { groupNames }: Pick<ScenarioPage, "groupNames">,
  group: string | null,
  all: string,
): string {
  return group === null ? all : (groupNames[group] ?? group);
}
