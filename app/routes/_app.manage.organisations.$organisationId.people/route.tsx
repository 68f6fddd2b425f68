import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { peopleAt } from "~/people/grants.server";
import { PeoplePage } from "~/people/people-page";
import { placeOf } from "~/people/place.server";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { pageTitle } from "~/platform/page-title.server";
import { answerPeopleForm } from "./answer";

export const handle = { title: (page?: { pageTitle: string }) => page?.pageTitle };

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
    pageTitle: pageTitle(request, "people:people.title"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const place = await placeOf({ organisationId: params["organisationId"] ?? "" });
  return place ? answerPeopleForm(request, ctx, place) : refuse(request, "hidden");
}

export default function People() {
  return <PeoplePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
