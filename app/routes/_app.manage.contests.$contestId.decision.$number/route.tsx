import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { builtIn } from "~/documents/official/contents";
import { eligibilityOf } from "~/documents/official/eligibility-of.server";
import { decisionDocument, sendLetters } from "~/entries/screening/eligibility-letters.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { numberOf } from "~/platform/page-number";
import { Alert, LinkButton, Section, useT, type Translate } from "~/ui";
import { Letters } from "./letters";
import { Paper } from "./paper";

export const handle = {
  title: (loaded: { decisionNumber: string } | undefined, t: Translate) =>
    loaded && t("screening:eligibility.page-title", { number: loaded.decisionNumber }),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const contestId = params["contestId"] ?? "";
  const decision = await decisionDocument(await contextOf(request), contestId, numberOf(params["number"]));
  if (!decision.ok) return refuse(request, decision.code);
  const sent = new URL(request.url).searchParams.get("sent");
  const { blocks } = builtIn(await eligibilityOf(decision.value));
  return { ...decision.value, blocks, sent: sent && /^\d{1,6}$/.test(sent) ? Number(sent) : null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const number = numberOf(params["number"]);
  const form = await request.formData();
  const to = form.get("to") === "all" ? "all" : "refused";
  const done = await sendLetters(ctx, { contestId, number, to });
  if (!done.ok) return refuse(request, done.code);
  return redirect(
    `${paths.eligibilityDecision(contestId, number)}?sent=${done.value.sent}#letters`,
  );
}

export type DecisionPage = ReturnType<typeof useLoaderData<typeof loader>>;

export default function DecisionRoute() {
  const decision = useLoaderData<typeof loader>();
  const t = useT("screening");
  const { contestId, number } = decision;
  return (
    <>
      {decision.sent === null ? null : (
        <Alert tone="success" title={t("eligibility.letters-done", { count: decision.sent })} />
      )}
      <Section
        title={t("eligibility.page-title", { number: decision.decisionNumber })}
        actions={
          <>
            <a className="button button-primary" href={paths.eligibilityPdf(contestId, number)}>
              {t("eligibility.pdf")}
            </a>
            <LinkButton variant="quiet" to={paths.eligibility(contestId)}>
              {t("eligibility.back")}
            </LinkButton>
          </>
        }
      >
        <Paper blocks={decision.blocks} />
      </Section>
      <Letters decision={decision} />
    </>
  );
}
