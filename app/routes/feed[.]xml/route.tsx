import type { LoaderFunctionArgs } from "@remix-run/node";
import en from "~/locales/en/public-results.json";
import vi from "~/locales/vi/public-results.json";
import { paths } from "~/paths";
import { now } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { formatDate } from "~/platform/format";
import { publicAnswer } from "~/platform/http-text.server";
import { translator } from "~/platform/i18n";
import { languageFromCookie } from "~/platform/language-cookie";
import { atomFeed } from "~/results/public/feed";
import { publicNews, solutionNews } from "~/results/public/news.server";

const words = {
  vi: translator("vi", { "public-results": vi }),
  en: translator("en", { "public-results": en }),
};
/** Of a feed in which nothing stands yet. */
const BEGUN = "2026-01-01T00:00:00.000Z";

/** What is new on this site, for programs that look for it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const language = languageFromCookie(request.headers.get("Cookie"));
  const { t } = words[language];
  const { appUrl } = env();
  const items = (await publicNews(now())).map(({ what, number, slug, contest, organisation, at, until }) => {
    const url = appUrl + (what === "opened" ? paths.contest(slug) : paths.results(slug));
    const text = what === "corrected" ? "published" : what;
    return {
      id: `${url}#${what === "opened" ? "opened" : number}`,
      title: t(`public-results:feed.${what}`, { contest }),
      url,
      updated: at,
      summary: t(`public-results:feed.${text}-text`, { organisation, until: until && formatDate(until) }),
      author: organisation,
    };
  });
  const solutions = (await solutionNews(now())).map(({ slug, code, title, levelLabel, organisation, summary, at }) => {
    const url = appUrl + paths.solution(slug, code);
    const named = t("public-results:feed.solution", { title, level: levelLabel });
    return { id: url, title: named, url, updated: at, summary, author: organisation };
  });
  const feed = atomFeed({
    url: appUrl + paths.feed(),
    home: appUrl + paths.home(),
    title: t("public-results:feed.title"),
    language,
    items: [...items, ...solutions],
    begun: BEGUN,
  });
  return publicAnswer(request, feed, "application/atom+xml; charset=utf-8");
}
