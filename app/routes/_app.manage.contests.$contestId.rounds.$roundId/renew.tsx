import type { TextValues } from "~/platform/form";
import type { Fault } from "~/platform/result";
import type { LineChange } from "~/results/advance";
import { renewForm } from "~/results/advance-form";
import { Checklist } from "~/results/gate/checklist";
import { gateOpen } from "~/results/gate/gate";
import type { LockedLine, RoundPage } from "~/results/round-page.server";
import {
  AppForm,
  Badge,
  Confirmation,
  DataTable,
  HiddenField,
  RadioGroupField,
  Section,
  SubmitButton,
  TextAreaField,
  TextField,
  useT,
} from "~/ui";
import { EntryCell, Score } from "./cells";

interface Props {
  page: RoundPage;
  locked: LockedLine;
  next: string;
  faults?: readonly Fault[];
  values?: TextValues;
}

/** What has changed under a line that stands, what it would decide now, and drawing it anew. */
export function Renew({ page, locked, next, ...form }: Props) {
  const t = useT("rounds");
  const { changes } = locked;
  if (changes.length === 0) return null;
  return (
    <Section title={t("renew.title", { count: changes.length })} lead={t("renew.lead", { next })}>
      <DataTable
        dense
        caption={t("renew.caption")}
        rows={changes}
        rowKey={({ entry }) => entry}
        columns={[
          {
            key: "entry",
            header: t("table.entry"),
            rowHeader: true,
            cell: ({ entry }) => <EntryCell code={entry} title={page.titles[entry]} />,
          },
          {
            key: "before",
            header: t("renew.before"),
            labelled: true,
            cell: ({ before }) => <Standing {...before} />,
          },
          {
            key: "now",
            header: t("renew.now"),
            labelled: true,
            cell: ({ now }) => <Standing {...now} />,
          },
          {
            key: "stands",
            header: t("renew.stands"),
            labelled: true,
            cell: ({ advances }) => <Through advances={advances} />,
          },
          {
            key: "by-line",
            header: t("renew.by-line"),
            labelled: true,
            cell: ({ byLine }) => <Through advances={byLine} />,
          },
        ]}
      />
      {page.whyNotRenew ? null : <RenewForm page={page} locked={locked} next={next} {...form} />}
    </Section>
  );
}

function Standing({ score, rank }: LineChange["now"]) {
  const t = useT("rounds");
  return (
    <>
      <Score score={score} />{" "}
      {rank === null ? null : <span className="text-muted">{t("renew.rank", { rank })}</span>}
    </>
  );
}

function Through({ advances }: { advances: boolean }) {
  const t = useT("rounds");
  return (
    <Badge tone={advances ? "success" : "neutral"}>{t(advances ? "table.in" : "table.out")}</Badge>
  );
}

function RenewForm({ page, locked, next, ...form }: Props) {
  const t = useT("rounds");
  if (!gateOpen(page.gate))
    return (
      <div className="mt-6 grid gap-4">
        <p className="max-w-2xl">{t("renew.wait")}</p>
        <Checklist
          contestId={page.contestId}
          points={page.gate}
          names={page.names}
          timeZone={page.timeZone}
        />
      </div>
    );
  return (
    <AppForm schema={renewForm} namespace="rounds" className="mt-6 max-w-2xl" {...form}>
      <HiddenField name="lineId" value={locked.id} />
      <HiddenField name="seen" value={page.seen} />
      {locked.asked.map((entry, index) => (
        <div key={entry}>
          <HiddenField name={`answers.${index}.entry`} value={entry} />
          <RadioGroupField
            name={`answers.${index}.advances`}
            label={t("renew.answer", { entry })}
            required
            options={(["yes", "no"] as const).map((value) => ({
              value,
              label: t(`late.${value}`, { next }),
            }))}
          />
        </div>
      ))}
      <TextAreaField
        name="reason"
        label={t("lock.reason")}
        help={t("lock.reason-help")}
        rows={3}
        required
      />
      <TextField
        name="documentNumber"
        label={t("lock.document")}
        help={t("lock.document-help")}
        size="medium"
        required
      />
      <Confirmation label={t("renew.submit")} warning={t("renew.warning")}>
        <SubmitButton intent="renew">{t("renew.confirm")}</SubmitButton>
      </Confirmation>
    </AppForm>
  );
}
