import { data, redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { toneOfState } from "~/entries/present";
import { trackedEntry } from "~/entries/receipt.server";
import { WayView } from "~/entries/way-view";
import { paths } from "~/paths";
import { mayTrack } from "~/people/attempts.server";
import { arrivalOf } from "~/platform/arrival.server";
import { now } from "~/platform/clock.server";
import { formatBytes } from "~/platform/format";
import { loaderHeaders, refuse } from "~/platform/http.server";
import { Alert, DefinitionList, LinkButton, Page, Section, useLanguage, useT, When } from "~/ui";

export const handle = { noScript: true, title: "receipt:track.title" };

export const headers = loaderHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!(await mayTrack(request, arrivalOf(request)))) return refuse(request, "too-many");
  const entry = await trackedEntry(params["code"] ?? "", now());
  if (!entry) throw redirect(paths.track());
  return data(entry, {
    headers: {
      "Cache-Control": "no-store",
      "X-Robots-Tag": "noindex",
    },
  });
}

export default function TrackedRoute() {
  const entry = useLoaderData<typeof loader>();
  const t = useT("receipt");
  const states = useT("entries");
  const language = useLanguage();
  return (
    <Page
      title={entry.title}
      eyebrow={<Link to={paths.contest(entry.contestSlug)}>{entry.contestTitle}</Link>}
      width="text"
    >
      <Alert tone={toneOfState(entry.state)} title={states(`state.${entry.state}`)}>
        <p>{states(`stateHelp.${entry.state}`)}</p>
        {entry.reason ? (
          <p className="mt-2 whitespace-pre-line">
            <strong>{t("track.reason")}: </strong>
            {entry.reason}
          </p>
        ) : null}
        {entry.dueAt ? (
          <>
            <p className="mt-2">
              <strong>{t("track.due")}: </strong>
              <When at={entry.dueAt} time zone={entry.timeZone} />
            </p>
            <p>{t("track.supplement-who")}</p>
          </>
        ) : null}
      </Alert>
      <WayView state={entry.state} contest={entry.contestState} />
      <Section title={t("track.entry")}>
        <DefinitionList
          items={[
            { term: t("code"), description: <strong className="figures">{entry.code}</strong> },
            {
              term: t("submitted-at"),
              description: <When at={entry.submittedAt} time seconds zone={entry.timeZone} />,
            },
            { term: t("track.field"), description: entry.fieldName },
            { term: t("track.authors"), description: entry.members.join(", ") },
            ...(entry.unitName ? [{ term: t("track.unit"), description: entry.unitName }] : []),
            {
              term: t("track.files"),
              description:
                entry.files.length === 0 ? (
                  t("no-files")
                ) : (
                  <ul>
                    {entry.files.map(({ label, filename, size }, index) => (
                      <li key={index} className="break-words">
                        {label}: {filename}{" "}
                        <span className="text-muted">({formatBytes(size, language)})</span>
                      </li>
                    ))}
                  </ul>
                ),
            },
          ]}
        />
      </Section>
      <div className="actions">
        {entry.receiptToken ? (
          <LinkButton to={paths.publicReceipt(entry.receiptToken)}>{t("track.receipt")}</LinkButton>
        ) : null}
        <LinkButton to={paths.track()} variant="quiet">
          {t("track.another")}
        </LinkButton>
      </div>
      <p className="help">{t("track.keep")}</p>
    </Page>
  );
}
