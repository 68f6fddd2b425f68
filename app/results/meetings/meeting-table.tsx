import { Link } from "@remix-run/react";
import { Badge, DataTable, useT, When } from "~/ui";
import type { ListedMeeting } from "./meetings.server";

interface Props {
  meetings: readonly ListedMeeting[];
  timeZone: string;
  to: (meetingId: string) => string;
}

/** Meetings with their quorum, the newest first. */
export function MeetingTable({ meetings, timeZone, to }: Props) {
  const t = useT("meetings");
  const title = useMeetingTitle();
  return (
    <DataTable
      caption={t("title")}
      rows={meetings}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "meeting",
          header: t("column.meeting"),
          rowHeader: true,
          cell: (meeting) => <Link to={to(meeting.id)}>{title(meeting)}</Link>,
        },
        {
          key: "time",
          header: t("column.time"),
          cell: ({ startedAt }) => <When at={startedAt} time zone={timeZone} />,
        },
        {
          key: "present",
          header: t("column.present"),
          cell: ({ quorum: { present, members, share, reached } }) => (
            <>
              <span className="figures">
                {present} / {members}
              </span>{" "}
              {share === "" ? null : (
                <Badge tone={reached ? "success" : "warning"}>
                  {t(reached ? "quorum.reached" : "quorum.missed")}
                </Badge>
              )}
            </>
          ),
        },
        {
          key: "minutes",
          header: t("column.minutes"),
          cell: ({ signed }) =>
            signed ? (
              <Badge tone="success">{t("signed", { number: signed.number })}</Badge>
            ) : (
              <Badge>{t("unsigned")}</Badge>
            ),
        },
      ]}
    />
  );
}

/** What a meeting is called: whose it was and its number in the contest. */
export function useMeetingTitle(): (meeting: Pick<ListedMeeting, "number" | "kind" | "panel">) => string {
  const t = useT("meetings");
  return ({ number, kind, panel }) =>
    t("meeting", { number, who: panel ? panel.called : t(`kind.${kind}`) });
}
