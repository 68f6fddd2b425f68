import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerDifference } from "~/judging/differences/answer-difference.server";
import { answerDifferenceSchema } from "~/judging/differences/difference-form";
import { entrySheets } from "~/judging/differences/entry-sheets.server";
import { SubmissionList } from "~/judging/sheets/submission-list";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm, typedValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { Alert, Card, LinkButton, Page, Section, useT } from "~/ui";
import { DifferenceSection } from "./difference-section";
import { MarksTable } from "./marks-table";

export const handle = { title: "steering:chair.compare" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { panelId = "", entryId = "" } = params;
  const page = await entrySheets(await contextOf(request), { panelId, entryId });
  return page.ok ? page.value : refuse(request, page.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const { panelId = "", entryId = "" } = params;
  const form = await request.formData();
  const values = typedValues(form);
  const parsed = parseForm(answerDifferenceSchema, form);
  if (!parsed.ok)
    return data({ code: "invalid" as const, faults: parsed.faults, values }, { status: 400 });
  const answered = await answerDifference(ctx, { ...parsed.value, panelId, entryId });
  if (answered.ok) return redirect(paths.judgePanelAfter(panelId, "answered", "differences"));
  if (answered.code === "conflict" || answered.code === "invalid")
    return data(
      { code: answered.code, faults: answered.faults ?? [], values },
      { status: answered.code === "conflict" ? 409 : 400 },
    );
  return refuse(request, answered.code);
}

export default function EntrySheetsRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("steering");
  const { contest, panel, entry, withheld } = page;
  const revised = page.sheets.filter(({ submissions }) => submissions.length > 1 || submissions[0]?.returnedAt);
  return (
    <Page
      width="wide"
      title={entry.title}
      eyebrow={
        <>
          <span className="figures whitespace-nowrap">{entry.code}</span>
          {` · ${contest.title} · ${panel.name} · ${page.round}`}
        </>
      }
      actions={
        <LinkButton variant="quiet" to={paths.judgePanel(panel.id)}>
          {t("back-to-panel")}
        </LinkButton>
      }
    >
      {withheld ? <Alert title={t(`chair.withheld.${withheld}`)} /> : null}
      <DifferenceSection page={page} answer={answer ?? null} />
      <Section title={t("sheets.marks")}>
        <MarksTable page={page} />
      </Section>
      {revised.length > 0 ? (
        <Section title={t("sheets.history")}>
          <div className="space-y-6">
            {revised.map(({ assignmentId, judge, submissions }) => (
              <Card key={assignmentId} title={judge}>
                <SubmissionList
                  submissions={submissions}
                  criteria={page.criteria}
                  levels={page.levels}
                  timeZone={contest.timeZone}
                />
              </Card>
            ))}
          </div>
        </Section>
      ) : null}
    </Page>
  );
}
