import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm, typedValues } from "~/platform/form";
import { formatLocalDate } from "~/platform/format";
import { notFound, refuse } from "~/platform/http.server";
import { applyMemberIntent, bodyForm } from "~/results/meetings/body-form";
import { listedBodyIn } from "~/results/meetings/meeting";
import { memberListPage, recordMembers } from "~/results/meetings/member-list.server";
import { Alert, EmptyState, LinkButton, Section, useT } from "~/ui";
import { MemberFields } from "./member-fields";

export { whenOvertaken as shouldRevalidate } from "~/platform/revalidate";

export const handle = { title: "meetings:members.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const kind = listedBodyIn(params["kind"]) ?? notFound();
  const page = await memberListPage(await contextOf(request), params["contestId"] ?? "", kind);
  return page.ok ? page.value : refuse(request, page.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const kind = listedBodyIn(params["kind"]) ?? notFound();
  // A row's button stores nothing, but it too is only for those who may write.
  const page = await memberListPage(ctx, contestId, kind);
  if (!page.ok) return refuse(request, page.code);
  if (page.value.whyNotWrite) return refuse(request, page.value.whyNotWrite);
  const posted = await request.formData();
  const values = typedValues(posted);
  const edited = applyMemberIntent(values, String(posted.get("intent") ?? ""));
  if (edited) return data({ faults: [], values: edited });
  const form = parseForm(bodyForm, posted);
  if (!form.ok) return data({ faults: form.faults, values }, { status: 400 });
  const done = await recordMembers(ctx, { contestId, kind, form: form.value });
  if (done.ok) return redirect(`${paths.bodyMembers(contestId, kind)}?saved=1`);
  if (done.code === "invalid") return data({ faults: [...(done.faults ?? [])], values }, { status: 400 });
  if (done.code !== "conflict") return refuse(request, done.code);
  // What was typed stays, to be saved over the list that stands now.
  const newer = await memberListPage(ctx, contestId, kind);
  if (!newer.ok) return refuse(request, newer.code);
  const { version = "" } = newer.value.values;
  const overtaken = { path: "", code: "list-overtaken" };
  return data({ faults: [overtaken], values: { ...values, version } }, { status: 409 });
}

export default function MembersRoute() {
  const { contestId, kind, lists, values, whyNotWrite } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const t = useT("meetings");
  const fields = <MemberFields values={answer?.values ?? values} faults={answer?.faults ?? []} />;
  return (
    <>
      {search.has("saved") && !answer ? <Alert tone="success" title={t("saved")} /> : null}
      <Section
        title={t("members.of", { who: t(`kind.${kind}`) })}
        lead={t("members.lead")}
        actions={
          <LinkButton to={paths.meetings(contestId)} variant="quiet">
            {t("back")}
          </LinkButton>
        }
      >
        {lists.length === 0 ? (
          <EmptyState title={t("members.none")}>{t("members.none-help")}</EmptyState>
        ) : (
          <ul className="divide-y divide-line border-y border-line">
            {lists.map(({ since, decision, members }, index) => (
              <li key={index} className="py-4">
                <p className="font-medium">
                  {t("members.since", { date: formatLocalDate(since), count: members.length })}
                  {decision === "" ? null : <span className="text-muted"> · {decision}</span>}
                </p>
                <ul className="mt-2 list-disc pl-5">
                  {members.map(({ name, office, position }) => (
                    <li key={name}>
                      {name}
                      <span className="text-muted">
                        {" · "}
                        {[t(`office.${office}`), position].filter(Boolean).join(" · ")}
                      </span>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {whyNotWrite !== null ? null : lists.length === 0 ? (
        <Section title={t("members.first")} lead={t("members.next-lead")}>
          {fields}
        </Section>
      ) : (
        // The same names stand above: the form opens for whoever changes them, and stays open while it is filled in.
        <details className="card" open={answer !== undefined || undefined}>
          <summary className="link">{t("members.next")}</summary>
          <p className="help mt-4 mb-6">{t("members.next-lead")}</p>
          {fields}
        </details>
      )}
    </>
  );
}
