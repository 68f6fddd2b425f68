import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { actorOf } from "~/people/request.server";
import { now } from "~/platform/clock.server";
import { loaderHeaders, notFound, publicHeaders } from "~/platform/http.server";
import { Picture } from "~/results/public/picture";
import { galleryPage } from "~/results/public/solution.server";
import { beginningOf } from "~/results/public/summary";
import { EmptyState, Page, useT, type Translate } from "~/ui";
import type { Shared } from "~/ui/share-tags";

type Data = Awaited<ReturnType<typeof loader>>["data"];

export const handle = {
  noScript: true,
  title: (page: Data | undefined, t: Translate) => page && t("public-results:gallery.title-of", { contest: page.contest.title }),
  share: ({ contest: { slug, title } }: Data, t: Translate): Shared => ({
    path: paths.gallery(slug),
    title: t("public-results:gallery.title-of", { contest: title }),
    description: t("public-results:gallery.share", { contest: title }),
    image: paths.contestCard(slug),
  }),
};

export const headers = loaderHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = (await galleryPage(params["slug"] ?? "", now())) ?? notFound();
  return data(page, { headers: publicHeaders((await actorOf(request)) !== null) });
}

export default function GalleryRoute() {
  const { contest, solutions } = useLoaderData<typeof loader>();
  const t = useT("public-results");
  return (
    <Page
      eyebrow={<Link to={paths.results(contest.slug)}>{contest.title}</Link>}
      title={t("gallery.title")}
      lead={solutions.length > 0 ? t("gallery.lead", { count: solutions.length }) : undefined}
    >
      {solutions.length === 0 ? (
        <EmptyState title={t("gallery.empty.title")}>{t("gallery.empty.text")}</EmptyState>
      ) : (
        <ul className="gallery">
          {solutions.flatMap(({ code, title, levelLabel, summary, pictures }) =>
            pictures.map((file, index) => (
              <li key={`${code} ${file.number}`}>
                <Link to={paths.solution(contest.slug, code)} className="gallery-item">
                  <Picture slug={contest.slug} file={file} alt={t("solution.picture", { number: file.number, title })} />
                  <span className="gallery-title">{title}</span>
                  <span className="text-sm text-muted">{levelLabel}</span>
                  {summary && index === 0 ? <span className="text-sm">{beginningOf(summary, 140)}</span> : null}
                </Link>
              </li>
            )),
          )}
        </ul>
      )}
    </Page>
  );
}
