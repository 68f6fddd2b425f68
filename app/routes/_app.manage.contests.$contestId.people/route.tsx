import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { panelNames } from "~/judging/panels/panel-names.server";
import type { Context } from "~/people/actor";
import { peopleAt } from "~/people/grants.server";
import { whyNotSeePeople } from "~/people/people-policy";
import { PeopleSections } from "~/people/people-sections";
import { placeOf } from "~/people/place.server";
import { contextOf } from "~/people/request.server";
import { standingAt } from "~/people/standing";
import { refuse } from "~/platform/http.server";
import { answerPeopleForm } from "../_app.manage.organisations.$organisationId.people/answer";

export const handle = { title: "people:people.title" };

/** For those who have no part in its people the contest does not exist: it may be a draft. */
async function placeFor(request: Request, ctx: Context, contestId: string) {
  const place = await placeOf({ contestId });
  if (!place) return refuse(request, "hidden");
  const { organisationId } = place;
  const refusal = whyNotSeePeople(standingAt(ctx.actor, { organisationId, contestId }));
  return refusal ? refuse(request, "hidden") : place;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const people = await peopleAt(ctx.actor, await placeFor(request, ctx, contestId), ctx.now);
  if (!people.ok) return refuse(request, people.code);
  return {
    ...people.value,
    panels: people.value.mayInvite.includes("JUDGE") ? await panelNames(contestId) : [],
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  return answerPeopleForm(request, ctx, await placeFor(request, ctx, params["contestId"] ?? ""));
}

export default function People() {
  return (
    <PeopleSections {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
  );
}
