import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation, useMatches } from "@remix-run/react";
import { useEffect, useState } from "react";
import { BESIDE_PAGE } from "~/judging/offline/beside-page";
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
import { Alert, useT } from "~/ui";

export const headers = loaderHeaders;

/**
 * Says for whom the judge's pages were made, to the page and to the service worker that may keep them. The browser itself
 * keeps none: whoever goes back after this judge has signed out would be shown them.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const { userId } = await requireActor(request);
  return data(
    { userId },
    { headers: { "Cache-Control": "private, no-store", [JUDGE_HEADER]: userId } },
  );
}

// No boundary for errors here: for one, the loaders around it would run after a form was posted without a session, and
// their redirect to the sign-in page would take the place of the page that holds the form.
/** Around every judge's page: what is unsent, from when the page is, and on the lists what can be done about both. */
export default function JudgeLayout() {
  const { userId } = useLoaderData<typeof loader>();
  const { pathname, hash } = useLocation();
  // After hydration: the server, which does not see it, has drawn the page without.
  const [notKept, setNotKept] = useState(false);
  useEffect(() => setNotKept(hash === "#not-kept"), [hash]);
  const matches = useMatches();
  const outbox = useOutbox(userId);
  const t = useT("offline");
  const { id, params, data: found } = matches.at(-1) ?? {};
  const queue = id === "routes/_app.judge.$contestId" ? (found as JudgeQueue | undefined) : undefined;
  const isList = queue !== undefined || pathname === paths.judge();
  const open = id?.startsWith("routes/_app.judge.sheets.") ? params?.["assignmentId"] : undefined;
  return (
    <PersonProvider id={userId}>
      <KeptPage isList={isList} />
      {notKept ? (
        <div className={`mt-4 ${BESIDE_PAGE.list}`}>
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
