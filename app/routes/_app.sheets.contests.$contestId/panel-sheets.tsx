import { Form, Link } from "@remix-run/react";
import type { PaperPanel, PaperState } from "~/judging/paper/paper-reads.server";
import { paths } from "~/paths";
import { Badge, Button, DataTable, LinkButton, Section, useT, type Tone } from "~/ui";

const TONES: Record<PaperState, Tone> = {
  open: "neutral",
  once: "warning",
  differs: "danger",
  agreed: "success",
  online: "info",
};

/** One panel: printing its sheets, and how far those on paper are. */
export function PanelSheets({ panel }: { panel: PaperPanel }) {
  const t = useT("paper-sheets");
  const { sheets, judges, whyNotPrint } = panel;
  return (
    <Section title={`${panel.name} · ${panel.round}`}>
      {whyNotPrint === null && judges.length > 0 ? (
        <Form method="post" reloadDocument className="form">
          <input type="hidden" name="panelId" value={panel.id} />
          <div className="actions">
            <Button type="submit" variant="primary" name="judgeId" value="">
              {t("print-all")}
            </Button>
            {judges.map(({ id, name, open }) => (
              <Button key={id} type="submit" name="judgeId" value={id}>
                {t("print-one", { name, count: open })}
              </Button>
            ))}
            <LinkButton to={paths.entryLabels(panel.id)} variant="quiet" reloadDocument>
              {t("print-labels")}
            </LinkButton>
          </div>
        </Form>
      ) : null}
      {sheets.length === 0 ? (
        <p className="text-muted">{t("none-printed")}</p>
      ) : (
        <DataTable
          caption={t("list")}
          rows={sheets}
          rowKey={({ code }) => code}
          dense
          columns={[
            {
              key: "sheet",
              header: t("column.sheet"),
              rowHeader: true,
              cell: ({ code, printed }) => (
                <Link className="link figures" to={paths.paperSheet(code)}>
                  {printed}
                </Link>
              ),
            },
            {
              key: "entry",
              header: t("column.entry"),
              cell: ({ entryCode, entryTitle }) => `${entryCode} · ${entryTitle}`,
            },
            { key: "judge", header: t("column.judge"), cell: ({ judgeName }) => judgeName },
            {
              key: "state",
              header: t("column.state"),
              cell: ({ state }) => <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>,
            },
            {
              key: "scan",
              header: t("column.scan"),
              labelled: true,
              cell: ({ code, hasScan }) =>
                hasScan ? (
                  <a className="link" href={paths.paperSheetScan(code)} target="_blank" rel="noreferrer">
                    {t("see-scan")}
                  </a>
                ) : (
                  <span className="text-muted">{t("no-scan")}</span>
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}
