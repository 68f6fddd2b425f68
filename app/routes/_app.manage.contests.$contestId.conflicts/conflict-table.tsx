import { decideSchema, MAX } from "~/judging/conflicts/declaration-form";
import type { ConflictRow } from "~/judging/conflicts/conflicts-page.server";
import {
  AppForm,
  Badge,
  DataTable,
  EmptyState,
  HiddenField,
  RadioGroupField,
  SubmitButton,
  TextAreaField,
  useT,
  When,
} from "~/ui";
import type { ConflictAnswer } from "./route";

interface ConflictTableProps {
  rows: readonly ConflictRow[];
  mayDecide: boolean;
  answer: ConflictAnswer;
}

const keyOf = ({ judgeId, entryId, kind }: ConflictRow) => `${judgeId} ${entryId} ${kind}`;

/** A row per judge, entry and reason, with what was decided about it. */
export function ConflictTable({ rows, mayDecide, answer }: ConflictTableProps) {
  const t = useT("conflicts");
  if (rows.length === 0)
    return <EmptyState title={t("page.none")}>{t("page.none-help")}</EmptyState>;
  return (
    <DataTable
      caption={t("page.title")}
      rows={rows}
      rowKey={keyOf}
      columns={[
        {
          key: "judge",
          header: t("judge"),
          rowHeader: true,
          cell: ({ judge }) => (
            <>
              {judge.name}
              <span className="block text-sm font-normal text-muted">{judge.unitName}</span>
            </>
          ),
        },
        {
          key: "entry",
          header: t("entry"),
          cell: ({ entry }) => (
            <>
              <span className="figures whitespace-nowrap">{entry.code}</span> {entry.title}
            </>
          ),
        },
        { key: "why", header: t("why"), cell: (row) => <Why row={row} /> },
        { key: "state", header: t("state-title"), cell: (row) => <State row={row} /> },
        ...(mayDecide
          ? [
              {
                key: "decide",
                header: t("decision"),
                cell: (row: ConflictRow) => (row.barred ? <Barred /> : <DecideForm row={row} answer={answer} />),
              },
            ]
          : []),
      ]}
    />
  );
}

function Why({ row: { kind, source, note } }: { row: ConflictRow }) {
  const t = useT("conflicts");
  return (
    <>
      {t(`kind.${kind}`)}
      {note ? <span className="block text-sm">{note}</span> : null}
      <span className="block text-sm text-muted">{t(`source.${source}`)}</span>
    </>
  );
}

function State({ row }: { row: ConflictRow }) {
  const t = useT("conflicts");
  const { state, onlyPossible, toDecide, scored, decided, reason } = row;
  const shown = onlyPossible && state === "OPEN" ? "possible" : state;
  return (
    <>
      <Badge tone={toDecide ? "danger" : state === "LIFTED" ? "neutral" : "warning"}>
        {t(`state.${shown}`)}
      </Badge>
      {scored ? <span className="mt-1 block text-sm">{t("sheet-counts")}</span> : null}
      {decided ? (
        <span className="mt-1 block text-sm text-muted">
          {decided.by} · <When at={decided.at} />
        </span>
      ) : null}
      {reason ? <span className="block text-sm">{reason}</span> : null}
    </>
  );
}

function Barred() {
  const t = useT("conflicts");
  return <span className="text-sm text-muted">{t("decide.barred")}</span>;
}

function DecideForm({ row, answer }: { row: ConflictRow; answer: ConflictAnswer }) {
  const t = useT("conflicts");
  const { judgeId, entryId, kind, state, judge, entry, scored } = row;
  const mine =
    answer?.intent === "decide" &&
    answer.values["judgeId"] === judgeId &&
    answer.values["entryId"] === entryId &&
    answer.values["kind"] === kind
      ? answer
      : undefined;
  const options = (["CONFIRMED", "LIFTED"] as const)
    .filter((one) => one !== state)
    .map((one) => ({
      value: one,
      label: t(`decide.${one}`),
      help: one === "CONFIRMED" && scored ? t("decide.discounts") : t(`decide.${one}-help`),
    }));
  return (
    <details open={mine !== undefined}>
      <summary className="link" aria-label={t("decide.of", { judge: judge.name, code: entry.code })}>
        {t("decide.open")}
      </summary>
      <AppForm
        schema={decideSchema}
        faults={mine?.faults}
        values={mine?.values ?? { decision: options.length === 1 ? options[0]?.value : "" }}
        className="mt-3"
      >
        <HiddenField name="judgeId" value={judgeId} />
        <HiddenField name="entryId" value={entryId} />
        <HiddenField name="kind" value={kind} />
        <HiddenField name="state" value={state} />
        <RadioGroupField name="decision" label={t("decision")} options={options} required />
        <TextAreaField
          name="reason"
          label={t("reason")}
          help={t("decide.reason-help")}
          sometimes
          rows={2}
          maxLength={MAX.reason}
        />
        <SubmitButton intent="decide" variant="secondary">
          {t("decide.do")}
        </SubmitButton>
      </AppForm>
    </details>
  );
}
