import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import type { CollectiveWinner, ShownSpecial } from "../winners";
import { DataTable, Decimal, Money, Section, useT } from "~/ui";

/** Special and collective prizes under the list of winners. `linked`: codes of entries that have a page of their own. */
export function AwardTables({
  slug,
  special,
  collective,
  linked,
}: {
  slug: string;
  special: readonly ShownSpecial[];
  collective: readonly CollectiveWinner[];
  linked: ReadonlySet<string>;
}) {
  const t = useT("awards");
  return (
    <>
      {special.length > 0 ? (
        <Section id="special" title={t("special.title")}>
          <DataTable
            dense
            caption={t("special.title")}
            rows={numbered(special)}
            rowKey={numberOf}
            columns={[
              {
                key: "prize",
                header: t("public.prize"),
                rowHeader: true,
                cell: ({ label, sponsor }) => (
                  <>
                    {label}
                    {sponsor ? <span className="block text-sm font-normal text-muted">{t("public.sponsor", { sponsor })}</span> : null}
                  </>
                ),
              },
              { key: "whom", header: t("public.whom"), cell: (row) => <Awarded slug={slug} award={row} linked={linked} /> },
              { key: "amount", header: t("public.amount"), align: "end", cell: ({ amountVnd }) => <Money dong={amountVnd} /> },
            ]}
          />
        </Section>
      ) : null}
      {collective.length > 0 ? (
        <Section id="collective" title={t("league.public-title")}>
          <DataTable
            dense
            caption={t("league.public-title")}
            rows={numbered(collective)}
            rowKey={numberOf}
            columns={[
              { key: "prize", header: t("public.prize"), rowHeader: true, cell: ({ label }) => label },
              { key: "unit", header: t("league.unit"), cell: ({ unit }) => unit },
              {
                key: "points",
                header: t("league.points"),
                align: "end",
                labelled: true,
                cell: ({ points }) => (points === "" ? "–" : <Decimal value={points} />),
              },
              { key: "amount", header: t("public.amount"), align: "end", labelled: true, cell: ({ amountVnd }) => <Money dong={amountVnd} /> },
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}

/** A prize may go to two of whom nothing is told, and two units may have one name: only its place tells a row apart. */
const numbered = <Row,>(rows: readonly Row[]) => rows.map((row, number) => ({ ...row, number }));
const numberOf = ({ number }: { readonly number: number }) => String(number);

function Awarded({ slug, award, linked }: { slug: string; award: ShownSpecial; linked: ReadonlySet<string> }) {
  const t = useT("awards");
  const { entry, unit, people } = award;
  if (unit) return <>{unit}</>;
  if (!entry) return <span className="text-muted">{t("public.not-told")}</span>;
  return (
    <>
      {people.length > 0 ? <span className="block">{people.map(({ name }) => name).join(", ")}</span> : null}
      {linked.has(entry.code) ? (
        <Link className="link" to={paths.solution(slug, entry.code)}>
          {entry.title}
        </Link>
      ) : (
        entry.title
      )}
      <span className="block text-sm text-muted figures">{entry.code}</span>
    </>
  );
}
