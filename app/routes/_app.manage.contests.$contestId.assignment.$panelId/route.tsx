import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { applyPlanSchema, makePlanSchema, MAX_SEED } from "~/judging/assignment/plan-form";
import { applyPlan, makePlan, readPlan } from "~/judging/assignment/plan.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { pageOf } from "~/platform/page-number";
import {
  Alert,
  AppForm,
  EmptyState,
  HiddenField,
  LinkButton,
  Section,
  SubmitButton,
  TextField,
  useT,
  When,
} from "~/ui";
import { Lacking } from "./lacking";
import { Made } from "./made";

export const handle = { title: "assignment:title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const query = new URL(request.url).searchParams;
  const contestId = params["contestId"] ?? "";
  const view = await readPlan(ctx, {
    contestId,
    panelId: params["panelId"] ?? "",
    planId: query.get("plan"),
    page: pageOf(query),
  });
  if (!view.ok) return refuse(request, view.code);
  return { ...view.value, contestId, changed: query.has("changed") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const place = { contestId: params["contestId"] ?? "", panelId: params["panelId"] ?? "" };
  const form = await request.formData();
  switch (form.get("intent")) {
    case "make": {
      const parsed = parseForm(makePlanSchema, form);
      if (!parsed.ok)
        return data({ faults: parsed.faults, values: parsed.values }, { status: 400 });
      const made = await makePlan(ctx, { ...place, ...parsed.value });
      if (!made.ok) return refuse(request, made.code);
      return redirect(paths.assignmentPlan(place.contestId, place.panelId, made.value.planId));
    }
    case "apply": {
      const parsed = parseForm(applyPlanSchema, form);
      if (!parsed.ok) return refuse(request, "invalid");
      const applied = await applyPlan(ctx, { ...place, ...parsed.value });
      if (applied.ok)
        return redirect(paths.assignmentPlan(place.contestId, place.panelId, parsed.value.planId));
      if (applied.code !== "changed") return refuse(request, applied.code);
      const made = await makePlan(ctx, { ...place, seed: applied.seed });
      if (!made.ok) return refuse(request, made.code);
      return redirect(paths.changedPlan(place.contestId, place.panelId, made.value.planId));
    }
    default:
      return refuse(request, "invalid");
  }
}

export type PlanPage = ReturnType<typeof useLoaderData<typeof loader>>;

export default function PlanRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("assignment");
  const { plan, mayManage, contestId } = view;
  const settled = view.missing + view.ending === 0;
  return (
    <>
      <Section
        title={t("title-of", { panel: view.panelName })}
        lead={t("lead", { ...view, count: view.perEntry })}
        actions={
          <LinkButton to={paths.panels(contestId)} variant="quiet">
            {t("back")}
          </LinkButton>
        }
      >
        <div className="space-y-6">
          {view.changed ? <Alert tone="warning" title={t("changed")} /> : null}
          {settled ? (
            <Alert tone="success" title={t("settled")} />
          ) : (
            <Alert title={t("open", { missing: view.missing, count: view.entries })}>
              {view.ending > 0 ? t("ending", { count: view.ending }) : null}
            </Alert>
          )}
          {mayManage ? (
            <AppForm
              schema={makePlanSchema}
              faults={answer?.faults ?? []}
              values={answer?.values ?? { seed: String(plan?.seed ?? 1) }}
            >
              <TextField
                name="seed"
                label={t("seed")}
                help={t("seed-help", { max: MAX_SEED })}
                inputMode="numeric"
                maxLength={6}
                size="short"
                required
              />
              <SubmitButton intent="make" variant={plan ? "secondary" : "primary"}>
                {t(plan ? "make-anew" : "make")}
              </SubmitButton>
            </AppForm>
          ) : null}
        </div>
      </Section>
      {plan ? (
        <Section
          title={t("plan")}
          lead={
            <>
              {t("made-at")} <When at={plan.createdAt} time zone={view.timeZone} /> ·{" "}
              {t("with-seed", { seed: plan.seed })}
            </>
          }
          actions={
            mayManage && plan.content.kind === "plan" && !plan.appliedAt && !plan.outdated ? (
              <AppForm>
                <HiddenField name="planId" value={plan.id} />
                <SubmitButton intent="apply">{t("apply")}</SubmitButton>
              </AppForm>
            ) : undefined
          }
        >
          <div className="space-y-6">
            <State plan={plan} zone={view.timeZone} />
            {plan.content.kind === "plan" ? (
              <Made made={plan.content} perEntry={view.perEntry} />
            ) : plan.content.kind === "impossible" ? (
              <Lacking lacking={plan.content} perEntry={view.perEntry} />
            ) : (
              <Alert tone="danger" title={t("unsolved", { solver: plan.content.solver })} />
            )}
          </div>
        </Section>
      ) : (
        <EmptyState title={t("none")}>{t("none-help")}</EmptyState>
      )}
    </>
  );
}

function State({ plan, zone }: { plan: NonNullable<PlanPage["plan"]>; zone: string }) {
  const t = useT("assignment");
  if (plan.appliedAt)
    return (
      <Alert tone="success" title={t("applied")}>
        <When at={plan.appliedAt} time zone={zone} />
      </Alert>
    );
  if (plan.outdated) return <Alert tone="warning" title={t("outdated")} />;
  return null;
}
