import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { Badge, DataTable, LinkButton, Section, useT } from "~/ui";
import type { BulkAnswer } from "./route";

/** What became of each entry. */
export function Outcomes({
  answer,
  back,
  contestId,
}: {
  answer: Extract<BulkAnswer, { step: "done" }>;
  back: string;
  contestId: string;
}) {
  const t = useT("screening");
  const done = answer.outcomes.filter(({ result }) => result === "done").length;
  return (
    <Section
      title={t("bulk.done-title")}
      lead={t("bulk.done", { count: done, total: answer.outcomes.length })}
      actions={
        <LinkButton variant="primary" to={back}>
          {t("bar.list")}
        </LinkButton>
      }
    >
      <DataTable
        dense
        caption={t("bulk.caption")}
        rows={answer.outcomes}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "title",
            header: t("entries:column.title"),
            rowHeader: true,
            cell: ({ id, title, code }) => (
              <>
                <Link className="link" to={paths.screenEntry(contestId, id)}>
                  {title}
                </Link>{" "}
                <span className="figures block text-sm font-normal text-muted">{code}</span>
              </>
            ),
          },
          {
            key: "result",
            header: t("bulk.result"),
            cell: ({ result, refusal }) => (
              <>
                <Badge tone={result === "done" ? "success" : "warning"}>
                  {t(`bulk.results.${result === "done" || result === "same" ? result : "not-done"}`)}
                </Badge>
                {result === "done" || result === "same" ? null : (
                  <span className="block text-sm text-muted">
                    {result === "refused" && refusal
                      ? t([`refusal:short.${refusal}`, "bulk.refusal.conflict"])
                      : t(`bulk.refusal.${result}`)}
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}
