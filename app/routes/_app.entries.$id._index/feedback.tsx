import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import type { ShownOwnResult } from "~/results/own-result.server";
import { DataTable, Decimal, DefinitionList, Section, useT } from "~/ui";

/** The official result of the own entry, as far as the regulation tells it: total, rank, criteria, the judges' words. */
export function Feedback({ own }: { own: ShownOwnResult | null }) {
  const t = useT("publication");
  if (!own) return null;
  const { slug, total, rank, prize, awards, without, criteria, comments } = own;
  return (
    <Section
      id="result"
      title={t("own.title")}
      lead={
        <Link className="link" to={paths.results(slug)}>
          {t("own.see")}
        </Link>
      }
    >
      <DefinitionList
        items={[
          { term: t("own.prize"), description: prize ?? t(`entries:without.${without}`) },
          ...(awards.length > 0 ? [{ term: t("awards:public.special"), description: awards.join(", ") }] : []),
          ...(total === null ? [] : [{ term: t("own.total"), description: <Decimal value={total} /> }]),
          ...(rank === null ? [] : [{ term: t("own.rank"), description: t("own.rank-of", { rank: rank.rank, of: rank.of }) }]),
        ]}
      />
      {criteria.length > 0 ? (
        <div className="mt-6">
          <DataTable
            dense
            caption={t("own.criteria")}
            captionVisible
            rows={criteria}
            rowKey={({ round, label }) => `${round} ${label}`}
            columns={[
              {
                key: "criterion",
                header: t("own.criterion"),
                rowHeader: true,
                cell: ({ round, label }) => (round ? `${round}: ${label}` : label),
              },
              { key: "mean", header: t("own.mean"), align: "end", cell: ({ mean }) => <Decimal value={mean} /> },
              { key: "max", header: t("own.max"), align: "end", cell: ({ max }) => <Decimal value={max} /> },
            ]}
          />
        </div>
      ) : null}
      {comments.length > 0 ? (
        <>
          <h3 className="mt-6 font-semibold">{t("judging:given.title")}</h3>
          <p className="help">{t("judging:given.lead")}</p>
          <ul className="mt-3 space-y-3">
            {comments.map((text, at) => (
              <li key={at} className="note prose-text">
                {text}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}
