import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AppealView } from "~/entries/screening/appeal-view";
import { appealOfEntry, writeAppeal } from "~/entries/screening/appeals.server";
import { appealSchema } from "~/entries/eligibility/eligibility-form";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { LinkButton, Page, useT } from "~/ui";

export const handle = { title: "screening:appeal.title" };

/** The appeal on a page of its own: where its form leads, and comes back to when something is missing. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, now } = await contextOf(request);
  const page = await appealOfEntry(actor, params["id"] ?? "", now);
  return page.ok ? { entryId: params["id"] ?? "", appeal: page.value } : refuse(request, page.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const entryId = params["id"] ?? "";
  const { values, ...parsed } = parseForm(appealSchema, await request.formData());
  if (!parsed.ok) {
    const page = await appealOfEntry(ctx.actor, entryId, ctx.now);
    const refusal = page.ok ? (page.value?.whyNot ?? null) : page.code;
    return refusal ? refuse(request, refusal) : data({ faults: parsed.faults, values }, { status: 400 });
  }
  const done = await writeAppeal(ctx, { entryId, text: parsed.value.appeal });
  return done.ok ? redirect(`${paths.entry(entryId)}#appeal`) : refuse(request, done.code);
}

export default function AppealRoute() {
  const { entryId, appeal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("screening");
  return (
    <Page
      title={t("appeal.title")}
      width="text"
      actions={
        <LinkButton variant="quiet" to={paths.entry(entryId)}>
          {t("appeal.to-entry")}
        </LinkButton>
      }
    >
      <AppealView
        entryId={entryId}
        appeal={appeal}
        faults={answer?.faults}
        values={answer?.values}
      />
    </Page>
  );
}
