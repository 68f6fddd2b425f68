import { standingInContest } from "~/contests/contest-policy";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { whyNotSeeDecisions } from "~/entries/screening/screening-policy";
import { previewAssignments } from "~/judging/assignment/assignment.server";
import { conflictsPage } from "~/judging/conflicts/conflicts-page.server";
import { PANEL_INVITATIONS } from "~/judging/panels/panel-forms";
import { panelsPage } from "~/judging/panels/panel-reads.server";
import { paths } from "~/paths";
import { whyNotInvite } from "~/people/people-policy";
import { contextOf } from "~/people/request.server";
import { placeOf } from "~/people/place.server";
import { refuse } from "~/platform/http.server";
import { Alert, LinkButton, Section, useT } from "~/ui";
import { answerPanelForm } from "./answer";
import { AssignmentPreview } from "./assignment-preview";
import { Slot } from "./slot";

export const handle = { title: "judging:panels.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const page = await panelsPage(ctx, contestId);
  if (!page.ok) return refuse(request, page.code);
  const preview = await previewAssignments(ctx, { contestId });
  const conflicts = await conflictsPage(ctx, contestId);
  const place = await placeOf({ contestId });
  if (!preview.ok || !place) return refuse(request, "hidden");
  const standing = standingInContest(ctx.actor, {
    id: contestId,
    organisationId: place.organisationId,
  });
  return {
    ...page.value,
    contestId,
    preview: preview.value,
    decision: whyNotSeeDecisions(standing) === null ? paths.eligibility(contestId) : null,
    mayInvite: PANEL_INVITATIONS.filter((role) => whyNotInvite(standing, role) === null),
    conflicts: {
      to: paths.conflicts(contestId),
      toDecide: conflicts.ok ? conflicts.value.rows.filter(({ toDecide }) => toDecide).length : 0,
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerPanelForm(request, await contextOf(request), params["contestId"] ?? "");
}

export type PanelAnswer = ReturnType<typeof useActionData<typeof action>>;

export default function Panels() {
  const { slots, contestId, whyNotManage, preview, mayInvite, undecided, decision, conflicts } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("judging");
  const interest = useT("conflicts");
  const onPaper = useT("paper-sheets");
  const rounds = [...new Map(slots.map(({ roundId, round }) => [roundId, round]))].map(
    ([id, label]) => ({ id, label }),
  );
  const slotsOf = (roundId: string | undefined) => (
    <div className="space-y-6">
      {slots
        .filter((slot) => slot.roundId === roundId)
        .map((slot) => (
          <Slot
            key={slot.groupId}
            slot={slot}
            later={slot.roundId !== rounds[0]?.id}
            mayManage={whyNotManage === null}
            mayInvite={mayInvite}
            others={slots.flatMap(({ panel, round }) =>
              panel && panel.id !== slot.panel?.id
                ? [{ id: panel.id, name: `${panel.name} (${round})` }]
                : [],
            )}
            answer={answer}
          />
        ))}
    </div>
  );
  return (
    <>
      {answer && answer.code !== "invalid" ? (
        <Alert tone={answer.tone} title={t(`panel-answer.${answer.code}`, answer.params)} />
      ) : null}
      <Section
        title={t("panels.title")}
        lead={t("panels.lead")}
        actions={
          <>
            <LinkButton to={conflicts.to}>
              {conflicts.toDecide > 0
                ? interest("to-page-count", { count: conflicts.toDecide })
                : interest("to-page")}
            </LinkButton>
            <LinkButton to={paths.paperSheets(contestId)}>{onPaper("title")}</LinkButton>
          </>
        }
      >
        {rounds.length > 1 ? null : slotsOf(rounds[0]?.id)}
      </Section>
      {rounds.length > 1
        ? rounds.map(({ id, label }) => (
            <Section key={id} title={label}>
              {slotsOf(id)}
            </Section>
          ))
        : null}
      <AssignmentPreview
        slots={slots}
        preview={preview}
        contestId={contestId}
        mayManage={whyNotManage === null}
        undecided={undecided}
        decision={decision}
      />
    </>
  );
}
