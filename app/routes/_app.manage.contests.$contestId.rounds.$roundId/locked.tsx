import { paths } from "~/paths";
import type { TextValues } from "~/platform/form";
import type { Fault } from "~/platform/result";
import { addForm, revokeForm } from "~/results/advance-form";
import type { LinedEntry } from "~/results/lines.server";
import type { LockedLine, RoundPage } from "~/results/round-page.server";
import {
  Alert,
  AppForm,
  Badge,
  DataTable,
  DefinitionList,
  HiddenField,
  LinkButton,
  RadioGroupField,
  Section,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
  useT,
  When,
} from "~/ui";
import { EntryCell, Score } from "./cells";
import { useLineText } from "./desk";
import { Renew } from "./renew";

interface Props {
  page: RoundPage;
  locked: LockedLine;
  next: string;
  /** What was typed into the form of an intent, with its faults. */
  asked: (intent: string) => { faults?: readonly Fault[]; values?: TextValues };
}

/** The line that stands: who locked it, when, why, and for whom; what came up since; taking it back. */
export function Locked({ page, locked, next, asked }: Props) {
  const t = useT("rounds");
  const lineText = useLineText();
  const advancing = locked.entries.filter(({ advances }) => advances);
  const { groups, titles, whyNot, whyNotRenew } = page;
  return (
    <>
      <Section
        title={t("locked.title", { count: advancing.length, next })}
        actions={
          <LinkButton to={paths.panels(page.contestId)}>{t("locked.to-panels", { next })}</LinkButton>
        }
      >
        <DefinitionList
          items={[
            {
              term: t("locked.by", { name: locked.lockedBy }),
              description: <When at={locked.lockedAt} time />,
            },
            { term: t("locked.line"), description: lineText(locked.cut) },
            ...(locked.documentNumber
              ? [{ term: t("locked.document"), description: locked.documentNumber }]
              : []),
            ...(locked.reason ? [{ term: t("locked.reason"), description: locked.reason }] : []),
          ]}
        />
      </Section>
      <Renew page={page} locked={locked} next={next} {...asked("renew")} />
      {locked.undecided.length > 0 ? (
        <Section title={t("late.title")} lead={t("late.lead", { next })}>
          {whyNotRenew ? (
            <ul className="list-disc pl-5">
              {locked.undecided.map((entry) => (
                <li key={entry}>
                  {entry} · {titles[entry]}
                </li>
              ))}
            </ul>
          ) : (
            <Late locked={locked} titles={titles} next={next} {...asked("add")} />
          )}
        </Section>
      ) : null}
      {groups.map(({ id, name, withheld }) => (
        <Section key={id} title={name}>
          {withheld ? (
            <Alert title={t(`withheld.${withheld}`)} />
          ) : (
            <DataTable
              dense
              caption={`${t("locked.caption")}: ${name}`}
              rows={locked.entries.filter(({ group }) => group === id)}
              rowKey={({ entryId }) => entryId}
              columns={[
                {
                  key: "rank",
                  header: t("table.rank"),
                  align: "center",
                  cell: ({ rank }) => rank ?? "–",
                },
                {
                  key: "entry",
                  header: t("table.entry"),
                  rowHeader: true,
                  cell: ({ code, title }) => <EntryCell code={code} title={title} />,
                },
                {
                  key: "score",
                  header: t("table.score"),
                  align: "end",
                  cell: ({ score }) => <Score score={score} />,
                },
                {
                  key: "result",
                  header: t("locked.result"),
                  cell: (entry) => <Outcome entry={entry} />,
                },
              ]}
            />
          )}
        </Section>
      ))}
      {whyNot ? null : <Revoke locked={locked} next={next} {...asked("revoke")} />}
    </>
  );
}

function Outcome({ entry }: { entry: LinedEntry }) {
  const t = useT("rounds");
  const { advances, exception, reason, added, eligible } = entry;
  const notes = [
    ...(exception
      ? [reason ? t("locked.exception", { reason }) : t("locked.exception-plain")]
      : []),
    ...(added ? [t("locked.added", { document: added.documentNumber })] : []),
    ...(eligible ? [] : [t("locked.left")]),
  ];
  return (
    <>
      <Badge tone={advances && eligible ? "success" : "neutral"}>
        {t(advances ? "table.in" : "table.out")}
      </Badge>
      {notes.map((note) => (
        <span key={note} className="mt-1 block text-sm text-muted">
          {note}
        </span>
      ))}
    </>
  );
}

function Late({
  locked,
  titles,
  next,
  ...form
}: Pick<Props, "locked" | "next"> & {
  titles: Readonly<Record<string, string>>;
  faults?: readonly Fault[];
  values?: TextValues;
}) {
  const t = useT("rounds");
  return (
    <AppForm schema={addForm} namespace="rounds" className="max-w-2xl" {...form}>
      <HiddenField name="lineId" value={locked.id} />
      <SelectField
        name="entry"
        label={t("late.entry")}
        required
        options={locked.undecided.map((code) => ({
          value: code,
          label: `${code} · ${titles[code] ?? ""}`,
        }))}
      />
      <RadioGroupField
        name="advances"
        label={t("late.answer")}
        required
        options={(["yes", "no"] as const).map((value) => ({
          value,
          label: t(`late.${value}`, { next }),
        }))}
      />
      <TextField name="reason" label={t("lock.reason")} help={t("lock.reason-help")} required />
      <TextField
        name="documentNumber"
        label={t("lock.document")}
        help={t("lock.document-help")}
        size="medium"
        required
      />
      <SubmitButton intent="add">{t("late.submit")}</SubmitButton>
    </AppForm>
  );
}

function Revoke({
  locked,
  next,
  ...form
}: Pick<Props, "locked" | "next"> & { faults?: readonly Fault[]; values?: TextValues }) {
  const t = useT("rounds");
  if (locked.begun)
    return (
      <Section title={t("revoke.title")}>
        <p className="max-w-2xl text-muted">{t("revoke.begun")}</p>
      </Section>
    );
  return (
    <Section title={t("revoke.title")} lead={t("revoke.lead", { next })}>
      <AppForm schema={revokeForm} namespace="rounds" className="max-w-2xl" {...form}>
        <HiddenField name="lineId" value={locked.id} />
        <TextAreaField name="reason" label={t("revoke.reason")} rows={3} required />
        <SubmitButton intent="revoke" variant="danger">
          {t("revoke.submit")}
        </SubmitButton>
      </AppForm>
    </Section>
  );
}

/** The lines that were taken back. */
export function History({ revoked }: Pick<RoundPage, "revoked">) {
  const t = useT("rounds");
  if (revoked.length === 0) return null;
  return (
    <Section title={t("revoke.history")}>
      <ul className="grid gap-2">
        {revoked.map(({ revokedAt, by, reason, letIn }) => (
          <li key={String(revokedAt)}>
            <When at={revokedAt} time />{" "}
            {t(letIn ? "renew.entry" : "revoke.entry", { name: by, reason })}
            {letIn && letIn.length > 0 ? (
              <span className="block">{t("renew.let-in", { entries: letIn.join(", ") })}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
