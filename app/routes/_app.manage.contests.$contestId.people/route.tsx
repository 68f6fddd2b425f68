import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { peopleAt } from "~/people/grants.server";
import { PeopleSections } from "~/people/people-sections";
import { panelNames, placeOf } from "~/people/place.server";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { pageTitle } from "~/platform/page-title.server";
import { answerPeopleForm } from "../_app.manage.organisations.$organisationId.people/answer";

export const handle = { title: (page?: { pageTitle: string }) => page?.pageTitle };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const place = await placeOf({ contestId: params["contestId"] ?? "" });
  if (!place) return refuse(request, "hidden");
  const people = await peopleAt(ctx.actor, place, ctx.now);
  if (!people.ok) return refuse(request, people.code);
  return {
    ...people.value,
    panels: people.value.mayInvite.includes("JUDGE")
      ? await panelNames(params["contestId"] ?? "")
      : [],
    pageTitle: pageTitle(request, "people:people.title"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const place = await placeOf({ contestId: params["contestId"] ?? "" });
  return place ? answerPeopleForm(request, ctx, place) : refuse(request, "hidden");
}

export default function People() {
  return (
    <PeopleSections {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
  );
}
