import { data, type LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Outlet,
  useLoaderData,
  useLocation,
  useMatches,
  useRouteError,
  useSearchParams,
} from "@remix-run/react";
import { KeptPage } from "~/judging/offline/kept-page";
import { JUDGE_HEADER } from "~/judging/offline/names";
import { OfflineReady } from "~/judging/offline/offline-ready";
import { OutboxBar } from "~/judging/offline/outbox-bar";
import { PersonProvider } from "~/judging/offline/person";
import { UnsentList } from "~/judging/offline/unsent-list";
import { useOutbox } from "~/judging/offline/use-outbox";
import type { JudgeQueue } from "~/judging/sheets/judge-reads.server";
import { paths } from "~/paths";
import { requireActor } from "~/people/request.server";
import { loaderHeaders } from "~/platform/http.server";
import { Alert, LinkButton, Page, useT } from "~/ui";

export const headers = loaderHeaders;

/** Says for whom the judge's pages were made, to the page and to the service worker that may keep them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { userId } = await requireActor(request);
  return data(
    { userId },
    { headers: { "Cache-Control": "private, no-cache", [JUDGE_HEADER]: userId } },
  );
}

/** Around every judge's page: what is unsent, from when the page is, and on the lists what can be done about both. */
export default function JudgeLayout() {
  const { userId } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const matches = useMatches();
  const outbox = useOutbox(userId);
  const t = useT("offline");
  const { id, params, data: found } = matches.at(-1) ?? {};
  const queue = id === "routes/_app.judge.$contestId" ? (found as JudgeQueue | undefined) : undefined;
  const isList = queue !== undefined || pathname === paths.judge();
  const open = id?.startsWith("routes/_app.judge.sheets.") ? params?.["assignmentId"] : undefined;
  return (
    <PersonProvider id={userId}>
      <KeptPage />
      {search.has("not-kept") ? (
        <div className="page mx-auto w-full max-w-5xl pb-0">
          <Alert tone="warning" title={t("page-not-kept.title")}>
            {t("page-not-kept.help")}
          </Alert>
        </div>
      ) : null}
      <OutboxBar outbox={outbox} open={open ?? null} isList={isList} />
      {isList ? <UnsentList outbox={outbox} person={userId} /> : null}
      <Outlet />
      {queue ? (
        <OfflineReady
          person={userId}
          around={[paths.judge(), paths.judgeContest(queue.id)]}
          sheets={queue.rows.map(({ assignmentId }) => paths.sheet(assignmentId))}
        />
      ) : null}
    </PersonProvider>
  );
}

/** A page that could not be fetched is no fault of anybody's; everything else is for the page around this one. */
export function ErrorBoundary() {
  const error = useRouteError();
  const t = useT("offline");
  if (isRouteErrorResponse(error) || !(error instanceof TypeError)) throw error;
  return (
    <Page title={t("page-not-kept.title")} lead={t("page-not-kept.help")} width="text">
      <div className="actions">
        <LinkButton variant="primary" to={paths.judge()} reloadDocument>
          {t("page-not-kept.to-list")}
        </LinkButton>
      </div>
    </Page>
  );
}
