import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerDifference } from "~/judging/differences/answer-difference.server";
import { contestDifferences } from "~/judging/differences/contest-differences.server";
import { answerDifferenceSchema } from "~/judging/differences/difference-form";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm, typedValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { LinkButton, Section, useT } from "~/ui";
import { Flagged } from "./flagged";

export const handle = { title: "steering:difference.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await contestDifferences(await contextOf(request), params["contestId"] ?? "");
  return found.ok ? found.value : refuse(request, found.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const form = await request.formData();
  const values = typedValues(form);
  const parsed = parseForm(answerDifferenceSchema, form);
  if (!parsed.ok)
    return data({ code: "invalid" as const, faults: parsed.faults, values }, { status: 400 });
  const panelId = String(form.get("panelId") ?? "");
  const answered = await answerDifference(ctx, { panelId, ...parsed.value });
  if (answered.ok) return redirect(paths.differences(params["contestId"] ?? ""));
  if (answered.code === "conflict" || answered.code === "invalid")
    return data(
      { code: answered.code, faults: answered.faults ?? [], values },
      { status: answered.code === "conflict" ? 409 : 400 },
    );
  return refuse(request, answered.code);
}

export default function Differences() {
  const { contestId, timeZone, rounds } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("steering");
  return (
    <>
      <Section
        title={t("difference.title")}
        lead={t("difference.lead")}
        actions={
          <LinkButton variant="quiet" to={paths.progress(contestId)}>
            {t("back")}
          </LinkButton>
        }
      >
        {null}
      </Section>
      {rounds.map((round) => (
        <Flagged key={round.id} round={round} timeZone={timeZone} answer={answer ?? null} />
      ))}
    </>
  );
}
