import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { managedContest } from "~/contests/contest-overview.server";
import { whyNotEditRegulation, whyNotReviseRegulation } from "~/contests/contest-policy";
import { revisionsOf } from "~/contests/contest.server";
import { placeInRegulation } from "~/contests/fault-place";
import { regulationFaults } from "~/contests/regulation-faults";
import { isRegulationPart, REGULATION_PARTS, REVISABLE_PARTS } from "~/contests/regulation-parts";
import { RegulationView } from "~/contests/regulation-view";
import { revisionChanges } from "~/contests/regulation-changes";
import { RevisionChanges } from "~/contests/revision-changes";
import { RevisionList } from "~/contests/revision-list";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { Alert, Badge, DataTable, LinkButton, Section, useT } from "~/ui";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const found = await managedContest(ctx, params["contestId"] ?? "");
  if (!found.ok) refuse(request, found.code);
  const { contest, regulation, standing } = found.value;
  const saved = new URL(request.url).searchParams.get("saved");
  const faults = contest.state === "DRAFT" ? regulationFaults(regulation, ctx.now) : [];
  const revisions = await revisionsOf(contest.id);
  const faultyParts = faults.map(({ path }) => placeInRegulation(path).part);
  return {
    contestId: contest.id,
    draft: contest.state === "DRAFT",
    mayEdit: !whyNotEditRegulation(standing, contest.state),
    mayRevise: !whyNotReviseRegulation(standing, contest.state),
    parts: REGULATION_PARTS.map((part) => ({
      part,
      faults: faultyParts.filter((faulty) => faulty === part).length,
    })),
    saved: isRegulationPart(saved) ? saved : null,
    regulation,
    now: ctx.now.toISOString(),
    revisions: revisions.map(({ document: _d, ...revision }) => revision),
    changes: revisionChanges(revisions),
  };
}

export default function RegulationRoute() {
  const { contestId, draft, mayEdit, mayRevise, parts, saved, regulation, revisions, changes, now } =
    useLoaderData<typeof loader>();
  const t = useT("contests");
  const faults = parts.reduce((sum, part) => sum + part.faults, 0);
  return (
    <>
      {saved ? (
        <Alert
          tone="success"
          title={t(draft ? "regulation.saved" : "regulation.revised", {
            part: t(`part.${saved}.title`),
          })}
        />
      ) : null}
      {draft && mayEdit ? (
        <Section
          title={t("regulation.parts")}
          lead={faults > 0 ? t("regulation.faults", { count: faults }) : t("regulation.complete")}
          actions={
            <LinkButton
              to={paths.openContest(contestId)}
              variant={faults > 0 ? "secondary" : "primary"}
            >
              {t("regulation.to-open")}
            </LinkButton>
          }
        >
          <DataTable
            caption={t("regulation.parts")}
            rows={parts}
            rowKey={({ part }) => part}
            columns={[
              {
                key: "part",
                header: t("regulation.part"),
                rowHeader: true,
                cell: ({ part }) => (
                  <Link to={paths.editRegulation(contestId, part)}>{t(`part.${part}.title`)}</Link>
                ),
              },
              {
                key: "what",
                header: t("regulation.what"),
                cell: ({ part }) => t(`part.${part}.lead`),
              },
              {
                key: "state",
                header: t("regulation.state"),
                cell: (part) => (
                  <Badge tone={part.faults > 0 ? "warning" : "success"}>
                    {part.faults > 0
                      ? t("regulation.lacks", { count: part.faults })
                      : t("regulation.ready")}
                  </Badge>
                ),
              },
            ]}
          />
        </Section>
      ) : null}
      {revisions.length > 0 ? (
        <Section
          title={t("revision.title")}
          lead={t("revision.lead")}
          actions={
            mayRevise
              ? REVISABLE_PARTS.map((part) => (
                  <LinkButton key={part} to={paths.reviseRegulation(contestId, part)}>
                    {t(`revise.${part}.title`)}
                  </LinkButton>
                ))
              : null
          }
        >
          <RevisionList revisions={revisions} />
          <RevisionChanges changes={changes} now={now} />
        </Section>
      ) : null}
      {draft && mayEdit ? null : <RegulationView regulation={regulation} now={now} />}
    </>
  );
}
