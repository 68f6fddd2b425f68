import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import { contextOf } from "~/people/request.server";
import { parseForm, typedValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { ok, type Fault } from "~/platform/result";
import { versionSchema } from "~/platform/version";
import { levelsForm, renameForm, voteForm } from "~/results/scenarios/scenario-form";
import { scenarioPage, scenarioToRead } from "~/results/scenarios/scenario-page.server";
import {
  changeLevels,
  proposeScenario,
  removeScenario,
  renameScenario,
} from "~/results/scenarios/scenarios.server";
import { StateBadge } from "~/results/scenarios/state-badge";
import { recordVote } from "~/results/scenarios/vote.server";
import { Alert, LinkButton, Section, useT } from "~/ui";
import { Editor } from "./editor";
import { Propose, Rename } from "./steps";
import { Votes } from "./votes";

const DONE = ["saved", "proposed", "passed", "failed"] as const;

export { whenOvertaken as shouldRevalidate } from "~/platform/revalidate";

export const handle = {
  title: (loaded: { scenario?: { name: string } } | undefined) => loaded?.scenario?.name ?? "",
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const page = await scenarioPage(ctx, params["contestId"] ?? "", params["scenarioId"] ?? "");
  if (!page.ok) return refuse(request, page.code);
  const asked = new URL(request.url).searchParams.get("done");
  return { ...page.value, done: DONE.find((known) => known === asked) ?? null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const place = { contestId: params["contestId"] ?? "", scenarioId: params["scenarioId"] ?? "" };
  const posted = await request.formData();
  const intent = String(posted.get("intent") ?? "");
  const values = typedValues(posted);
  const answer = (code: string, faults: readonly Fault[], status: number) =>
    data({ code, intent, faults: [...faults], values }, { status });

  const done = await perform(ctx, place, intent, posted);
  if (done === null) return answer("invalid", [], 400);
  if (done.ok) return done.value === STAY ? answer("played", [], 200) : redirect(done.value);
  if (!("code" in done)) return answer("invalid", done.faults, 400);
  switch (done.code) {
    case "invalid":
      return answer(done.code, done.faults ?? [], 400);
    case "conflict":
    case "frozen":
    case "not-proposed":
      return answer(done.code, [], 409);
    default:
      return refuse(request, done.code);
  }
}

/** Instead of an address: the same page with what was typed. */
const STAY = "";

/** Does what was asked, and says where to go afterwards. */
async function perform(
  ctx: Context,
  place: { readonly contestId: string; readonly scenarioId: string },
  intent: string,
  posted: FormData,
) {
  const { contestId, scenarioId } = place;
  const here = (done: (typeof DONE)[number]) => ok(paths.scenarioAfter(contestId, scenarioId, done));
  switch (intent) {
    case "recompute":
    case "levels": {
      const read = await scenarioToRead(ctx, contestId, scenarioId);
      if (!read.ok) return read;
      const form = parseForm(levelsForm(read.value.rule, read.value.levels), posted);
      if (!form.ok) return form;
      if (intent === "recompute") return ok(STAY);
      const done = await changeLevels(ctx, { ...place, form: form.value });
      return done.ok ? here("saved") : done;
    }
    case "rename": {
      const form = parseForm(renameForm, posted);
      if (!form.ok) return form;
      const done = await renameScenario(ctx, { ...place, form: form.value });
      return done.ok ? here("saved") : done;
    }
    case "propose": {
      const form = parseForm(versionSchema, posted);
      if (!form.ok) return form;
      const done = await proposeScenario(ctx, { ...place, ...form.value });
      return done.ok ? here("proposed") : done;
    }
    case "remove": {
      const form = parseForm(versionSchema, posted);
      if (!form.ok) return form;
      const done = await removeScenario(ctx, { ...place, ...form.value });
      return done.ok ? ok(paths.scenarios(contestId)) : done;
    }
    case "vote": {
      const form = parseForm(voteForm, posted);
      if (!form.ok) return form;
      const done = await recordVote(ctx, { ...place, form: form.value });
      return done.ok ? here(done.value.passed ? "passed" : "failed") : done;
    }
    default:
      return null;
  }
}

export default function ScenarioRoute() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT("scenarios");
  const { contest, scenario, whyNot } = page;
  const asked = (...intents: string[]) =>
    result && intents.includes(result.intent)
      ? { faults: result.faults, values: result.values }
      : { faults: NONE, values: undefined };
  return (
    <>
      <Section
        title={scenario.name}
        lead={scenario.note}
        actions={
          <LinkButton variant="quiet" to={paths.scenarios(contest.id)}>
            {t("back-to-list")}
          </LinkButton>
        }
      >
        <div className="grid gap-4">
          <p>
            <StateBadge state={scenario.state} />
          </p>
          {page.done && !result ? <Alert tone="success" title={t(`done.${page.done}`)} /> : null}
          {result && result.code !== "invalid" && result.code !== "played" ? (
            <Alert tone="danger" title={t(`answer.${result.code}`)}>
              {t(`answer-help.${result.code}`)}
            </Alert>
          ) : null}
        </div>
      </Section>
      <Editor
        key={scenario.version}
        page={page}
        conflict={result?.intent === "levels" && result.code === "conflict"}
        {...asked("levels", "recompute")}
        steps={(unsaved) => (
          <>
            {scenario.proposedAt ? <Votes page={page} {...asked("vote")} /> : null}
            {scenario.proposedAt || whyNot.write ? null : (
              <>
                <Propose page={page} unsaved={unsaved} />
                <Rename page={page} {...asked("rename")} />
              </>
            )}
          </>
        )}
      />
    </>
  );
}

const NONE: readonly Fault[] = [];
