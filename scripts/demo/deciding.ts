import { contestById } from "~/contests/contest.server";
import type { ApprovalStep } from "~/contests/regulation";
import type { Context } from "~/people/actor";
import { localDateOf } from "~/platform/format";
import { approvalForm } from "~/results/approval/approval-form";
import { takeStep } from "~/results/approval/take-step.server";
import { closeTally } from "~/results/close-tally.server";
import { decide } from "~/results/decide.server";
import { decisionFormSchema } from "~/results/decision-form";
import { publishFormSchema } from "~/results/publication-form";
import { publishResults } from "~/results/publish.server";
import { scenarioOf } from "~/results/scenarios/room.server";
import { createForm, voteForm } from "~/results/scenarios/scenario-form";
import { changeLevels, createScenario, proposeScenario } from "~/results/scenarios/scenarios.server";
import { recordVote } from "~/results/scenarios/vote.server";
import { newestTally } from "~/results/tally-read.server";
import { db } from "~/platform/db.server";
import { decisionNumber, minutesNumber } from "./calendar";
import { as, type Cast } from "./cast";
import type { OpenedContest } from "./contest";
import type { Panel } from "./judging";
import { committeeSigns, COMMITTEE, COUNCIL_SIGNER, SIGNER } from "./meetings";
import { must } from "./must";

/* From the last mark to the official result: each step through its use case, by the person whose it is. */

/** Of the contest as it stands, as its forms send it. */
export const versionOf = async (contest: Pick<OpenedContest, "id">) => (await contestById(contest.id))?.contest.version ?? 0;

/** The organiser closes the judging, and the first result is computed. */
export async function closeJudging(cast: Cast, contest: OpenedContest, now: Date): Promise<void> {
  const version = await versionOf(contest);
  must("closing", await closeTally(await as(cast.organiser, now), { contestId: contest.id, version }));
}

export interface ScenarioPlan {
  readonly name: string;
  readonly note?: string;
  /** Places and least scores by level, in every group alike; without them those that hold now. */
  readonly numbers?: Readonly<Record<string, readonly [quota: number, minimumScore: string]>>;
}

/** The organiser works out a scenario. Its id. */
export async function makeScenario(
  cast: Cast,
  { id: contestId }: OpenedContest,
  now: Date,
  { name, note = "", numbers }: ScenarioPlan,
): Promise<string> {
  const ctx = await as(cast.organiser, now);
  const form = createForm.parse({ name, note, source: "" });
  const { id: scenarioId } = must("scenario", await createScenario(ctx, { contestId, form }));
  const made = await scenarioOf(contestId, scenarioId);
  if (!numbers || !made) return scenarioId;
  const levels = made.levels.map((level) => {
    const [quota, minimumScore] = numbers[level.id] ?? [];
    if (quota === undefined || minimumScore === undefined) return level;
    return { ...level, quota, minimumScore, groups: level.groups.map((own) => ({ ...own, quota, minimumScore })) };
  });
  const { version } = made;
  must("levels", await changeLevels(ctx, { contestId, scenarioId, form: { version, levels } }));
  return scenarioId;
}

/** Puts a scenario before the committee. */
export async function propose(cast: Cast, { id: contestId }: OpenedContest, scenarioId: string, now: Date): Promise<void> {
  const { version = 0 } = (await scenarioOf(contestId, scenarioId)) ?? {};
  must("proposal", await proposeScenario(await as(cast.organiser, now), { contestId, scenarioId, version }));
}

/** The committee's vote: all who were there agree but one. */
export async function vote(cast: Cast, contest: OpenedContest, scenarioId: string, meetingId: string, now: Date): Promise<void> {
  const form = voteForm.parse({
    version: String(await versionOf(contest)),
    votesFor: String(COMMITTEE.length - 2),
    votesAgainst: "1",
    votesTotal: String(COMMITTEE.length),
    meetingId,
    reason: "",
  });
  must("vote", await recordVote(await as(cast.organiser, now), { contestId: contest.id, scenarioId, form }));
}

