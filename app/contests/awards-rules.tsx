import { DataTable } from "~/ui/data-table";
import { useT } from "~/ui/i18n";
import { Count, Decimal, Money, When } from "~/ui/values";
import { fieldOf, levelLabel, questionById, type Regulation } from "./regulation";

type Rules = Pick<
  Regulation,
  "specialPrizes" | "collective" | "publicVote" | "rule" | "fields" | "sections" | "timeZone"
>;

/** Whether anything is given besides the prizes of the rule. */
export function hasAwards({ specialPrizes, collective, publicVote }: Rules): boolean {
  return specialPrizes.length > 0 || collective !== null || publicVote !== null;
}

/** Special and collective prizes and the vote of the public, as they are read. */
export function AwardsRules({ regulation }: { regulation: Rules }) {
  const t = useT("contests");
  if (!hasAwards(regulation)) return <p>{t("awards.says.none")}</p>;
  return (
    <div className="grid gap-6">
      <Special regulation={regulation} />
      <CollectivePrizes regulation={regulation} />
      <Vote regulation={regulation} />
    </div>
  );
}

function Special({ regulation }: { regulation: Rules }) {
  const t = useT("contests");
  const { specialPrizes } = regulation;
  if (specialPrizes.length === 0) return null;
  return (
    <DataTable
      caption={t("field.awards.specialPrizes")}
      rows={specialPrizes}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "label",
          header: t("field.specialPrizes.label"),
          rowHeader: true,
          cell: ({ label, sponsor }) => (
            <>
              {label}
              {sponsor ? <span className="block text-sm font-normal text-muted">{t("awards.says.sponsor", { sponsor })}</span> : null}
            </>
          ),
        },
        {
          key: "rule",
          header: t("field.specialPrizes.rule"),
          cell: ({ rule, among }) => (
            <>
              {rule.by === "field"
                ? t("special-rule.field", { name: fieldOf(regulation, rule.fieldId)?.name ?? "" })
                : t(`special-rule.${rule.by}`)}
              {rule.by === "committee" ? null : (
                <span className="block text-sm text-muted">{t(`among.${among}`)}</span>
              )}
            </>
          ),
        },
        { key: "count", header: t("field.levels.quota"), align: "end", cell: ({ count }) => <Count value={count} /> },
        {
          key: "amount",
          header: t("field.levels.amountVnd"),
          align: "end",
          cell: ({ amountVnd }) => <Money dong={amountVnd} />,
        },
      ]}
    />
  );
}

function CollectivePrizes({ regulation }: { regulation: Rules }) {
  const t = useT("contests");
  const { collective } = regulation;
  if (!collective) return null;
  const { points, levels } = collective;
  const lines = [
    { key: "entry", label: t("field.points.entry"), value: points.entry },
    { key: "eligible", label: t("field.points.eligible"), value: points.eligible },
    // A stored record does not keep its order.
    ...regulation.rule.prizes.levels.map(({ id }) => ({
      key: id,
      label: t("awards.level-points", { level: levelLabel(regulation, id) ?? id }),
      value: points.levels[id] ?? "0",
    })),
    { key: "promotion", label: t("field.points.promotionMax"), value: points.promotionMax },
  ].filter(({ value }) => Number(value) > 0);
  return (
    <>
      <DataTable
        caption={t("field.awards.collective")}
        rows={levels}
        rowKey={({ id }) => id}
        columns={[
          { key: "label", header: t("field.levels.label"), rowHeader: true, cell: ({ label }) => label },
          { key: "count", header: t("field.levels.quota"), align: "end", cell: ({ count }) => <Count value={count} /> },
          {
            key: "minimum",
            header: t("field.levels.minimumPoints"),
            align: "end",
            cell: ({ minimumPoints }) => (minimumPoints === null ? "–" : <Decimal value={minimumPoints} />),
          },
          {
            key: "amount",
            header: t("field.levels.amountVnd"),
            align: "end",
            cell: ({ amountVnd }) => <Money dong={amountVnd} />,
          },
        ]}
      />
      <div className="max-w-2xl">
        <p>{t("awards.says.points")}</p>
        <ul className="mt-2 list-disc space-y-1 pl-5">
          {lines.map(({ key, label, value }) => (
            <li key={key}>
              {label}: <Decimal value={value} />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function Vote({ regulation }: { regulation: Rules }) {
  const t = useT("contests");
  const { publicVote, rule, timeZone } = regulation;
  if (!publicVote || !rule.publicVote) return null;
  const { opensAt, closesAt, votesPerPerson, summaryQuestionId } = publicVote;
  const question = summaryQuestionId ? questionById(regulation, summaryQuestionId) : null;
  return (
    <ul className="max-w-2xl list-disc space-y-2 pl-5">
      <li>
        {t("awards.says.vote")} <When at={opensAt} time zone={timeZone} /> – <When at={closesAt} time zone={timeZone} />.{" "}
        {t("awards.says.per-person", { count: votesPerPerson })}
      </li>
      <li>
        {t("awards.says.vote-points")} <Decimal value={rule.publicVote.max} />.{" "}
        {t("awards.says.vote-rounding", { count: rule.publicVote.decimals })}
      </li>
      <li>
        {question ? t("awards.says.shows-summary", { question: question.label }) : t("awards.says.shows-title")}
      </li>
    </ul>
  );
}
