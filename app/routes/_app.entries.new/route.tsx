import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createDraft } from "~/entries/writing/create-draft.server";
import { contestsTakingEntries, contestToEnter, unitsOf } from "~/entries/entry-reads.server";
import { newEntrySchema } from "~/entries/writing/new-entry-form";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { notFound, refuse } from "~/platform/http.server";
import {
  Alert,
  AppForm,
  EmptyState,
  Page,
  RadioGroupField,
  SelectField,
  SubmitButton,
  useT,
  When,
} from "~/ui";

export const handle = { title: "entries:new.title" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, now } = await contextOf(request);
  const query = new URL(request.url).searchParams;
  const slug = query.get("contest");
  const wanted = slug === null ? null : await contestToEnter(slug, now);
  if (slug !== null && !wanted) notFound();
  const [contests, units] = await Promise.all([contestsTakingEntries(now), unitsOf(actor)]);
  return {
    closed: wanted?.refusal ? wanted : null,
    contests: contests.map(({ id, title, closesAt, timeZone }) => ({
      id,
      title,
      closesAt,
      timeZone,
    })),
    units,
    values: { contestId: wanted?.id ?? contests[0]?.id, unitId: query.get("unit") ?? "" },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const form = parseForm(newEntrySchema, await request.formData());
  if (!form.ok) return data({ faults: form.faults, values: form.values }, { status: 400 });
  const created = await createDraft(ctx, form.value);
  if (!created.ok) return refuse(request, created.code);
  const { entryId } = created.value;
  return redirect(form.value.way === "guide" ? paths.guideEntry(entryId) : paths.editEntry(entryId));
}

export default function NewEntry() {
  const { closed, contests, units, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("entries");
  if (closed) return <Closed contest={closed} />;
  return (
    <Page title={t("new.title")} lead={t("new.lead")} width="text">
      {contests.length === 0 ? (
        <EmptyState title={t("mine.noneOpen")}>{t("mine.noneOpenHelp")}</EmptyState>
      ) : (
        <AppForm faults={answer?.faults} values={answer?.values ?? values}>
          <RadioGroupField
            name="contestId"
            label={t("new.contest")}
            required
            options={contests.map(({ id, title, closesAt, timeZone }) => ({
              value: id,
              label: title,
              help: (
                <>
                  {t("mine.until")} <When at={closesAt} time zone={timeZone} />
                </>
              ),
            }))}
          />
          {units.length > 0 ? (
            <SelectField
              name="unitId"
              label={t("new.for")}
              placeholder={t("new.myself")}
              options={units.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null}
          <RadioGroupField
            name="way"
            label={t("drafts:way.label")}
            defaultValue="whole"
            options={[
              { value: "whole", label: t("drafts:way.whole") },
              { value: "guide", label: t("drafts:guide.start"), help: t("drafts:guide.start-help") },
            ]}
          />
          <SubmitButton>{t("new.create")}</SubmitButton>
        </AppForm>
      )}
    </Page>
  );
}

type ClosedContest = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["closed"]>;

function Closed({ contest }: { contest: ClosedContest }) {
  const t = useT("entries");
  const notYet = contest.refusal === "not-yet";
  const at = notYet ? contest.opensAt : contest.closesAt;
  return (
    <Page title={contest.title} width="text">
      <Alert tone="warning" title={notYet ? t("new.notYet") : t("new.tooLate")}>
        {notYet ? t("new.notYetHelp") : t("new.tooLateHelp")}{" "}
        {at ? <When at={at} time zone={contest.timeZone} /> : null}
      </Alert>
    </Page>
  );
}
