import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { MeetingTable } from "~/results/meetings/meeting-table";
import { meetingList } from "~/results/meetings/meetings.server";
import { Badge, EmptyState, LinkButton, Section, useT } from "~/ui";

export const handle = { title: "meetings:title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const list = await meetingList(await contextOf(request), { contestId: params["contestId"] ?? "" });
  return list.ok ? list.value : refuse(request, list.code);
}

export default function MeetingsRoute() {
  const { contestId, timeZone, meetings, panels, bodies, whyNotWrite, shares } = useLoaderData<typeof loader>();
  const t = useT("meetings");
  return (
    <>
      <Section
        title={t("title")}
        lead={t("lead")}
        actions={
          <LinkButton to={paths.tally(contestId)} variant="quiet">
            {t("to-results")}
          </LinkButton>
        }
      >
        {meetings.length === 0 ? (
          <EmptyState title={t("none")}>{t("none-help")}</EmptyState>
        ) : (
          <MeetingTable
            meetings={meetings}
            timeZone={timeZone}
            to={(id) => paths.meeting(contestId, id)}
          />
        )}
      </Section>
      {whyNotWrite === null ? (
        <Section title={t("new.title")} lead={t("new.lead")}>
          <ul className="divide-y divide-line border-y border-line">
            {panels.map(({ id, name, round, group, met }) => (
              <li key={id} className="flex items-center justify-between gap-3 py-3 max-sm:flex-wrap">
                <span>
                  {name}{" "}
                  <span className="text-muted">{name.includes(group) ? round : `${group} · ${round}`}</span>{" "}
                  {shares.panel === "" ? null : (
                    <Badge tone={met ? "success" : "warning"}>
                      {t(met ? "panel-met" : "panel-not-met")}
                    </Badge>
                  )}
                </span>
                <LinkButton className="shrink-0" to={paths.newMeeting(contestId, "PANEL", id)}>{t("new.add")}</LinkButton>
              </li>
            ))}
            {bodies.map(({ kind, members }) => (
              <li key={kind} className="flex flex-wrap items-center justify-between gap-3 py-3">
                <span>
                  {t(`kind.${kind}`)}{" "}
                  <Link className="link" to={paths.bodyMembers(contestId, kind)}>
                    {members === null ? t("members.record") : t("members.count", { count: members })}
                  </Link>
                </span>
                <LinkButton to={paths.newMeeting(contestId, kind)}>{t("new.add")}</LinkButton>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
