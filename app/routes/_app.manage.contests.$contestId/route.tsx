import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { contestHead } from "~/contests/contest-overview.server";
import { StateBadge } from "~/contests/state-badge";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { notFound } from "~/platform/http.server";
import { LinkButton, Page, useT } from "~/ui";
import { isCurrent, tabsFor } from "./tabs";

export const handle = {
  title: (loaded: { contest?: { title: string } } | undefined) => loaded?.contest?.title ?? "",
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const head = await contestHead(await contextOf(request), params["contestId"] ?? "");
  if (!head) notFound();
  const { standing, ...contest } = head;
  const tabs = tabsFor(standing, contest);
  // Who may open none of its pages is not told that it exists.
  if (tabs.length === 0) notFound();
  return { contest, tabs };
}

/** On a phone the tabs are wider than the page: the current one is brought into sight. */
function showCurrent(tabs: HTMLElement | null) {
  const current = tabs?.querySelector<HTMLElement>("[aria-current=page]");
  if (tabs && current) tabs.scrollLeft = current.offsetLeft - tabs.offsetLeft - 48;
}

export default function ContestLayout() {
  const { contest, tabs } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const t = useT("contests");
  return (
    <Page
      title={contest.title}
      eyebrow={contest.organisationName}
      width="wide"
      lead={<StateBadge state={contest.state} />}
      actions={
        contest.state === "DRAFT" ? null : (
          <LinkButton to={paths.contest(contest.slug)} variant="quiet" reloadDocument>
            {t("layout.public-page")}
          </LinkButton>
        )
      }
    >
      <nav
        aria-label={t("layout.tabs")}
        className="tabs"
        ref={showCurrent}
      >
        {tabs.map((tab) => (
          <Link
            key={tab.key}
            to={tab.to}
            aria-current={isCurrent(tab, contest.id, pathname) ? "page" : undefined}
            className="nav-link"
          >
            {t(`tab.${tab.key}`)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </Page>
  );
}
