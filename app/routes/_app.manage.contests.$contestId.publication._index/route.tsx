import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { Checklist } from "~/results/gate/checklist";
import { OnlySeen } from "~/results/gate/only-seen";
import { publicationPage } from "~/results/publication-page.server";
import { publishFormSchema } from "~/results/publication-form";
import { publishResults } from "~/results/publish.server";
import { Alert, EmptyState, LinkButton, Section, useT, When } from "~/ui";
import { Published } from "./published";
import { PublishForm } from "./publish-form";

export { whenOvertaken as shouldRevalidate } from "~/platform/revalidate";

export const handle = { title: "publication:title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await publicationPage(await contextOf(request), params["contestId"] ?? "");
  return page.ok ? page.value : refuse(request, page.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const { values, ...parsed } = parseForm(publishFormSchema, await request.formData());
  if (!parsed.ok) {
    // Whoever may not publish is told so, whatever the form.
    const page = await publicationPage(ctx, contestId);
    const refusal = page.ok ? page.value.whyNot : page.code;
    return refusal ? refuse(request, refusal) : data({ code: null, faults: parsed.faults, values }, { status: 400 });
  }
  const done = await publishResults(ctx, { contestId, form: parsed.value });
  if (done.ok) return redirect(paths.published(contestId, done.value.number));
  switch (done.code) {
    case "invalid":
      return data({ code: null, faults: done.faults ?? [], values }, { status: 400 });
    case "conflict":
    case "gate":
    case "unchanged":
    case "official-stands":
      return data({ code: done.code, faults: [], values }, { status: 409 });
    default:
      return refuse(request, done.code);
  }
}

export type PublishingPage = ReturnType<typeof useLoaderData<typeof loader>>;
export type PublishingAnswer = ReturnType<typeof useActionData<typeof action>>;

export default function PublicationRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("publication");
  const { contest, publications, complaints, corrections, whyNot, complaintDays } = page;
  // What is kept or taken back is followed by a first one, not by a correction.
  const isOfficial = publications.some(({ kind, isHeld, recalled }) => kind === "OFFICIAL" && !isHeld && !recalled);
  const held = publications.find(({ isHeld }) => isHeld);
  const waiting = publications.filter(({ isVisible, isHeld, recalled }) => !isVisible && !isHeld && !recalled);
  return (
    <>
      {answer?.code ? <Alert tone="danger" title={t(`answer.${answer.code}`)} /> : null}
      <Section
        title={t("title")}
        lead={t("lead")}
        actions={<LinkButton to={paths.tally(contest.id)}>{t("to-tally")}</LinkButton>}
      >
        {held ? (
          <Alert tone="danger" title={t("preview.held")}>
            <p>{t("preview.held-text")}</p>
          </Alert>
        ) : null}
        {waiting.map(({ number, visibleAt }) => (
          <Alert key={number} tone="warning" title={t("waiting-title")}>
            <p>
              <When at={visibleAt} time zone={contest.timeZone} />.{" "}
              <Link className="link" to={paths.published(contest.id, number)}>
                {t(whyNot ? "waiting-see" : "waiting-recall")}
              </Link>
            </p>
          </Alert>
        ))}
        {publications.length > 0 ? (
          <Published page={page} />
        ) : (
          <EmptyState title={t("nothing")}>{t(complaintDays > 0 ? "nothing-provisional" : "nothing-official", { count: complaintDays })}</EmptyState>
        )}
        <ul className="mt-6 space-y-2">
          {complaints ? (
            <li>
              <Link className="link" to={paths.complaints(contest.id)}>
                {t("complaints", { count: complaints.all, open: complaints.open })}
              </Link>
            </li>
          ) : null}
          <li>
            <Link className="link" to={paths.corrections(contest.id)}>
              {t("corrections", { count: corrections.all, open: corrections.open })}
            </Link>
          </li>
          {publications.some(({ kind, isVisible }) => kind === "OFFICIAL" && isVisible) ? (
            <li>
              <Link className="link" to={paths.forwarding(contest.id)}>
                {t("forwarding:title")}
              </Link>
            </li>
          ) : null}
        </ul>
      </Section>
      <OnlySeen whyNot={whyNot} />
      {whyNot === "role" && page.obstacles.OFFICIAL === "gate" ? (
        <Section title={t("gate:title")}>
          <Checklist contestId={contest.id} points={page.gates.OFFICIAL} names={page.names} timeZone={contest.timeZone} />
        </Section>
      ) : null}
      {whyNot && whyNot !== "role" ? <Alert title={t(`refusal:short.${whyNot}`)} /> : null}
      {whyNot ? null : (
        <>
          {isOfficial && (page.isOut || complaintDays === 0) ? null : <PublishForm kind="PROVISIONAL" page={page} answer={answer} />}
          <PublishForm kind="OFFICIAL" page={page} answer={answer} isCorrection={isOfficial} />
        </>
      )}
    </>
  );
}
