import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { endWorkSchema } from "~/judging/panels/end-work-form";
import { endWorkPage } from "~/judging/panels/end-work-page.server";
import { endWork } from "~/judging/panels/end-work.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm, typedValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { Alert, LinkButton, Section, useT } from "~/ui";
import { EndForm } from "./end-form";

export const handle = { title: "steering:progress.end-work" };

function placeOf(params: Readonly<Record<string, string | undefined>>) {
  const { contestId = "", panelId = "", judgeId = "" } = params;
  return { contestId, panelId, judgeId };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await endWorkPage(await contextOf(request), placeOf(params));
  return page.ok ? page.value : refuse(request, page.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const place = placeOf(params);
  const form = await request.formData();
  const values = typedValues(form);
  const parsed = parseForm(endWorkSchema, form);
  if (!parsed.ok)
    return data({ faults: parsed.faults, values }, { status: 400 });
  const ended = await endWork(ctx, { ...place, form: parsed.value });
  if (ended.ok) {
    const { ended: count, given, left } = ended.value;
    return redirect(paths.workEnded(place.contestId, place.panelId, { count, given, left: left.length }));
  }
  if (ended.code === "invalid")
    return data({ faults: ended.faults ?? [], values }, { status: 400 });
  return refuse(request, ended.code);
}

export default function EndWork() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { contestId = "", panelId = "" } = useParams();
  const t = useT("steering");
  return (
    <Section
      title={t("end.title", { name: page.judge.name })}
      lead={t("end.lead")}
      actions={
        <LinkButton variant="quiet" to={paths.panelProgress(contestId, panelId)}>
          {t("back")}
        </LinkButton>
      }
    >
      <div className="space-y-6">
        {page.judge.chair ? <Alert tone="warning" title={t("end.is-chair")} /> : null}
        <EndForm page={page} faults={answer?.faults ?? []} values={answer?.values} />
      </div>
    </Section>
  );
}
