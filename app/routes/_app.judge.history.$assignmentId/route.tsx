import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { proposalLabel } from "~/judging/sheets/proposal-label";
import { sheetHistory, type SheetHistory } from "~/judging/sheets/sheet-history.server";
import { SubmissionList } from "~/judging/sheets/submission-list";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { Decimal, DefinitionList, EmptyState, LinkButton, Page, Section, useT } from "~/ui";

export const handle = { title: "judging:history.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const history = await sheetHistory(await contextOf(request), params["assignmentId"] ?? "");
  return history.ok ? history.value : refuse(request, history.code);
}

export default function History() {
  const history = useLoaderData<typeof loader>();
  const t = useT("judging");
  const { entry, judge, panel, contest, submissions, criteria, levels, assignmentId } = history;
  const [stands] = submissions.filter(({ returnedAt }) => returnedAt === null);
  return (
    <Page
      title={t("history.title")}
      eyebrow={`${panel.name} · ${panel.round}`}
      lead={
        <>
          <span className="figures whitespace-nowrap">{entry.code}</span> {entry.title}
          {judge.own ? null : ` · ${judge.name}`}
        </>
      }
      actions={
        judge.own ? (
          <LinkButton to={paths.sheet(assignmentId)}>{t("sheet.title")}</LinkButton>
        ) : (
          <LinkButton to={paths.judgePanel(panel.id)}>{t("chair.title")}</LinkButton>
        )
      }
    >
      {submissions.length === 0 ? <EmptyState title={t("history.none")} /> : null}
      {stands ? (
        <Section title={t("history.stands")}>
          <Standing history={history} submission={stands} />
        </Section>
      ) : null}
      {submissions.length > 0 ? (
        <Section title={t("history.submissions")}>
          <SubmissionList
            submissions={submissions}
            criteria={criteria}
            levels={levels}
            timeZone={contest.timeZone}
          />
        </Section>
      ) : null}
    </Page>
  );
}

/** The submission that counts, as a whole. */
function Standing({
  history: { criteria, levels, highest },
  submission,
}: {
  history: SheetHistory;
  submission: SheetHistory["submissions"][number];
}) {
  const t = useT("judging");
  const { marks, total, proposal, comment, feedback } = submission;
  const written = ([
    ["comment", comment],
    ["feedback", feedback],
  ] as const).filter(([, text]) => text !== "");
  return (
    <DefinitionList
      items={[
        ...criteria.map(({ id, label, max }) => ({
          term: label,
          description: (
            <>
              <MarkText value={marks[id]} /> / <Decimal value={max} />
            </>
          ),
        })),
        {
          term: t("total"),
          description: (
            <strong>
              <Decimal value={total} /> / <Decimal value={highest} />
            </strong>
          ),
        },
        ...(proposal === null
          ? []
          : [{ term: t("sheet.proposal"), description: proposalLabel(t, levels, proposal) }]),
        ...written.map(([field, text]) => ({
          term: t(`sheet.${field}`),
          description: <p className="whitespace-pre-wrap">{text}</p>,
        })),
      ]}
    />
  );
}

/** Not scored is not 0: a criterion that a later revision of the rule added has no mark here. */
function MarkText({ value }: { value: string | undefined }) {
  const t = useT("judging");
  return value === undefined ? <span className="text-muted">{t("not-scored")}</span> : <Decimal value={value} />;
}
