import type { UnitView } from "~/results/awards/award-desk.server";
import { byTableForm, nameForm, pointsForm } from "~/results/awards/award-form";
import {
  AppForm,
  Badge,
  Count,
  DataTable,
  Decimal,
  EmptyState,
  HiddenField,
  Section,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
  useT,
} from "~/ui";
import { Folded, Sent, Withdraw, type Desk, type Typed } from "./forms";

const AT = "league";

/** The league table of units with how each point came about, and the collective prizes. */
export function League({ desk, typed }: { desk: Desk; typed: Typed }) {
  const t = useT("awards");
  const { league, whyNot, proposed, collective } = desk;
  if (!collective) return null;
  const levelName = (id: string | null) =>
    id === null || id === "none"
      ? t("league.none")
      : id === "undecided"
        ? t("league.undecided")
        : (collective.levels.find((level) => level.id === id)?.label ?? id);
  const decided = league.filter(({ award }) => award !== null);
  return (
    <Section id={AT} title={t("league.title")} lead={t("league.lead")}>
      {league.length === 0 ? (
        <EmptyState title={t("league.empty")} />
      ) : (
        <DataTable
          caption={t("league.caption")}
          rows={league}
          rowKey={({ unitId }) => unitId}
          columns={[
            { key: "rank", header: t("league.rank"), align: "end", cell: ({ rank }) => <Count value={rank} /> },
            { key: "unit", header: t("league.unit"), rowHeader: true, cell: ({ name }) => name },
            { key: "how", header: t("league.how"), cell: (row) => <Workings row={row} desk={desk} /> },
            { key: "points", header: t("league.points"), align: "end", cell: ({ points }) => <Decimal value={points} /> },
            {
              key: "prize",
              header: t("league.prize"),
              cell: ({ prize, award, open, outdated }) => (
                <>
                  <span className="block">{levelName(award ? award.prizeId : prize)}</span>
                  {open ? <Badge tone="warning">{t("league.open")}</Badge> : null}
                  {award && !outdated ? <Badge tone="success">{t("decided")}</Badge> : null}
                  {outdated ? <Badge tone="danger">{t("outdated")}</Badge> : null}
                </>
              ),
            },
          ]}
        />
      )}
      {whyNot === null ? (
        <div className="mt-6 grid gap-3">
          {proposed > 0 ? <ByTable desk={desk} typed={typed} count={proposed} /> : null}
          <Points desk={desk} typed={typed} />
          <NameUnit desk={desk} typed={typed} />
        </div>
      ) : null}
      {decided.length > 0 ? (
        <>
          <h3 className="card-title mt-6">{t("league.decided")}</h3>
          <ul className="divide-y divide-line border-y border-line">
            {decided.map(({ unitId, name, award }) =>
              award ? (
                <li key={unitId} className="grid gap-2 py-3">
                  <div>
                    <p className="font-medium">
                      {name} · {levelName(award.prizeId)}
                    </p>
                    <p className="text-sm text-muted">
                      {award.byRule ? t("league.by-table") : t("by-committee", { reason: award.reason })}
                    </p>
                  </div>
                  {whyNot === null ? <Withdraw desk={desk} awardId={award.id} at={AT} typed={typed} /> : null}
                </li>
              ) : null,
            )}
          </ul>
        </>
      ) : null}
    </Section>
  );
}

/** Every addend of a unit's points. */
function Workings({ row, desk }: { row: UnitView; desk: Desk }) {
  const t = useT("awards");
  const level = (id: string) => desk.prizeLevels.find((each) => each.id === id)?.label ?? id;
  if (row.lines.length === 0) return <>–</>;
  return (
    <ul className="text-sm">
      {row.lines.map((line) => (
        <li key={`${line.kind} ${line.level}`}>
          {line.kind === "promotion" ? (
            <>
              {t("line.promotion")} <Decimal value={line.points} />
              {row.note ? <span className="text-muted"> ({row.note})</span> : null}
            </>
          ) : (
            <>
              {t(`line.${line.kind}`, { level: level(line.level) })}{" "}
              <span className="whitespace-nowrap">
                <Count value={line.count} /> × <Decimal value={line.each} /> = <Decimal value={line.points} />
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function ByTable({ desk, typed, count }: { desk: Desk; typed: Typed; count: number }) {
  const t = useT("awards");
  const { faults, values } = typed("by-table");
  return (
    <AppForm schema={byTableForm} namespace="awards" faults={faults} values={values}>
      <Sent desk={desk} form="by-table" at={AT} />
      <SubmitButton intent="by-table">{t("league.accept", { count })}</SubmitButton>
    </AppForm>
  );
}

function Points({ desk, typed }: { desk: Desk; typed: Typed }) {
  const t = useT("awards");
  const { faults, values } = typed("points");
  const max = desk.collective?.points.promotionMax ?? "0";
  if (Number(max) === 0 || desk.units.length === 0) return null;
  return (
    <Folded label={t("points.open")} open={faults.length > 0}>
      <AppForm schema={pointsForm} namespace="awards" faults={faults} values={values}>
        <Sent desk={desk} form="points" at={AT} />
        <Unit desk={desk} />
        <p className="help">
          {t("points.help")} <Decimal value={max} />.
        </p>
        <TextField name="points" label={t("field.points")} inputMode="decimal" size="short" required />
        <TextAreaField name="note" label={t("field.reason")} rows={2} required />
        <SubmitButton intent="points">{t("points.submit")}</SubmitButton>
      </AppForm>
    </Folded>
  );
}

/** The committee gives a unit a level, or none, by itself: where units are equal, or for a reason. */
function NameUnit({ desk, typed }: { desk: Desk; typed: Typed }) {
  const t = useT("awards");
  const { faults, values } = typed("name-unit");
  const waits = desk.league.some(({ open, prize }) => open && prize === "undecided");
  if (desk.league.length === 0) return null;
  return (
    <Folded label={t("league.name")} open={faults.length > 0 || waits}>
      <AppForm schema={nameForm} namespace="awards" faults={faults} values={values}>
        <Sent desk={desk} form="name-unit" at={AT} />
        <Unit desk={desk} />
        <SelectField
          name="prizeId"
          label={t("league.prize")}
          required
          options={[
            ...(desk.collective?.levels ?? []).map(({ id, label }) => ({ value: id, label })),
            { value: "none", label: t("league.none") },
          ]}
        />
        <TextAreaField name="reason" label={t("field.reason")} help={t("field.reason-help")} rows={2} required />
        <SubmitButton intent="name">{t("name.submit")}</SubmitButton>
      </AppForm>
    </Folded>
  );
}

function Unit({ desk }: { desk: Desk }) {
  const t = useT("awards");
  return (
    <>
      <HiddenField name="candidate" value="" />
      <SelectField
        name="unitId"
        label={t("field.unit")}
        required
        options={desk.league.map(({ unitId, name }) => ({ value: unitId, label: name }))}
      />
    </>
  );
}
