import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { severityPage, type Slice } from "~/results/severity/severity-page.server";
import { Alert, EmptyState, LinkButton, Section, useT } from "~/ui";
import { Agreement } from "./agreement";
import { JudgeChart } from "./judge-chart";
import { PrizeChanges } from "./prize-changes";

export const handle = { title: "severity:title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const asked = { round: query.get("round"), group: query.get("group") };
  const page = await severityPage(await contextOf(request), params["contestId"] ?? "", asked);
  return page.ok ? page.value : refuse(request, page.code);
}

export default function SeverityRoute() {
  const { contestId, tallied, slices, shown, view, judgeNames, titles, levels } =
    useLoaderData<typeof loader>();
  const t = useT("severity");
  // A group without a panel has nothing to show, and there may be many.
  const listed = slices.filter((slice) => slice.state !== "no-panel");
  const nameOf = (code: string) => judgeNames[code] ?? code;
  return (
    <>
      <Section
        title={t("title")}
        lead={t("lead")}
        actions={
          <LinkButton variant="quiet" to={paths.progress(contestId)}>
            {t("steering:back")}
          </LinkButton>
        }
      >
        <div className="grid gap-6">
          {listed.length > 1 ? (
            <Slices contestId={contestId} slices={listed} shown={shown} />
          ) : null}
          {view ? (
            <Alert title={t("about.title")}>
              <p className="max-w-3xl">{t("about.text")}</p>
            </Alert>
          ) : (
            <EmptyState
              title={t(
                `waiting.${shown?.state === "no-panel" || shown?.state === "open" ? shown.state : "none"}`,
              )}
              action={
                <LinkButton to={paths.progress(contestId)}>{t("waiting.progress")}</LinkButton>
              }
            >
              {t("waiting.help")}
            </EmptyState>
          )}
          {view?.sheets === 0 ? <EmptyState title={t("none")}>{t("none-help")}</EmptyState> : null}
        </div>
      </Section>
      {view && view.sheets > 0 ? (
        <>
          <JudgeChart view={view} nameOf={nameOf} />
          <PrizeChanges
            contestId={tallied ? contestId : null}
            prizes={view.prizes}
            titles={titles}
            levels={levels}
          />
          <Agreement view={view} />
        </>
      ) : null}
    </>
  );
}

function Slices({
  contestId,
  slices,
  shown,
}: {
  contestId: string;
  slices: readonly Slice[];
  shown: Slice | null;
}) {
  const t = useT("severity");
  return (
    <nav aria-label={t("choose")}>
      <ul className="flex flex-wrap gap-2">
        {slices.map((slice) => {
          const label = t("slice", {
            round: slice.roundLabel,
            group: slice.groupLabel ?? t("all-groups"),
          });
          const current = slice.round === shown?.round && slice.group === shown.group;
          return (
            <li key={`${slice.round} ${slice.group ?? ""}`}>
              {slice.state === "ready" ? (
                <Link
                  className="chip"
                  aria-current={current ? "true" : undefined}
                  to={paths.severity(contestId, slice)}
                >
                  {label}
                </Link>
              ) : (
                <span className="chip text-muted" aria-current={current ? "true" : undefined}>
                  {label} ({t(`state.${slice.state}`)})
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
