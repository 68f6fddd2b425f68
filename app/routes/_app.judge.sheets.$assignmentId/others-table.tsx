import type { ReactNode } from "react";
import type { SheetPage } from "~/judging/sheets/judge-reads.server";
import { Decimal, useT } from "~/ui";

/** The panel's marks of this entry beside the own ones, by the judges' codes, as the regulation lets them be seen. */
export function OthersTable({ page }: { page: SheetPage }) {
  const t = useT("judging");
  const { others, criteria, judgeCode, submissions } = page;
  if (!others) return null;
  const own = submissions.find(({ returnedAt }) => returnedAt === null);
  const sheets = [
    ...(own ? [{ judge: judgeCode, name: t("others.own", { code: judgeCode }), ...own }] : []),
    ...others.map((one) => ({ name: one.judge, ...one })),
  ];
  return (
    <section className="mt-6" aria-labelledby="others">
      <h3 className="font-semibold" id="others">
        {t("others.title")}
      </h3>
      <p className="text-sm text-muted">{t(others.length > 0 ? "others.help" : "others.none")}</p>
      {others.length > 0 ? (
        <dl className="changes mt-2">
          {criteria.map(({ id, label }) => (
            <Row key={id} term={label}>
              {sheets.map(({ judge, name, marks }) => (
                <Mark key={judge} name={name} mark={marks[id]} />
              ))}
            </Row>
          ))}
          <Row term={<strong>{t("total")}</strong>}>
            {sheets.map(({ judge, name, total }) => (
              <Mark key={judge} name={name} mark={total} />
            ))}
          </Row>
        </dl>
      ) : null}
    </section>
  );
}

function Row({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd className="flex flex-wrap gap-x-4 gap-y-1">{children}</dd>
    </div>
  );
}

function Mark({ name, mark }: { name: string; mark: string | undefined }) {
  const t = useT("judging");
  return (
    <span className="whitespace-nowrap">
      <span className="figures text-sm text-muted">{name}</span>{" "}
      {mark === undefined ? (
        <span className="text-muted">{t("not-scored")}</span>
      ) : (
        <span className="font-semibold">
          <Decimal value={mark} />
        </span>
      )}
    </span>
  );
}
