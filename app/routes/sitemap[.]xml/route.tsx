import type { LoaderFunctionArgs } from "@remix-run/node";
import { paths } from "~/paths";
import { now } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { publicAnswer } from "~/platform/http-text.server";
import { sitemap } from "~/results/public/feed";
import { publicPages, type PublicPage } from "~/results/public/news.server";

/** The public pages, for search machines. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { appUrl } = env();
  const pages = (await publicPages(now())).flatMap((page) =>
    pathsOf(page).map((path) => ({ url: appUrl + path, ...(page.changed !== null && { changed: page.changed }) })),
  );
  const map = sitemap([{ url: appUrl + paths.home() }, ...pages]);
  return publicAnswer(request, map, "application/xml; charset=utf-8");
}

function pathsOf({ of, slug, code }: PublicPage): string[] {
  switch (of) {
    case "contest":
      return [paths.contest(slug), paths.regulation(slug)];
    case "results":
      return [paths.results(slug)];
    case "gallery":
      return [paths.gallery(slug)];
    case "solution":
      return [paths.solution(slug, code)];
  }
}
