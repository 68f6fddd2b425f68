import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { peopleAt } from "~/people/grants.server";
import { PeopleSections } from "~/people/people-sections";
import { placeOf } from "~/people/place.server";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { Page, useT } from "~/ui";
import { answerPeopleForm } from "./answer";

export const handle = { title: "people:people.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const place = await placeOf({ organisationId: params["organisationId"] ?? "" });
  if (!place) return refuse(request, "hidden");
  const people = await peopleAt(ctx.actor, place, ctx.now);
  if (!people.ok) return refuse(request, people.code);
  return {
    ...people.value,
    panels: [],
    title: place.title,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const place = await placeOf({ organisationId: params["organisationId"] ?? "" });
  return place ? answerPeopleForm(request, ctx, place) : refuse(request, "hidden");
}

export default function People() {
  const { title, ...people } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("people");
  return (
    <Page title={t("people.title")} lead={title}>
      <PeopleSections {...people} answer={answer} />
    </Page>
  );
}
