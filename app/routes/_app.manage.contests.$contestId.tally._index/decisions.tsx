import type { Refusal } from "~/people/refusal";
import { formatDate } from "~/platform/format";
import type { Fault } from "~/platform/result";
import { decisionFormSchema } from "~/results/decision-form";
import type { RankedEntry, TallyPage } from "~/results/tally-page.server";
import { Alert, AppForm, Card, HiddenField, Section, SelectField, SubmitButton, TextAreaField, TextField, useT } from "~/ui";

type Tally = NonNullable<TallyPage["tally"]>;

/** Ties that wait for the committee, what it has decided so far, and the way to decide about one entry. */
export function Decisions({
  contest,
  tally,
  meetings,
  voteOf,
  zone,
  whyNot,
  faults,
  values,
}: {
  contest: { version: number };
  tally: Tally;
  meetings: TallyPage["meetings"];
  voteOf: TallyPage["voteOf"];
  zone: string;
  whyNot: Refusal | null;
  faults: readonly Fault[];
  values: Readonly<Record<string, unknown>>;
}) {
  const t = useT("results");
  if (whyNot && tally.decisions.length === 0) return null;
  // The values come back from one form of several; only that one shows them.
  const forms = ["prize", ...tally.ties.map(formOf)];
  const orphan = typeof values["form"] === "string" && !forms.includes(values["form"]) ? values["reason"] : null;
  const asked = { version: contest.version, meetings, voteOf, zone };
  const typed = (form: string) => (values["form"] === form ? { faults, values } : { faults: [], values: {} });
  return (
    <Section title={t("decisions.title")} lead={t(tally.ties.length > 0 ? "decisions.waiting" : "decisions.none-waiting")}>
      {typeof orphan === "string" && orphan !== "" ? (
        <Alert tone="warning" title={t("decisions.overtaken")}>
          {orphan}
        </Alert>
      ) : null}
      {tally.decisions.length > 0 ? (
        <ol className="list-decimal pl-5">
          {tally.decisions.map((decision, index) => (
            <li key={index}>
              {t(`decisions.made.${decision.kind}`, {
                entries: decision.entries.join(", "),
                outcome: labelOf(tally, decision.outcome, t("decisions.no-prize")),
                votesFor: decision.votesFor,
                votesTotal: decision.votesTotal,
                reason: decision.reason,
              })}
            </li>
          ))}
        </ol>
      ) : null}
      {whyNot
        ? null
        : tally.ties.map((tie) => {
            const form = formOf(tie);
            return (
              <Card key={form} title={t("decisions.tie", { rank: tie[0]?.rank, score: tie[0]?.score })}>
                <AppForm schema={decisionFormSchema} namespace="results" {...typed(form)}>
                  <HiddenField name="form" value={form} />
                  <HiddenField name="kind" value="tie" />
                  {tie.map((entry, index) => (
                    <Place key={entry.code} entry={entry} index={index} />
                  ))}
                  <Vote {...asked} />
                </AppForm>
              </Card>
            );
          })}
      {whyNot ? null : (
        <details className="card" open={values["form"] === "prize"}>
          <summary>{t("decisions.prize")}</summary>
          <AppForm schema={decisionFormSchema} namespace="results" {...typed("prize")}>
            <p>{t("decisions.prize-help")}</p>
            <HiddenField name="form" value="prize" />
            <HiddenField name="kind" value="prize" />
            <SelectField
              name="entry"
              label={t("decisions.entry")}
              required
              options={tally.groups.flatMap(({ rows }) =>
                rows.map(({ code, title }) => ({ value: code, label: `${code} · ${title}` })),
              )}
            />
            <SelectField
              name="outcome"
              label={t("decisions.outcome")}
              required
              options={[
                ...levelsOf(tally).map(({ level, label }) => ({ value: level, label })),
                { value: "none", label: t("decisions.no-prize") },
              ]}
            />
            <Vote {...asked} />
          </AppForm>
        </details>
      )}
    </Section>
  );
}

/** The name of a tie's form: of several on the page, each gets back only its own values. */
function formOf(tie: readonly RankedEntry[]): string {
  return `tie ${tie[0]?.code}`;
}

function Place({ entry, index }: { entry: RankedEntry; index: number }) {
  return (
    <>
      <HiddenField name={`places.${index}.code`} value={entry.code} />
      <TextField name={`places.${index}.place`} label={`${entry.code} · ${entry.title}`} inputMode="numeric" size="short" />
    </>
  );
}

interface VoteProps extends Pick<TallyPage, "meetings" | "voteOf"> {
  version: number;
  zone: string;
}

function Vote({ version, meetings, voteOf, zone }: VoteProps) {
  const t = useT("results");
  const [newest] = meetings;
  return (
    <>
      <HiddenField name="version" value={version} />
      <SelectField
        name="meetingId"
        label={t("decisions.meeting")}
        help={t(newest ? "decisions.meeting-help" : "decisions.no-meetings")}
        placeholder={t("decisions.no-meeting")}
        defaultValue={newest?.id}
        options={meetings.map(({ id, number, at, present, members }) => ({
          value: id,
          label: t("decisions.meeting-of", { number, date: formatDate(at, zone), present, members }),
        }))}
      />
      <TextField name="votesFor" label={t("decisions.votes-for")} inputMode="numeric" size="short" required />
      <TextField name="votesTotal" label={t(`decisions.total-of-${voteOf}`)} inputMode="numeric" size="short" required />
      <TextAreaField name="reason" label={t("decisions.reason")} help={t("decisions.reason-help")} rows={3} required />
      <SubmitButton intent="decide">{t("decisions.submit")}</SubmitButton>
    </>
  );
}

function levelsOf(tally: Tally) {
  return tally.groups[0]?.levels ?? [];
}

function labelOf(tally: Tally, outcome: string, none: string): string {
  if (outcome === "none") return none;
  return levelsOf(tally).find(({ level }) => level === outcome)?.label ?? outcome;
}
