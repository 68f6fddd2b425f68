import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm, typedValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import type { Fault } from "~/platform/result";
import { awardDesk } from "~/results/awards/award-desk.server";
import { awardForms, isAwardIntent, type AwardCommand } from "~/results/awards/award-form";
import { decideAward } from "~/results/awards/decide-award.server";
import { Alert, EmptyState, LinkButton, Section, useT } from "~/ui";
import type { Typed } from "./forms";
import { League } from "./league";
import { Settle } from "./settle";
import { Special } from "./special";
import { Withdrawn } from "./withdrawn";

export const handle = { title: "awards:title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const desk = await awardDesk(await contextOf(request), params["contestId"] ?? "");
  return desk.ok ? desk.value : refuse(request, desk.code);
}

export { whenOvertaken as shouldRevalidate } from "~/platform/revalidate";

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const posted = await request.formData();
  const values = typedValues(posted);
  const intent = posted.get("intent");
  const answer = (code: string, faults: readonly Fault[], status: number) =>
    data({ code, faults: [...faults], values }, { status });
  if (!isAwardIntent(intent)) return answer("invalid", [], 400);
  const form = parseForm(awardForms[intent], posted);
  if (!form.ok) return answer("invalid", form.faults, 400);
  const done = await decideAward(ctx, contestId, { intent, form: form.value } as AwardCommand);
  if (done.ok) return redirect(paths.awards(contestId, anchorOf(posted)));
  switch (done.code) {
    case "invalid":
      return answer(done.code, done.faults ?? [], 400);
    case "conflict":
    case "nothing":
    case "undecided":
      return answer(done.code, [], 409);
    default:
      return refuse(request, done.code);
  }
}

/** Where on the page the work goes on. */
function anchorOf(posted: FormData): string {
  const at = posted.get("at");
  return typeof at === "string" && /^[a-z0-9-]{1,80}$/.test(at) ? at : "";
}

export default function AwardsRoute() {
  const desk = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT("awards");
  const { contest, special, collective } = desk;
  // Several forms stand on the page: only the one that was sent shows what came of it.
  const typed: Typed = (form) =>
    result?.values["form"] === form ? { faults: result.faults, values: result.values } : { faults: [], values: {} };
  return (
    <>
      {result && result.code !== "invalid" ? <Alert tone="danger" title={t(`answer.${result.code}`)} /> : null}
      <Section
        title={t("title")}
        lead={t("lead")}
        actions={
          <LinkButton variant="quiet" to={paths.tally(contest.id)}>
            {t("back")}
          </LinkButton>
        }
      >
        {special.length === 0 && !collective ? (
          <EmptyState title={t("none.title")}>{t("none.text")}</EmptyState>
        ) : (
          <Settle desk={desk} />
        )}
      </Section>
      {special.length > 0 ? (
        <Section id="special" title={t("special.title")} lead={t("special.lead")}>
          <div className="grid gap-6">
            {special.map((state) => (
              <Special key={state.prize.id} desk={desk} state={state} typed={typed} />
            ))}
          </div>
        </Section>
      ) : null}
      {collective ? <League desk={desk} typed={typed} /> : null}
      <Withdrawn desk={desk} />
    </>
  );
}
