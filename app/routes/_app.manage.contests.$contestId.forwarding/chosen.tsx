import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { FORWARD_TARGETS, standsFor } from "~/results/forwarding/forwarding";
import { AppForm, Badge, DataTable, EmptyState, HiddenField, LinkButton, SubmitButton, useT, When } from "~/ui";
import type { ForwardingPage } from "./route";

/** Everything that was ever chosen, with its state; what stands can be taken back and taken along as an archive. */
export function Chosen({ page }: { page: ForwardingPage }) {
  const t = useT("forwarding");
  const { contestId, chosen, timeZone, whyNot } = page;
  if (chosen.length === 0) return <EmptyState title={t("none")}>{t("none-help")}</EmptyState>;
  const rows = chosen.flatMap((row) => row.forwarded.map((one) => ({ row, one })));
  return (
    <div className="grid gap-6">
      {whyNot === "role" ? null : <Archives page={page} />}
      <DataTable
        caption={t("chosen")}
        captionVisible
        rows={rows}
        rowKey={({ one }) => one.id}
        columns={[
          {
            key: "entry",
            header: t("column.entry"),
            rowHeader: true,
            cell: ({ row }) => (
              <>
                <Link className="link" to={paths.screenEntry(contestId, row.entryId)}>
                  {row.title}
                </Link>
                <span className="mt-1 block text-sm font-normal text-muted">
                  <span className="figures">{row.code}</span> · {row.prize || t("no-prize")}
                </span>
              </>
            ),
          },
          {
            key: "target",
            header: t("column.target"),
            cell: ({ one }) => (
              <>
                {t(`target.${one.target}`)}
                {one.reason ? <span className="block text-sm text-muted">{one.reason}</span> : null}
              </>
            ),
          },
          {
            key: "state",
            header: t("column.state"),
            cell: ({ one }) => (
              <>
                <Badge tone={one.revokedAt ? "neutral" : "success"}>{t(one.revokedAt ? "state.taken-back" : "state.stands")}</Badge>
                <span className="mt-1 block text-sm text-muted">
                  {one.revokedAt ? one.revokedBy : one.by}, <When at={one.revokedAt ?? one.at} time zone={timeZone} />
                </span>
              </>
            ),
          },
          {
            key: "consent",
            header: t("column.consent"),
            cell: ({ row }) => <Consent consent={row.consent} entryId={row.entryId} />,
          },
          ...(whyNot === null
            ? [
                {
                  key: "take-back",
                  header: <span className="sr-only">{t("take-back")}</span>,
                  cell: ({ row, one }: (typeof rows)[number]) =>
                    one.revokedAt ? null : (
                      <AppForm>
                        <HiddenField name="forwardingId" value={one.id} />
                        <SubmitButton
                          intent="take-back"
                          variant="quiet"
                          aria-label={t("take-back-of", { code: row.code, target: t(`target.${one.target}`) })}
                        >
                          {t("take-back")}
                        </SubmitButton>
                      </AppForm>
                    ),
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}

/** The archives of what stands, for each target there is something for. */
function Archives({ page: { contestId, chosen } }: { page: ForwardingPage }) {
  const t = useT("forwarding");
  const targets = FORWARD_TARGETS.map((target) => ({
    target,
    count: chosen.filter((row) => standsFor(row, target)).length,
  })).filter(({ count }) => count > 0);
  if (targets.length === 0) return null;
  return (
    <div>
      <div className="actions">
        {targets.map(({ target, count }) => (
          <LinkButton key={target} to={paths.dossierArchive(contestId, { target })} reloadDocument>
            {t(`export.target.${target}`, { count })}
          </LinkButton>
        ))}
      </div>
      <p className="help mt-2">{t("export.consented-help")}</p>
    </div>
  );
}

/** How many of the authors have agreed, with the way to ask the others. */
export function Consent({
  consent: { members, agreed, open },
  entryId,
}: {
  consent: ForwardingPage["rows"][number]["consent"];
  entryId: string;
}) {
  const t = useT("forwarding");
  if (open.length === 0) return <Badge tone="success">{t("consent.all")}</Badge>;
  return (
    <>
      <Badge tone="warning">{t("consent.some", { agreed, members })}</Badge>
      <span className="mt-1 block text-sm">
        {t("consent.open", { names: open.join(", ") })}{" "}
        <Link className="link" to={paths.entryPeople(entryId)}>
          {t("consent.ask")}
        </Link>
      </span>
    </>
  );
}
