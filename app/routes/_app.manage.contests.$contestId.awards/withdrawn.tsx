import { DataTable, Section, useT, When } from "~/ui";
import { Whom, type Desk } from "./forms";

/** What was decided and taken back, with why. */
export function Withdrawn({ desk }: { desk: Desk }) {
  const t = useT("awards");
  if (desk.withdrawn.length === 0) return null;
  return (
    <Section title={t("withdrawn.title")}>
      <DataTable
        dense
        caption={t("withdrawn.title")}
        rows={desk.withdrawn}
        rowKey={({ id }) => id}
        columns={[
          { key: "prize", header: t("withdrawn.prize"), rowHeader: true, cell: ({ prize }) => prize || t("league.none") },
          { key: "whom", header: t("withdrawn.whom"), cell: (award) => (award.code || award.unit ? <Whom whom={award} /> : t("withdrawn.empty")) },
          { key: "reason", header: t("field.reason"), cell: ({ reason }) => reason },
          { key: "at", header: t("withdrawn.at"), cell: ({ at }) => <When at={at} time zone={desk.timeZone} /> },
        ]}
      />
    </Section>
  );
}
