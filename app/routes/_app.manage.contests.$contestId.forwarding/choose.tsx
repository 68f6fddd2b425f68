import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { formatDecimal } from "~/platform/format";
import { ANY_LEVEL, FORWARD_TARGETS, forwardQuery, standsFor, WITHOUT_PRIZE } from "~/results/forwarding/forwarding";
import {
  AppForm,
  Badge,
  DataTable,
  EmptyState,
  Pagination,
  RadioGroupField,
  Section,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
  useLanguage,
  useT,
  type Column,
} from "~/ui";
import { Consent } from "./chosen";
import type { ForwardingAnswer, ForwardingPage } from "./route";

type Row = ForwardingPage["rows"][number];

/** The official result, narrowed as asked for, from which entries are chosen. */
export function Choose({ page, answer }: { page: ForwardingPage; answer: ForwardingAnswer }) {
  const t = useT("forwarding");
  const { rows, found, all, whyNot } = page;
  return (
    <Section
      id="choose"
      title={t("choose.title")}
      lead={t(found === all ? "choose.lead" : "choose.narrowed", { count: found, all })}
    >
      <div className="grid gap-6">
        <Filter page={page} />
        {rows.length === 0 ? (
          <EmptyState title={t("choose.none")}>{t("choose.none-help")}</EmptyState>
        ) : whyNot === null ? (
          <AppForm faults={answer?.faults ?? []} values={answer?.values} namespace="forwarding" labels={{ entry: t("column.entry") }}>
            <Rows page={page} ticked />
            <RadioGroupField
              name="target"
              label={t("choose.target")}
              required
              options={FORWARD_TARGETS.map((target) => ({ value: target, label: t(`target.${target}`) }))}
            />
            <TextAreaField name="reason" label={t("choose.reason")} help={t("choose.reason-help")} rows={2} />
            <SubmitButton intent="forward">{t("choose.submit")}</SubmitButton>
          </AppForm>
        ) : (
          <Rows page={page} />
        )}
        <Pagination page={page.page} pages={page.pages} />
      </div>
    </Section>
  );
}

function Filter({ page: { filter, levels, groups, contestId } }: { page: ForwardingPage }) {
  const t = useT("forwarding");
  return (
    <AppForm method="get" action={`${paths.forwarding(contestId)}#choose`} key={forwardQuery(filter)} values={filter}>
      <div className="grid items-end gap-4 md:grid-cols-[2fr_1fr_1fr_1fr_auto]">
        <TextField name="q" type="search" label={t("filter.q")} />
        <SelectField
          name="level"
          label={t("filter.level")}
          placeholder={t("filter.prized")}
          options={[
            ...levels.map(({ id, label }) => ({ value: id, label })),
            { value: WITHOUT_PRIZE, label: t("no-prize") },
            { value: ANY_LEVEL, label: t("filter.everything") },
          ]}
        />
        <SelectField
          name="group"
          label={t("filter.group")}
          placeholder={t("filter.any")}
          options={groups.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          name="target"
          label={t("filter.target")}
          placeholder={t("filter.any")}
          options={FORWARD_TARGETS.map((target) => ({ value: target, label: t(`target.${target}`) }))}
        />
        <SubmitButton variant="secondary">{t("filter.find")}</SubmitButton>
      </div>
    </AppForm>
  );
}

function Rows({ page: { rows, contestId }, ticked = false }: { page: ForwardingPage; ticked?: boolean }) {
  const t = useT("forwarding");
  const language = useLanguage();
  const tick: Column<Row> = {
    key: "tick",
    header: <span className="sr-only">{t("choose.title")}</span>,
    align: "center",
    cell: ({ code }) => <input type="checkbox" name="entry" value={code} aria-label={t("choose.tick", { code })} />,
  };
  const columns: Column<Row>[] = [
    {
      key: "entry",
      header: t("column.entry"),
      rowHeader: true,
      cell: ({ entryId, title, code, groupName, forwarded }) => (
        <>
          <Link className="link" to={paths.screenEntry(contestId, entryId)}>
            {title}
          </Link>
          <span className="mt-1 block text-sm font-normal text-muted">
            <span className="figures">{code}</span> · {groupName}
          </span>
          {FORWARD_TARGETS.filter((target) => standsFor({ forwarded }, target)).map((target) => (
            <span key={target} className="mt-1 mr-2 inline-block font-normal">
              <Badge tone="success">{t(`target.${target}`)}</Badge>
            </span>
          ))}
        </>
      ),
    },
    {
      key: "result",
      header: t("column.result"),
      cell: ({ prize, rank, score }) => (
        <>
          {prize || t("no-prize")}
          <span className="block text-sm text-muted">
            {[
              ...(rank === null ? [] : [t("rank", { rank })]),
              ...(score ? [t("score", { score: formatDecimal(score, language) })] : []),
            ].join(", ")}
          </span>
        </>
      ),
    },
    {
      key: "consent",
      header: t("column.consent"),
      labelled: true,
      cell: ({ consent, entryId }) => <Consent consent={consent} entryId={entryId} />,
    },
  ];
  return (
    <DataTable
      dense
      caption={t("choose.title")}
      rows={rows}
      rowKey={({ entryId }) => entryId}
      columns={ticked ? [tick, ...columns] : columns}
    />
  );
}
