import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { compareContest } from "~/entries/similarity/compare-pass.server";
import { listSimilar } from "~/entries/similarity/similar-reads.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { pageOf } from "~/platform/page-number";
import {
  Alert,
  AppForm,
  Count,
  EmptyState,
  LinkButton,
  Pagination,
  Section,
  SubmitButton,
  useT,
} from "~/ui";
import { FindingTable } from "./finding-table";

export const handle = { title: "similarity:list.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const query = new URL(request.url).searchParams;
  const filter = {
    unseen: query.get("show") === "unseen",
    entryId: query.get("entry"),
    page: pageOf(query),
  };
  const list = await listSimilar(actor, contestId, filter);
  if (!list.ok) return refuse(request, list.code);
  return { ...list.value, contestId, filter };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const intent = (await request.formData()).get("intent");
  if (intent !== "compare" && intent !== "compare-anew") return data({ done: null }, { status: 400 });
  const anew = intent === "compare-anew";
  const compared = await compareContest(ctx, params["contestId"] ?? "", { anew });
  if (!compared.ok) return refuse(request, compared.code);
  return data({ done: compared.value });
}

export type SimilarPage = ReturnType<typeof useLoaderData<typeof loader>>;

export default function SimilarRoute() {
  const list = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>()?.done;
  const t = useT("similarity");
  return (
    <Section
      title={t("list.title")}
      lead={t("list.lead")}
      actions={
        <LinkButton to={paths.pastSolutions(list.organisationId)}>{t("list.past")}</LinkButton>
      }
    >
      <div className="grid gap-6">
        {done ? (
          <Alert tone="success" title={t("compare.done", { ...done })}>
            {done.left > 0 ? t("compare.left", { count: done.left }) : null}
          </Alert>
        ) : list.waiting > 0 ? (
          <Alert title={t("list.waiting", { count: list.waiting })} />
        ) : null}
        <Filters list={list} />
        {list.findings.length === 0 ? (
          <EmptyState title={t(list.filter.unseen ? "list.none-unseen" : "list.empty")}>
            {list.filter.unseen ? null : t("list.empty-help")}
          </EmptyState>
        ) : (
          <FindingTable contestId={list.contestId} findings={list.findings} />
        )}
        <Pagination page={list.page} pages={list.pages} />
        {list.whyNotCompare === null ? (
          <AppForm>
            <div className="actions">
              <SubmitButton intent="compare" variant="secondary">
                {t("compare.now")}
              </SubmitButton>
              <SubmitButton intent="compare-anew" variant="quiet">
                {t("compare.anew")}
              </SubmitButton>
            </div>
          </AppForm>
        ) : null}
      </div>
    </Section>
  );
}

function Filters({ list: { contestId, filter, total, unseen } }: { list: SimilarPage }) {
  const t = useT("similarity");
  const to = (show: boolean) => {
    const query = new URLSearchParams({
      ...(filter.entryId && { entry: filter.entryId }),
      ...(show && { show: "unseen" }),
    });
    return `${paths.similar(contestId)}${query.size > 0 ? `?${query}` : ""}`;
  };
  return (
    <nav aria-label={t("column.opinion")} className="grid gap-2">
      <ul className="flex flex-wrap gap-2">
        <li>
          <Link className="chip" aria-current={filter.unseen ? undefined : "true"} to={to(false)}>
            {t("list.all")} {filter.unseen ? null : <Count value={total} />}
          </Link>
        </li>
        <li>
          <Link className="chip" aria-current={filter.unseen ? "true" : undefined} to={to(true)}>
            {t("list.unseen")} <Count value={unseen} />
          </Link>
        </li>
      </ul>
      {filter.entryId ? (
        <p>
          {t("list.only-entry")}{" "}
          <Link className="link" to={paths.similar(contestId)}>
            {t("list.every-entry")}
          </Link>
        </p>
      ) : null}
    </nav>
  );
}
