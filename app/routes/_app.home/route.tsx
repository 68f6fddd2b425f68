import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { isJudge } from "~/judging/panels/is-judge.server";
import { paths } from "~/paths";
import { requireActor } from "~/people/request.server";
import { useT } from "~/ui/i18n";
import { Page } from "~/ui/page";
import { placesOf, type WorkPlace } from "../_app/places";

export const handle = { title: "common:nav.start" };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  return { name: actor.name, places: placesOf(actor, await isJudge(actor)) };
}

export default function Start() {
  const { name, places } = useLoaderData<typeof loader>();
  const t = useT("common");
  const cards = places.filter((place): place is Exclude<WorkPlace, "start"> => place !== "start");
  return (
    <Page title={t("start.title", { name })} lead={t("start.lead")}>
      <ul className="grid gap-4 sm:grid-cols-2">
        {cards.map((place) => (
          <li key={place}>
            <Link to={paths[place]()} reloadDocument={place === "judge"} className="card card-link h-full">
              <h2 className="card-title">{t(`start.${place}.title`)}</h2>
              <p className="text-muted">{t(`start.${place}.text`)}</p>
            </Link>
          </li>
        ))}
        <li>
          <Link to={paths.home()} reloadDocument className="card card-link h-full">
            <h2 className="card-title">{t("start.contests.title")}</h2>
            <p className="text-muted">{t("start.contests.text")}</p>
          </Link>
        </li>
      </ul>
    </Page>
  );
}
