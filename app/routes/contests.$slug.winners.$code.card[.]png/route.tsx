import type { LoaderFunctionArgs } from "@remix-run/node";
import { shareCard } from "~/documents/share-card.server";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/http.server";
import { publicAnswer } from "~/platform/http-text.server";
import { cardFacts } from "~/results/public/cards.server";
import { beginningOf } from "~/results/public/summary";

/** The picture that is shown where a winner's page is shared. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const facts = (await cardFacts(params["slug"] ?? "", params["code"] ?? "", now())) ?? notFound();
  const { contest, organisation, solution } = facts;
  const lines = [beginningOf(solution?.summary ?? "", 110), solution?.levelLabel ?? "", contest];
  const card = { eyebrow: organisation, title: solution?.title ?? contest, lines };
  return publicAnswer(request, await shareCard(card), "image/png");
}
