import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { opinionSchema } from "~/entries/similarity/opinion-form";
import { similarPair } from "~/entries/similarity/pair-reads.server";
import { ScoreBadge } from "~/entries/similarity/score-view";
import { weighLikeness } from "~/entries/similarity/weigh-likeness.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { Alert, LinkButton, Section, useT, type Translate } from "~/ui";
import { Comparison } from "./comparison";
import { Weighing } from "./weighing";

export const handle = {
  title: (pair: { entry?: { code: string } } | undefined, t: Translate) =>
    pair?.entry && t("similarity:pair.page-title", { code: pair.entry.code }),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const pair = await similarPair(actor, contestId, params["findingId"] ?? "");
  if (!pair.ok) return refuse(request, pair.code);
  const recorded = new URL(request.url).searchParams.has("recorded");
  return { ...pair.value, contestId, recorded };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const findingId = params["findingId"] ?? "";
  const parsed = parseForm(opinionSchema, await request.formData());
  const { values } = parsed;
  if (!parsed.ok) {
    // Who may not weigh it is not told what a form needs.
    const pair = await similarPair(ctx.actor, contestId, findingId);
    const refusal = pair.ok ? pair.value.whyNotWeigh : pair.code;
    if (refusal) return refuse(request, refusal);
    return data({ conflict: false, faults: parsed.faults, values }, { status: 400 });
  }
  const done = await weighLikeness(ctx, { contestId, findingId, ...parsed.value });
  if (done.ok) return redirect(paths.similarWeighed(contestId, findingId));
  if (done.code !== "conflict") return refuse(request, done.code);
  return data({ conflict: true, faults: [], values }, { status: 409 });
}

export type PairOnPage = ReturnType<typeof useLoaderData<typeof loader>>;

export default function PairRoute() {
  const pair = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("similarity");
  return (
    <>
      {pair.recorded && !answer ? <Alert tone="success" title={t("weigh.saved")} /> : null}
      <Section
        title={t("pair.title")}
        lead={t("pair.lead")}
        actions={
          <LinkButton variant="quiet" to={paths.similar(pair.contestId)}>
            {t("pair.back")}
          </LinkButton>
        }
      >
        <p>
          <ScoreBadge score={pair.score} />
        </p>
        {pair.outdated ? <Alert tone="warning" title={t("pair.outdated")} /> : null}
      </Section>
      <Comparison pair={pair} />
      <Weighing pair={pair} answer={answer} />
    </>
  );
}
