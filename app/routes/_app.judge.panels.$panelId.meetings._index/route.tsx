import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { MeetingTable } from "~/results/meetings/meeting-table";
import { meetingList } from "~/results/meetings/meetings.server";
import { EmptyState, LinkButton, Page, useT } from "~/ui";

export const handle = { title: "meetings:title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const list = await meetingList(await contextOf(request), { panelId: params["panelId"] ?? "" });
  return list.ok ? list.value : refuse(request, list.code);
}

export default function PanelMeetingsRoute() {
  const { timeZone, meetings, panels } = useLoaderData<typeof loader>();
  const { panelId = "" } = useParams();
  const t = useT("meetings");
  const panel = panels[0];
  return (
    <Page
      width="wide"
      title={t("title")}
      eyebrow={panel ? `${panel.name} · ${panel.round}` : undefined}
      lead={t("panel-lead")}
      actions={
        <>
          {panel ? (
            <LinkButton to={paths.newPanelMeeting(panelId)}>{t("new.title")}</LinkButton>
          ) : null}
          <LinkButton to={paths.judgePanel(panelId)} variant="quiet">
            {t("to-panel")}
          </LinkButton>
        </>
      }
    >
      {meetings.length === 0 ? (
        <EmptyState title={t("none")}>{t("none-help")}</EmptyState>
      ) : (
        <MeetingTable
          meetings={meetings}
          timeZone={timeZone}
          to={(id) => paths.panelMeeting(panelId, id)}
        />
      )}
    </Page>
  );
}
