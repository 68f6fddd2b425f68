import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { ok, refused, type Result } from "~/platform/result";
import type { Frame } from "./facts";
import { KIND_FACTS, type OfficialKind } from "./kinds";
import { borneNumbers } from "./borne-numbers.server";
import { paperLetterhead } from "./paper-settings.server";
import { recordedNumber } from "./recorded-numbers.server";
import { whyNotReadDocuments } from "./official-policy";
import { isKnownSubject } from "./subjects.server";

export interface FramedDocument {
  readonly opened: OpenedContest;
  readonly frame: Frame;
}

/** What every document says around its content; refused to who may not have the document. */
export async function officialFrame(
  ctx: Context,
  { contestId, kind, subjectId }: { readonly contestId: string; readonly kind: OfficialKind; readonly subjectId: string },
): Promise<Result<FramedDocument, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, revision, regulation } = opened;
  const refusal = whyNotReadDocuments(standingInContest(ctx.actor, contest));
  if (refusal) return refused(refusal);
  const withheld = KIND_FACTS[kind].marks ? await whyMarksAreWithheld(ctx, contest) : null;
  if (withheld) return refused(withheld);
  if (!(await isKnownSubject(contestId, kind, subjectId))) return refused("hidden");
  const letterhead = await paperLetterhead(contest.organisationId, { contestId, kind, subjectId });
  const issued = await recordedNumber({ contestId, kind, subjectId });
  const borne = issued ? undefined : (await borneNumbers(contestId, kind)).get(subjectId);
  return ok({
    opened,
    frame: {
      kind,
      contest: { title: contest.title, slug: contest.slug },
      letterhead: { ...letterhead, signer: issued?.signer || letterhead.signer },
      number: issued?.number ?? borne?.number ?? "",
      date: issued?.date.toISOString().slice(0, 10) ?? borne?.date ?? "",
      rules: {
        number: revision.decisionNumber,
        date: revision.decisionDate?.toISOString().slice(0, 10) ?? "",
      },
      now: ctx.now,
      timeZone: regulation.timeZone,
    },
  });
}
