import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { declarationSchema, stepBackSchema } from "~/judging/conflicts/declaration-form";
import { declarationPage, signDeclaration } from "~/judging/conflicts/declaration.server";
import { stepBack } from "~/judging/panels/step-back.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm, typedValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { Alert, LinkButton, Page, useT, When } from "~/ui";
import { DeclarationForm } from "./declaration-form";
import { StepBackForm } from "./step-back-form";

export const handle = { title: "conflicts:declaration.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await declarationPage(await contextOf(request), params["contestId"] ?? "");
  return page.ok ? page.value : refuse(request, page.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const form = await request.formData();
  const intent = String(form.get("intent"));
  if (intent === "sign") {
    const parsed = parseForm(declarationSchema, form);
    if (!parsed.ok)
      return data({ intent, faults: parsed.faults, values: parsed.values }, { status: 400 });
    const signed = await signDeclaration(ctx, contestId, parsed.value);
    return signed.ok ? redirect(paths.declared(contestId)) : refuse(request, signed.code);
  }
  if (intent === "add-row") {
    const page = await declarationPage(ctx, contestId);
    return page.ok ? data({ intent, faults: [], values: typedValues(form) }) : refuse(request, page.code);
  }
  if (intent === "step-back") {
    const parsed = parseForm(stepBackSchema, form);
    if (!parsed.ok)
      return data({ intent, faults: parsed.faults, values: parsed.values }, { status: 400 });
    const { panelId, reason } = parsed.value;
    const left = await stepBack(ctx, { contestId, panelId: panelId || null, reason });
    return left.ok ? redirect(paths.judgeContest(contestId)) : refuse(request, left.code);
  }
  return refuse(request, "invalid");
}

export type DeclarationAnswer = ReturnType<typeof useActionData<typeof action>>;

export default function Declaration() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("conflicts");
  const refusal = useT("refusal");
  const { contest, declaredAt, whyNotDeclare, panels } = page;
  return (
    <Page
      title={t("declaration.title")}
      lead={contest.title}
      actions={
        <LinkButton variant="quiet" to={paths.judgeContest(contest.id)}>
          {t("declaration.to-queue")}
        </LinkButton>
      }
    >
      {declaredAt ? (
        <Alert tone="success">
          {t("declaration.signed-at")} <When at={declaredAt} time />
        </Alert>
      ) : (
        <p>{t("declaration.lead")}</p>
      )}
      {whyNotDeclare ? <Alert tone="warning">{refusal(`short.${whyNotDeclare}`)}</Alert> : null}
      <DeclarationForm page={page} answer={answer} />
      {whyNotDeclare === null && panels.length > 0 ? (
        <StepBackForm panels={panels} answer={answer} />
      ) : null}
    </Page>
  );
}
