import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { decideConflict, enterConflict } from "~/judging/conflicts/decide-conflict.server";
import { decideSchema, enterSchema } from "~/judging/conflicts/declaration-form";
import { conflictsPage } from "~/judging/conflicts/conflicts-page.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { Alert, LinkButton, Section, useT } from "~/ui";
import { ConflictTable } from "./conflict-table";
import { EnterForm } from "./enter-form";
import { FILTERS, passes } from "./filters";

export const handle = { title: "conflicts:page.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const contestId = params["contestId"] ?? "";
  const page = await conflictsPage(await contextOf(request), contestId);
  if (!page.ok) return refuse(request, page.code);
  const search = new URL(request.url).searchParams;
  const judge = page.value.judges.find(({ id }) => id === search.get("judge")) ?? null;
  const filter = FILTERS.find((one) => one === search.get("show")) ?? "standing";
  const rows = page.value.rows.filter(({ judgeId }) => judge === null || judgeId === judge.id);
  return {
    ...page.value,
    contestId,
    judge,
    filter,
    counts: FILTERS.map((one) => ({ filter: one, count: rows.filter((row) => passes(one, row)).length })),
    rows: rows.filter((row) => passes(filter, row)),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const form = await request.formData();
  const intent = String(form.get("intent"));
  const back = () => redirect(new URL(request.url).pathname + new URL(request.url).search);
  if (intent === "decide") {
    const parsed = parseForm(decideSchema, form);
    if (!parsed.ok)
      return data({ intent, code: "invalid", faults: parsed.faults, values: parsed.values }, { status: 400 });
    const decided = await decideConflict(ctx, contestId, parsed.value);
    if (decided.ok) return back();
    if (decided.code !== "conflict") return refuse(request, decided.code);
    return data({ intent, code: decided.code, faults: [], values: parsed.values }, { status: 409 });
  }
  if (intent === "enter") {
    const parsed = parseForm(enterSchema, form);
    if (!parsed.ok)
      return data({ intent, code: "invalid", faults: parsed.faults, values: parsed.values }, { status: 400 });
    const entered = await enterConflict(ctx, contestId, parsed.value);
    if (entered.ok) return back();
    if (entered.code !== "exists") return refuse(request, entered.code);
    return data({ intent, code: entered.code, faults: [], values: parsed.values }, { status: 409 });
  }
  return refuse(request, "invalid");
}

export type ConflictAnswer = ReturnType<typeof useActionData<typeof action>>;

export default function Conflicts() {
  const { contestId, rows, counts, filter, judge, judges, entries, whyNotDecide } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("conflicts");
  const mayDecide = whyNotDecide === null;
  return (
    <>
      {answer && answer.code !== "invalid" ? (
        <Alert tone="danger" title={t(`answer.${answer.code}`)} />
      ) : null}
      <Section
        title={t("page.title")}
        lead={judge ? t("page.of-judge", { name: judge.name }) : t("page.lead")}
        actions={
          <LinkButton variant="quiet" to={paths.panels(contestId)}>
            {t("page.to-panels")}
          </LinkButton>
        }
      >
        <nav className="actions mb-6" aria-label={t("page.filter")}>
          {counts.map(({ filter: one, count }) => (
            <Link
              key={one}
              className="chip"
              aria-current={one === filter ? "page" : undefined}
              to={paths.conflicts(contestId, { ...(judge && { judge: judge.id }), show: one })}
            >
              {`${t(`filter.${one}`)} (${count})`}
            </Link>
          ))}
          {judge ? (
            <Link className="chip" to={paths.conflicts(contestId)}>
              {t("page.all-judges")}
            </Link>
          ) : null}
        </nav>
        <ConflictTable rows={rows} mayDecide={mayDecide} answer={answer} />
      </Section>
      {mayDecide && judges.length > 0 && entries.length > 0 ? (
        <EnterForm judges={judges} entries={entries} answer={answer} />
      ) : null}
    </>
  );
}
