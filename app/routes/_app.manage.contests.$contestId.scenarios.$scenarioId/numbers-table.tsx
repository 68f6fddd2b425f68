import { formatDecimal } from "~/platform/format";
import type { ScenarioLevel } from "~/results/scenarios/scenario";
import { placesOf } from "~/results/scenarios/scenario-form";
import type { ScenarioPage } from "~/results/scenarios/scenario-page.server";
import { differingPlaces, numbersIn } from "~/results/scenarios/scenario-view";
import { DataTable, HiddenField, Money, useLanguage, useT } from "~/ui";
import { FieldNotes, useField } from "~/ui/field";

/** Places and least score of each level in each group: a row for a group, a column for a level. */
export function NumbersTable({
  page,
  mine,
  theirs,
}: {
  page: ScenarioPage;
  mine: readonly ScenarioLevel[];
  /** What somebody else has stored meanwhile. */
  theirs: readonly ScenarioLevel[] | null;
}) {
  const t = useT("scenarios");
  const { levels } = page.scenario;
  const places = placesOf(levels);
  const differing = theirs ? differingPlaces(mine, theirs) : null;
  const nameOf = (group: string | null) =>
    group === null ? t("numbers.all") : (page.groupNames[group] ?? group);
  return (
    <>
      {levels.map(({ id }, level) => (
        <HiddenField key={id} name={`levels.${level}.id`} value={id} />
      ))}
      {levels.flatMap(({ id }, level) =>
        places.map((group, place) => (
          <HiddenField
            key={`${id} ${group}`}
            name={`levels.${level}.places.${place}.group`}
            value={group ?? ""}
          />
        )),
      )}
      <DataTable
        caption={t("numbers.caption")}
        rows={places.map((group, place) => ({ group, place }))}
        rowKey={({ group }) => group ?? ""}
        columns={[
          {
            key: "group",
            header: t("numbers.group"),
            rowHeader: true,
            cell: ({ group }) => nameOf(group),
          },
          ...levels.map(({ id }, level) => {
            const about = page.levels.find((each) => each.id === id);
            const label = about?.label ?? id;
            return {
              key: id,
              header: (
                <>
                  {label}
                  <span className="block font-normal">
                    <Money dong={about?.amountVnd ?? 0} />
                  </span>
                </>
              ),
              cell: ({ group, place }: { group: string | null; place: number }) => (
                <Place
                  name={`levels.${level}.places.${place}`}
                  of={{ level: label, place: nameOf(group) }}
                  theirs={
                    theirs && differing?.has(`${id} ${group ?? ""}`)
                      ? numbersIn(theirs, level, place)
                      : null
                  }
                />
              ),
            };
          }),
        ]}
      />
    </>
  );
}

function Place({
  name,
  of,
  theirs,
}: {
  name: string;
  of: { readonly level: string; readonly place: string };
  theirs: { readonly quota: number; readonly minimumScore: string | null } | null;
}) {
  const t = useT("scenarios");
  const language = useLanguage();
  return (
    <div className="grid w-48 gap-1">
      <NumberInput
        name={`${name}.quota`}
        label={t("numbers.quota-of", of)}
        inputMode="numeric"
        before={null}
        after={t("numbers.quota-after")}
      />
      <NumberInput
        name={`${name}.minimumScore`}
        label={t("numbers.minimumScore-of", of)}
        inputMode="decimal"
        before={t("numbers.minimum-before")}
        after={t("numbers.minimum-after")}
      />
      {theirs ? (
        <p className="text-sm text-muted">
          {theirs.minimumScore === null
            ? t("numbers.theirs", { quota: theirs.quota })
            : t("numbers.theirs-from", {
                quota: theirs.quota,
                score: formatDecimal(theirs.minimumScore, language),
              })}
        </p>
      ) : null}
    </div>
  );
}

function NumberInput({
  name,
  label,
  inputMode,
  before,
  after,
}: {
  name: string;
  label: string;
  inputMode: "numeric" | "decimal";
  before: string | null;
  after: string;
}) {
  const { id, fault, value, control } = useField({ name, label });
  return (
    <div className={`min-w-0 ${fault ? "field-faulty" : ""}`}>
      <div className="grid grid-cols-[2rem_4.5rem_auto] items-center gap-1.5 text-sm text-muted">
        <span aria-hidden="true">{before}</span>
        <input
          {...control}
          type="text"
          inputMode={inputMode}
          autoComplete="off"
          maxLength={12}
          aria-label={label}
          defaultValue={value}
          className="input figures px-2! text-right"
        />
        <span aria-hidden="true">{after}</span>
      </div>
      <FieldNotes id={id} fault={fault} />
    </div>
  );
}
