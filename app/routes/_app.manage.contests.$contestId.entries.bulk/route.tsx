import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askableParts } from "~/entries/asked-parts";
import { BULK_ACTIONS, bulkSchema } from "~/entries/screening/bulk";
import { applyBulk, previewBulk, type BulkChoice } from "~/entries/screening/bulk-screening.server";
import { bulkPage } from "~/entries/screening/desk.server";
import { proposedDue } from "~/entries/screening/due-date";
import { filterFromQuery, queryOf } from "~/entries/list-filter";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import type { Fault } from "~/platform/result";
import { EmptyState, LinkButton, useT } from "~/ui";
import { Outcomes } from "./outcomes";
import { Preview } from "./preview";

export const handle = { title: "screening:bulk.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const contestId = params["contestId"] ?? "";
  const page = await bulkPage(await contextOf(request), contestId);
  return page.ok ? { contestId, ...page.value } : refuse(request, page.code);
}

type Typed = Readonly<Record<string, unknown>>;
const NOTHING: { faults: readonly Fault[]; values: Typed } = { faults: [], values: {} };

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const form = await request.formData();
  const query = queryOf(filterFromQuery(new URLSearchParams(String(form.get("query") ?? ""))));
  const wanted = BULK_ACTIONS.find((known) => known === form.get("action"));
  if (!wanted) return refuse(request, "invalid");

  const show = async (choice: BulkChoice, typed = NOTHING) => {
    const preview = await previewBulk(ctx, contestId, wanted, choice);
    if (!preview.ok) return refuse(request, preview.code);
    const { regulation, lines, leftOut } = preview.value;
    const screen = regulation.windows.find(({ capability }) => capability === "screen");
    const until = screen ? new Date(screen.closesAt) : null;
    const body = {
      step: "preview" as const,
      action: wanted,
      query,
      lines,
      leftOut,
      fields: regulation.fields,
      askable: askableParts(regulation, regulation.divisions[0]?.id ?? ""),
      proposedDue: proposedDue(ctx.now, until, regulation.timeZone),
      ...typed,
    };
    return data(body, { status: typed.faults.length > 0 ? 400 : 200 });
  };

  if (form.get("intent") === "apply") {
    const page = await bulkPage(ctx, contestId);
    if (!page.ok) return refuse(request, page.code);
    const parsed = parseForm(bulkSchema(page.value.timeZone), form);
    const ids = form.getAll("targets[]").map((target) => String(target).split(":")[0] ?? "");
    const { values } = parsed;
    if (!parsed.ok) return show({ ids }, { faults: parsed.faults, values });
    const done = await applyBulk(ctx, contestId, parsed.value);
    if (done.ok) return data({ step: "done" as const, query, outcomes: done.value });
    if (done.code !== "invalid") return refuse(request, done.code);
    return show({ ids }, { faults: done.faults ?? [], values });
  }
  const filter = filterFromQuery(new URLSearchParams(query));
  return show(
    form.get("scope") === "filter" ? { filter } : { ids: form.getAll("entry").map(String) },
  );
}

export type BulkPage = ReturnType<typeof useLoaderData<typeof loader>>;
export type BulkAnswer = NonNullable<ReturnType<typeof useActionData<typeof action>>>;

export default function BulkRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("screening");
  const back = paths.screening(page.contestId, answer?.query ?? "");
  if (!answer || (answer.step === "preview" && answer.lines.length === 0)) {
    return (
      <EmptyState
        title={t("bulk.nothing-chosen")}
        action={<LinkButton to={back}>{t("bar.list")}</LinkButton>}
      >
        {t("bulk.nothing-chosen-help")}
      </EmptyState>
    );
  }
  return answer.step === "done" ? (
    <Outcomes answer={answer} back={back} contestId={page.contestId} />
  ) : (
    <Preview answer={answer} back={back} page={page} />
  );
}
