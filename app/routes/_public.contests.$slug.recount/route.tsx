import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { actorOf } from "~/people/request.server";
import { now } from "~/platform/clock.server";
import { formatBytes } from "~/platform/format";
import { loaderHeaders, notFound, publicHeaders } from "~/platform/http.server";
import { publicationAsked } from "~/results/publication";
import { recountPage } from "~/results/public/recount-page.server";
import { Alert, LinkButton, Page, Section, useLanguage, useT, When, type Translate } from "~/ui";
import { CountingDesk } from "./counting-desk";

type Data = Awaited<ReturnType<typeof loader>>["data"];

/** The one public page with a script: it computes. Without script it explains and offers the file. */
export const handle = {
  noScript: false,
  title: (page: Data | undefined, t: Translate) => page && t("recount:title-of", { contest: page.title }),
};

export const headers = loaderHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const page = (await recountPage(params["slug"] ?? "", now(), publicationAsked(search))) ?? notFound();
  const entry = search.get("entry")?.slice(0, 100) ?? "";
  return data({ ...page, entry }, { headers: publicHeaders((await actorOf(request)) !== null) });
}

export default function RecountRoute() {
  const page = useLoaderData<typeof loader>();
  const t = useT("recount");
  const language = useLanguage();
  return (
    <Page
      eyebrow={
        <Link to={paths.results(page.slug)} reloadDocument>
          {page.title}
        </Link>
      }
      title={t("title")}
      lead={t("lead")}
    >
      {page.number === null ? null : (
        <Alert tone="warning" title={t("earlier.title")}>
          <p>
            {t("earlier.text")}{" "}
            <Link className="link" to={paths.recount(page.slug)} reloadDocument>
              {t("earlier.newest")}
            </Link>
          </p>
        </Alert>
      )}
      <CountingDesk page={page} />
      <Section title={t("proved.title")}>
        <Points of="proved" points={["arithmetic", "file", "receipts"]} />
      </Section>
      <Section title={t("unproved.title")}>
        <Points of="unproved" points={["marks", "left-out", "judges", "decisions"]} />
      </Section>
      <Section title={t("file.title")} lead={t("file.lead")}>
        <p>
          <LinkButton to={paths.bundle(page.slug, page.number ?? undefined)} reloadDocument>
            {t("file.download", { size: formatBytes(page.bundleBytes, language) })}
          </LinkButton>
        </p>
        <p className="mt-4 text-sm text-muted">
          {t("file.published")} <When at={page.publishedAt} time />. {t("file.sha256")}{" "}
          <code className="break-all">{page.bundleSha256}</code>
        </p>
        <p className="mt-2 text-sm text-muted">{t("file.how")}</p>
        <pre className="mt-2 text-sm break-all whitespace-pre-wrap">{t("file.command", { file: `${page.slug}${page.number === null ? "" : `-${page.number}`}.json` })}</pre>
      </Section>
    </Page>
  );
}

function Points({ of, points }: { of: "proved" | "unproved"; points: readonly string[] }) {
  const t = useT("recount");
  return (
    <ul className="list-disc space-y-2 pl-5">
      {points.map((point) => (
        <li key={point}>{t(`${of}.${point}`)}</li>
      ))}
    </ul>
  );
}
