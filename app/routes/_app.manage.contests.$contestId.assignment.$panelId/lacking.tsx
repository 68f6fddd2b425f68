import type { LackingView } from "~/judging/assignment/plan-view";
import { Alert, DataTable, useT } from "~/ui";

const MOST = 100;

/** Why there is no plan: entries that too few may score, or judges who have too little room. */
export function Lacking({ lacking, perEntry }: { lacking: LackingView; perEntry: number }) {
  const t = useT("assignment");
  const { room } = lacking;
  return (
    <>
      <Alert tone="danger" title={t("impossible.title", { count: perEntry })}>
        {t("impossible.help")}
      </Alert>
      {lacking.lacking.length > 0 ? (
        <DataTable
          dense
          caption={t("impossible.entries", { count: lacking.lacking.length })}
          captionVisible
          rows={lacking.lacking.slice(0, MOST)}
          rowKey={({ code }) => code}
          columns={[
            {
              key: "entry",
              header: t("entry"),
              rowHeader: true,
              cell: ({ code, title }) => (
                <>
                  <span className="figures">{code}</span> {title}
                </>
              ),
            },
            {
              key: "needs",
              header: t("impossible.needs"),
              align: "end",
              labelled: true,
              cell: ({ needs }) => <span className="figures">{needs}</span>,
            },
            {
              key: "free",
              header: t("impossible.free"),
              align: "end",
              labelled: true,
              cell: ({ free }) => <span className="figures">{free}</span>,
            },
            {
              key: "why",
              header: t("impossible.why"),
              cell: ({ conflicts, otherFields, setAside }) => (
                <ul>
                  {conflicts.length > 0 ? (
                    <li>{t("impossible.conflicts", { names: conflicts.join(", ") })}</li>
                  ) : null}
                  {otherFields.length > 0 ? (
                    <li>{t("impossible.other-fields", { names: otherFields.join(", ") })}</li>
                  ) : null}
                  {setAside.length > 0 ? (
                    <li>{t("impossible.set-aside", { names: setAside.join(", ") })}</li>
                  ) : null}
                  {conflicts.length + otherFields.length + setAside.length === 0
                    ? t("impossible.few-judges")
                    : null}
                </ul>
              ),
            },
          ]}
        />
      ) : null}
      {room ? (
        <div className="space-y-2">
          <h3 className="font-semibold">{t("impossible.room-title")}</h3>
          <p>
            {t("impossible.room", {
              count: room.entries.length,
              needs: room.needs,
              room: room.room,
              short: room.short,
            })}{" "}
            {room.others > 0 ? t("impossible.others", { count: room.others }) : null}
          </p>
          <p>
            {t("impossible.judges")}{" "}
            {room.judges.length > 0
              ? room.judges.map(({ name, room: most }) => `${name} (${most})`).join(", ")
              : t("impossible.nobody")}
          </p>
          <details>
            <summary className="link">
              {t("impossible.which", { count: room.entries.length })}
            </summary>
            <p className="mt-2">
              {room.entries
                .slice(0, MOST)
                .map(({ code }) => code)
                .join(", ")}
              {room.entries.length > MOST ? ", …" : ""}
            </p>
          </details>
        </div>
      ) : null}
    </>
  );
}
