import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { judgeHome } from "~/judging/sheets/judge-reads.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import {
  Alert,
  Badge,
  Card,
  EmptyState,
  LinkButton,
  Page,
  ProgressRing,
  Section,
  useT,
} from "~/ui";
import type { JudgePanel } from "~/judging/sheets/judge-place.server";
import { PanelTime } from "~/judging/sheets/panel-time";

export const handle = { title: "judging:home.title" };

export async function loader({ request }: LoaderFunctionArgs) {
  return { contests: await judgeHome(await contextOf(request)) };
}

/** Something is to be done there, or may yet come. */
const isOpen = ({ closed, window, done, total }: JudgePanel) =>
  !closed && (window !== "too-late" || done < total);

export default function JudgeHome() {
  const { contests } = useLoaderData<typeof loader>();
  const t = useT("judging");
  return (
    <Page title={t("home.title")} lead={t("home.lead")}>
      {contests.length === 0 ? (
        <EmptyState title={t("home.none")}>{t("home.none-help")}</EmptyState>
      ) : null}
      {contests.map(({ id, title, state, panels, timeZone }) => (
        <Section
          key={id}
          title={title}
          actions={
            <LinkButton
              variant={state === "OPEN" && panels.some(isOpen) ? "primary" : "secondary"}
              to={paths.judgeContest(id)}
            >
              {t("home.open-queue")}
            </LinkButton>
          }
        >
          {panels.length === 0 ? <Alert>{t("home.no-panel")}</Alert> : null}
          <div className="grid gap-4 md:grid-cols-2">
            {panels.map((panel) => (
              <Card
                key={panel.id}
                title={panel.name}
                actions={
                  panel.chair ? (
                    <LinkButton to={paths.judgePanel(panel.id)}>{t("home.chair-page")}</LinkButton>
                  ) : undefined
                }
              >
                <p className="mb-4 flex flex-wrap items-center gap-2 text-muted">
                  {panel.round}
                  {panel.chair ? <Badge tone="info">{t("role.CHAIR")}</Badge> : null}
                  {panel.closed ? <Badge tone="success">{t("panel.closed")}</Badge> : null}
                </p>
                <ProgressRing
                  done={panel.done}
                  total={panel.total}
                  label={t("progress.sheets-in")}
                />
                <p className="mt-4 text-sm">
                  <PanelTime panel={panel} timeZone={timeZone} />
                </p>
              </Card>
            ))}
          </div>
        </Section>
      ))}
    </Page>
  );
}
