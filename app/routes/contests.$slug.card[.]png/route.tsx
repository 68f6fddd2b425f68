import type { LoaderFunctionArgs } from "@remix-run/node";
import { shareCard } from "~/documents/share-card.server";
import en from "~/locales/en/public-results.json";
import vi from "~/locales/vi/public-results.json";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/http.server";
import { publicAnswer } from "~/platform/http-text.server";
import { translator } from "~/platform/i18n";
import { languageFromCookie } from "~/platform/language-cookie";
import { cardFacts } from "~/results/public/cards.server";

const words = {
  vi: translator("vi", { "public-results": vi }),
  en: translator("en", { "public-results": en }),
};

/** The picture that is shown where a contest's result is shared. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const facts = (await cardFacts(params["slug"] ?? "", null, now())) ?? notFound();
  const { t } = words[languageFromCookie(request.headers.get("Cookie"))];
  const { contest, organisation, awarded, judged } = facts;
  const lines = [t("public-results:share.card-eyebrow"), t("public-results:share.card-counts", { awarded, judged })];
  return publicAnswer(request, await shareCard({ eyebrow: organisation, title: contest, lines }), "image/png");
}
