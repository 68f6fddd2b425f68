import { Link } from "@remix-run/react";
import { useShareWords } from "~/contests/share-words";
import { paths } from "~/paths";
import { formatDate } from "~/platform/format";
import type { Fault } from "~/platform/result";
import { voteForm } from "~/results/scenarios/scenario-form";
import type { ScenarioPage } from "~/results/scenarios/scenario-page.server";
import { VoteTable } from "~/results/scenarios/vote-table";
import {
  AppForm,
  HiddenField,
  Section,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
  useT,
} from "~/ui";

/** The committee's votes on a proposed scenario, and the form that records one. */
export function Votes({
  page,
  faults,
  values,
}: {
  page: ScenarioPage;
  faults: readonly Fault[];
  values: unknown;
}) {
  const t = useT("scenarios");
  const words = useShareWords();
  const { share, voteOf, votes, whyNot, zone } = page;
  const needed = share === "" ? t("vote.majority") : t(`vote.share-${voteOf}`, { share: words(share) });
  return (
    <Section title={t("vote.title")} lead={needed}>
      <div className="grid gap-8">
        {votes.length > 0 ? <VoteTable votes={votes} zone={zone} /> : null}
        {whyNot.vote ? null : (
          <AppForm
            key={votes.length}
            schema={voteForm}
            namespace="scenarios"
            faults={faults}
            values={values}
            className="max-w-2xl"
          >
            <HiddenField name="version" value={page.contest.version} />
            <SelectField
              name="meetingId"
              label={t("vote.meeting")}
              help={page.meetings.length === 0 ? t("vote.no-meetings") : undefined}
              placeholder={t("vote.no-meeting")}
              options={page.meetings.map(({ id, number, at, present, members }) => ({
                value: id,
                label: t("vote.meeting-of", { number, date: formatDate(at, zone), present, members }),
              }))}
            />
            {page.meetings.length === 0 ? (
              <p>
                <Link className="link" to={paths.newMeeting(page.contest.id, "COMMITTEE")}>
                  {t("meetings:new.of", { who: t("meetings:kind.COMMITTEE") })}
                </Link>
              </p>
            ) : null}
            <div className="grid gap-6 sm:grid-cols-3">
              <TextField name="votesFor" label={t("vote.for")} inputMode="numeric" size="short" required />
              <TextField
                name="votesAgainst"
                label={t("vote.against")}
                inputMode="numeric"
                size="short"
                required
              />
              <TextField
                name="votesTotal"
                label={t(`vote.total-${voteOf}`)}
                inputMode="numeric"
                size="short"
                required
              />
            </div>
            <TextAreaField name="reason" label={t("vote.note")} rows={2} maxLength={2000} />
            <p className="text-muted">{t("vote.follows")}</p>
            <SubmitButton intent="vote">{t("vote.submit")}</SubmitButton>
          </AppForm>
        )}
      </div>
    </Section>
  );
}