/** The committee gives one entry another prize than its rank would. */
export async function departFromRank(
  cast: Cast,
  contest: OpenedContest,
  meetingId: string,
  now: Date,
  { entry, prize, reason }: { readonly entry: string; readonly prize: string; readonly reason: string },
): Promise<void> {
  const form = decisionFormSchema.parse({
    kind: "prize",
    version: String(await versionOf(contest)),
    entry,
    outcome: prize,
    votesFor: String(COMMITTEE.length - 1),
    votesTotal: String(COMMITTEE.length),
    reason,
    meetingId,
  });
  must("decision", await decide(await as(cast.organiser, now), { contestId: contest.id, form }));
}

/** Codes in the order of the ranking of the newest result. */
export async function ranking({ id }: OpenedContest): Promise<string[]> {
  const { results = [] } = (await newestTally(db, id)) ?? {};
  return results.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity)).map(({ entry }) => entry);
}

/** The panels sign the newest result off, each by its chair. */
async function panelsApprove(contest: OpenedContest, panels: readonly Panel[], now: Date): Promise<void> {
  for (const { id: panelId, judges } of panels)
    await step(await as(judges[0] ?? "", now), contest, "panel", { panelId });
}

/** What the committee has decided at its meeting is signed by one after the other, up to the committee itself. */
export async function approve(
  cast: Cast,
  contest: OpenedContest,
  panels: readonly Panel[],
  { meetingId, dayAfter }: { readonly meetingId: string; readonly dayAfter: (days: number, clock?: string) => Date },
): Promise<void> {
  await panelsApprove(contest, panels, dayAfter(0, "15:00"));
  await paperApproves(cast, contest, "council", dayAfter(1), `${String(panels.length).padStart(2, "0")}/TTr-HĐGK`);
  const signing = dayAfter(2);
  await committeeSigns(cast, contest, meetingId, signing);
  await paperApproves(cast, contest, "committee", dayAfter(2, "09:00"), minutesNumber(signing));
}

/** The paper by which the council, the committee or the signer has approved the newest result; signed and recorded on the same day. */
async function paperApproves(
  cast: Cast,
  contest: OpenedContest,
  by: "council" | "committee" | "signer",
  now: Date,
  paperNumber: string,
): Promise<void> {
  const signer = by === "council" ? COUNCIL_SIGNER : SIGNER;
  const paperDate = localDateOf(now, contest.regulation.timeZone);
  await step(await as(cast.organiser, now), contest, by, { paperNumber, paperDate, signer });
}

async function step(
  ctx: Context,
  { id, regulation }: OpenedContest,
  who: ApprovalStep["by"],
  paper: { readonly panelId?: string; readonly paperNumber?: string; readonly paperDate?: string; readonly signer?: string },
): Promise<void> {
  const tallyId = (await newestTally(db, id))?.id;
  const stepId = regulation.deciding.approval.find(({ by }) => by === who)?.id;
  const nothing = { reason: "", paperNumber: "", paperDate: "", signer: "" };
  const form = approvalForm.parse({ tallyId, stepId, outcome: "SIGNED", ...nothing, ...paper });
  must(`approval by the ${who}`, await takeStep(ctx, id, form));
}

/** The list on which complaints are taken. */
export async function publishProvisional(cast: Cast, contest: OpenedContest, now: Date): Promise<void> {
  const form = publishFormSchema.parse({ kind: "PROVISIONAL", version: String(await versionOf(contest)) });
  must("provisional list", await publishResults(await as(cast.organiser, now), { contestId: contest.id, form }));
}

/** The decision is signed and, on the same day, the official result made known that rests on it. */
export async function publishOfficial(cast: Cast, contest: OpenedContest, day: (clock: string) => Date): Promise<void> {
  const now = day("10:00");
  const number = decisionNumber(now);
  await paperApproves(cast, contest, "signer", day("08:00"), number);
  const form = publishFormSchema.parse({
    kind: "OFFICIAL",
    version: String(await versionOf(contest)),
    decisionNumber: number,
    decisionDate: localDateOf(now, contest.regulation.timeZone),
    signer: SIGNER,
  });
  must("official result", await publishResults(await as(cast.organiser, now), { contestId: contest.id, form }));
}
