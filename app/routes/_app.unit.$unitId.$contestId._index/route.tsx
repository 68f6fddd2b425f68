import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { certificatesOfUnit } from "~/documents/certificates/own-certificates.server";
import { OwnCertificates } from "~/documents/certificates/own-list";
import { isInScreening } from "~/entries/entry-state";
import { selectEntries, sendInMany } from "~/entries/units/unit-round.server";
import { unitDesk } from "~/entries/units/unit-desk.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { prizesOfEntries, prizesOfUnits } from "~/results/prizes-of-entries.server";
import { Alert, Countdown, EmptyState, LinkButton, Page, useT, When, type Translate } from "~/ui";
import { UnitEntries } from "./unit-entries";
import { SentAnswer } from "./sent-answer";

export const handle = {
  title: (desk: { unit: { name: string } } | undefined, t: Translate) =>
    desk && t("units:desk.title", { unit: desk.unit.name }),
};

const placeOf = ({ unitId = "", contestId = "" }: LoaderFunctionArgs["params"]) => ({
  unitId,
  contestId,
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const desk = await unitDesk(ctx, placeOf(params));
  if (!desk.ok) return refuse(request, desk.code);
  const { unitId, contestId } = placeOf(params);
  const certificates = await certificatesOfUnit(unitId, contestId, ctx.now);
  const prizes = await prizesOfEntries(desk.value.entries.map(({ id }) => id), ctx.now);
  const [own] = await prizesOfUnits([{ unitId, contestId, unitName: desk.value.unit.name }], ctx.now);
  return { ...desk.value, certificates, prizes, won: own?.prizes ?? "", now: ctx.now, saved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const place = placeOf(params);
  const form = await request.formData();
  const chosen = form.getAll("entry").map(String);
  if (form.get("intent") === "send") {
    const sent = await sendInMany(ctx, place, chosen);
    return sent.ok ? data({ sent: sent.value }) : refuse(request, sent.code);
  }
  const rankOf = (id: string) => {
    const rank = Number(form.get(`rank.${id}`));
    return Number.isInteger(rank) && rank > 0 && rank < 10_000 ? rank : null;
  };
  const saved = await selectEntries(
    ctx,
    place,
    chosen.map((entryId) => ({ entryId, rank: rankOf(entryId) })),
  );
  if (!saved.ok) return refuse(request, saved.code);
  return redirect(`${paths.unitContest(place.unitId, place.contestId)}?saved=1`);
}

export type UnitDeskPage = ReturnType<typeof useLoaderData<typeof loader>>;
export type SentPage = NonNullable<ReturnType<typeof useActionData<typeof action>>>;

export default function UnitDeskRoute() {
  const desk = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("units");
  const { unit, contest, entries, whyNot, closesAt, timeZone } = desk;
  return (
    <Page
      eyebrow={contest.title}
      title={t("desk.title", { unit: unit.name })}
      lead={
        closesAt && whyNot === null ? (
          <>
            {t("desk.until")}: <When at={closesAt} time zone={timeZone} /> (
            <Countdown until={closesAt} now={desk.now} />)
          </>
        ) : (
          t("desk.lead")
        )
      }
      actions={
        whyNot === null ? (
          <LinkButton variant="primary" to={paths.newEntry(contest.slug, unit.id)}>
            {t("desk.add")}
          </LinkButton>
        ) : null
      }
    >
      {desk.won ? (
        <Alert tone="success" title={t("desk.won", { prizes: desk.won })}>
          <Link className="link" to={paths.results(contest.slug)}>
            {t("publication:own.see")}
          </Link>
        </Alert>
      ) : null}
      {whyNot ? <Alert tone="info" title={t("desk.closed")} /> : null}
      {desk.saved && !answer ? <Alert tone="success" title={t("round.saved")} /> : null}
      {answer ? <SentAnswer sent={answer.sent} /> : null}
      <div className="actions">
        {whyNot === null ? (
          <>
            <LinkButton to={paths.unitImport(unit.id, contest.id)}>{t("desk.import")}</LinkButton>
            <LinkButton to={paths.unitFiles(unit.id, contest.id)}>{t("desk.files")}</LinkButton>
          </>
        ) : null}
        <LinkButton to={paths.unitPapers()}>{t("desk.papers")}</LinkButton>
        {entries.length > 0 ? (
          <a className="button button-secondary" href={paths.unitList(unit.id, contest.id)}>
            {t("desk.list-pdf")}
          </a>
        ) : null}
        {entries.some(({ state }) => isInScreening(state)) ? (
          <a className="button button-secondary" href={paths.unitReceipts(unit.id, contest.id)}>
            {t("desk.receipts-pdf")}
          </a>
        ) : null}
        <LinkButton to={paths.unit()} variant="quiet">
          {t("desk.back")}
        </LinkButton>
      </div>
      {entries.length === 0 ? (
        <EmptyState title={t("desk.empty")}>{t("desk.empty-help")}</EmptyState>
      ) : (
        <UnitEntries desk={desk} />
      )}
      <OwnCertificates certificates={desk.certificates} of="unit" />
    </Page>
  );
}
