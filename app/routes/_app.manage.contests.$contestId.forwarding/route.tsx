import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { pageOf } from "~/platform/page-number";
import type { Fault } from "~/platform/result";
import { forwardEntries, takeBackForwarding } from "~/results/forwarding/choose-entries.server";
import { forwardFilter, forwardQuery, narrowed } from "~/results/forwarding/forwarding";
import { forwardSchema, takeBackSchema } from "~/results/forwarding/forwarding-form";
import { forwardingsPage } from "~/results/forwarding/forwardings.server";
import { Alert, LinkButton, Section, useT } from "~/ui";
import { Choose } from "./choose";
import { Chosen } from "./chosen";

export const handle = { title: "forwarding:title" };

/** Entries on one page of the list that is chosen from. */
const PAGE = 25;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await forwardingsPage(await contextOf(request), params["contestId"] ?? "");
  if (!page.ok) return refuse(request, page.code);
  const query = new URL(request.url).searchParams;
  const filter = forwardFilter(query);
  const { rows, ...rest } = page.value;
  const found = narrowed(rows, filter);
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const at = Math.min(pageOf(query), pages);
  return {
    ...rest,
    filter,
    all: rows.length,
    found: found.length,
    page: at,
    pages,
    rows: found.slice((at - 1) * PAGE, at * PAGE),
    chosen: rows.filter(({ forwarded }) => forwarded.length > 0),
  };
}

interface Answer {
  readonly conflict: boolean;
  readonly faults: readonly Fault[];
  readonly values: Readonly<Record<string, unknown>>;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const form = await request.formData();
  const here = paths.forwarding(contestId, forwardQuery(forwardFilter(new URL(request.url).searchParams)));
  if (form.get("intent") === "take-back") {
    const parsed = parseForm(takeBackSchema, form);
    if (!parsed.ok) return refuse(request, "invalid");
    const done = await takeBackForwarding(ctx, { contestId, ...parsed.value });
    if (done.ok) return redirect(here);
    if (done.code === "conflict") return data<Answer>({ conflict: true, faults: [], values: {} }, { status: 409 });
    return refuse(request, done.code);
  }
  const { values, ...parsed } = parseForm(forwardSchema, form);
  if (!parsed.ok) {
    // Whoever may not choose is told so, whatever the form.
    const page = await forwardingsPage(ctx, contestId);
    const refusal = page.ok ? page.value.whyNot : page.code;
    if (refusal) return refuse(request, refusal);
    return data<Answer>({ conflict: false, faults: parsed.faults, values }, { status: 400 });
  }
  const { entry: codes, target, reason } = parsed.value;
  const done = await forwardEntries(ctx, { contestId, codes, target, reason });
  return done.ok ? redirect(here) : refuse(request, done.code);
}

export type ForwardingPage = ReturnType<typeof useLoaderData<typeof loader>>;
export type ForwardingAnswer = ReturnType<typeof useActionData<typeof action>>;

export default function ForwardingRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("forwarding");
  return (
    <>
      {answer?.conflict ? <Alert tone="danger" title={t("conflict")} /> : null}
      <Section
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <LinkButton to={paths.publication(page.contestId)}>{t("to-publication")}</LinkButton>
            {page.whyNot === "role" ? null : (
              <LinkButton to={paths.dossiers(page.contestId)}>{t("dossiers.title")}</LinkButton>
            )}
          </>
        }
      >
        {page.asks ? null : (
          <Alert tone="warning" title={t("not-asked")}>
            {t("not-asked-help")}{" "}
            <Link className="link" to={paths.reviseRegulation(page.contestId, "consents")}>
              {t("to-regulation")}
            </Link>
          </Alert>
        )}
        <Chosen page={page} />
      </Section>
      <Choose page={page} answer={answer} />
    </>
  );
}
