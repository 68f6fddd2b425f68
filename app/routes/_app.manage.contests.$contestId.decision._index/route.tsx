import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { decideEligibility, decisionPage } from "~/entries/screening/eligibility-decision.server";
import { eligibilityDecisionSchema } from "~/entries/eligibility/eligibility-form";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import type { Fault } from "~/platform/result";
import { formatLocalDate } from "~/platform/format";
import { DataTable, EmptyState, LinkButton, Section, useT } from "~/ui";
import { DecideForm } from "./decide-form";
import { Lists } from "./lists";

export const handle = { title: "screening:eligibility.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const contestId = params["contestId"] ?? "";
  const page = await decisionPage(await contextOf(request), contestId);
  return page.ok ? { contestId, ...page.value } : refuse(request, page.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const { values, ...parsed } = parseForm(eligibilityDecisionSchema, await request.formData());
  const again = (status: number, faults: readonly Fault[] = []) =>
    data({ conflict: status === 409, faults, values }, { status });
  if (!parsed.ok) {
    // Whoever may not decide is told so, whatever the form.
    const page = await decisionPage(ctx, contestId);
    const refusal = page.ok ? page.value.whyNot : page.code;
    return refusal ? refuse(request, refusal) : again(400, parsed.faults);
  }
  const done = await decideEligibility(ctx, { contestId, ...parsed.value });
  if (done.ok) return redirect(paths.eligibilityDecision(contestId, done.value.number));
  if (done.code === "conflict") return again(409);
  if (done.code === "invalid") return again(400, done.faults);
  return refuse(request, done.code);
}

export type DecidingPage = ReturnType<typeof useLoaderData<typeof loader>>;
export type DecidingAnswer = ReturnType<typeof useActionData<typeof action>>;

export default function DecisionsRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("screening");
  const { contestId, list, decisions } = page;
  const nothing = list.decided.length === 0 && list.pending.length === 0;
  return (
    <>
      {nothing ? (
        <EmptyState
          title={t(decisions.length > 0 ? "eligibility.all-decided" : "eligibility.nothing")}
          action={<LinkButton to={paths.screening(contestId)}>{t("bar.list")}</LinkButton>}
        >
          {decisions.length > 0 ? null : t("eligibility.nothing-help")}
        </EmptyState>
      ) : (
        <Section
          title={t("eligibility.next", { number: (decisions[0]?.number ?? 0) + 1 })}
          lead={t("eligibility.lead")}
        >
          <DecideForm page={page} answer={answer} />
          <Lists page={page} />
        </Section>
      )}
      {decisions.length > 0 ? (
        <Section title={t("eligibility.decisions")}>
          <DataTable
            caption={t("eligibility.decisions")}
            rows={decisions}
            rowKey={({ number }) => String(number)}
            columns={[
              {
                key: "number",
                header: t("eligibility.decision-number"),
                rowHeader: true,
                cell: ({ number, decisionNumber }) => (
                  <Link className="link" to={paths.eligibilityDecision(contestId, number)}>
                    {decisionNumber}
                  </Link>
                ),
              },
              {
                key: "date",
                header: t("eligibility.decision-date"),
                cell: ({ decisionDate }) => formatLocalDate(decisionDate),
              },
              {
                key: "eligible",
                header: t("entries:state.ELIGIBLE"),
                align: "end",
                cell: ({ eligible }) => eligible,
              },
              {
                key: "refused",
                header: t("entries:state.INELIGIBLE"),
                align: "end",
                cell: ({ refused }) => refused,
              },
              {
                key: "letters",
                header: t("eligibility.letters-sent"),
                align: "end",
                cell: ({ letters }) => letters,
              },
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}
