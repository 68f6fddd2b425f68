import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm, typedValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { approvalForm } from "~/results/approval/approval-form";
import { approvalPage } from "~/results/approval/approvals.server";
import { takeStep } from "~/results/approval/take-step.server";
import { OnlySeen } from "~/results/gate/only-seen";
import { EmptyState, LinkButton, Section, useT, When } from "~/ui";
import { ChainOfSteps } from "./chain";
import { Earlier } from "./earlier";

export { whenOvertaken as shouldRevalidate } from "~/platform/revalidate";

export const handle = { title: "approval:title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await approvalPage(await contextOf(request), params["contestId"] ?? "");
  return page.ok ? page.value : refuse(request, page.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const posted = await request.formData();
  const values = typedValues(posted);
  const form = parseForm(approvalForm, posted);
  if (!form.ok) return data({ code: "invalid" as const, faults: form.faults, values }, { status: 400 });
  const taken = await takeStep(ctx, contestId, form.value);
  if (taken.ok) return redirect(paths.approval(contestId));
  if (taken.code === "invalid" || taken.code === "conflict")
    return data(
      { code: taken.code, faults: [...(taken.faults ?? [])], values },
      { status: taken.code === "invalid" ? 400 : 409 },
    );
  return refuse(request, taken.code);
}

export default function ApprovalRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("approval");
  const { contestId, tally, chain, timeZone } = page;
  return (
    <>
      <Section
        title={t("title")}
        lead={
          tally ? (
            <>
              {t("of-tally", { number: tally.number })}{" "}
              <When at={tally.createdAt} time zone={timeZone} />. {t("anew")}
            </>
          ) : undefined
        }
        actions={
          <LinkButton to={paths.tally(contestId)} variant="quiet">
            {t("to-results")}
          </LinkButton>
        }
      >
        {tally === null ? (
          <EmptyState title={t("no-tally")}>{t("no-tally-help")}</EmptyState>
        ) : chain.length === 0 ? (
          <EmptyState title={t("no-chain")}>{t("no-chain-help")}</EmptyState>
        ) : (
          <ChainOfSteps page={page} tallyId={tally.id} answer={answer ?? null} />
        )}
      </Section>
      <OnlySeen whyNot={page.whyNotSign} />
      {page.earlier.length > 0 ? <Earlier page={page} /> : null}
    </>
  );
}
