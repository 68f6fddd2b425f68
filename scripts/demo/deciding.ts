import { contestById } from "~/contests/contest.server";
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
import { as, type Cast } from "./cast";
import type { OpenedContest } from "./contest";
import type { Panel } from "./judging";
import { COMMITTEE, HEAD } from "./meetings";
import { must } from "./must";

/* From the last mark to the official result: each step through its use case, by the person whose it is. */

const versionOf = async (contest: OpenedContest) => (await contestById(contest.id))?.contest.version ?? 0;

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
  });
  must("decision", await decide(await as(cast.organiser, now), { contestId: contest.id, form }));
}

/** Codes in the order of the ranking of the newest result. */
export async function ranking({ id }: OpenedContest): Promise<string[]> {
  const { results = [] } = (await newestTally(db, id)) ?? {};
  return results.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity)).map(({ entry }) => entry);
}

/** The whole chain of approval of the newest result: panels by their chairs, the others by the papers that they signed. */
export async function approve(
  cast: Cast,
  contest: OpenedContest,
  panels: readonly Panel[],
  now: Date,
  papers: Readonly<Record<string, { readonly paperNumber: string; readonly signer: string }>>,
): Promise<void> {
  const tallyId = (await newestTally(db, contest.id))?.id ?? "";
  const paperDate = localDateOf(now, contest.regulation.timeZone);
  for (const { id: stepId, by } of contest.regulation.deciding.approval) {
    const step = { tallyId, stepId, outcome: "SIGNED", reason: "", paperNumber: "", paperDate: "", signer: "" };
    if (by !== "panel") {
      const form = approvalForm.parse({ ...step, paperDate, ...papers[by] });
      must(`approval by the ${by}`, await takeStep(await as(cast.organiser, now), contest.id, form));
    } else
      for (const { id: panelId, judges } of panels) {
        const form = approvalForm.parse({ ...step, panelId });
        must("approval by a panel", await takeStep(await as(judges[0] ?? "", now), contest.id, form));
      }
  }
}

/** Papers of the council, the committee and the signer that bear a contest's numbers. */
export function papersOf(number: number, decision: string) {
  return {
    council: { paperNumber: `${number}/TTr-HĐGK`, signer: "Chủ tịch Hội đồng Giám khảo" },
    committee: { paperNumber: `${number + 1}/BB-BTC`, signer: `${HEAD}, Trưởng Ban Tổ chức` },
    signer: { paperNumber: decision, signer: `${HEAD}, Trưởng Ban Tổ chức` },
  };
}

/** The list on which complaints are taken. */
export async function publishProvisional(cast: Cast, contest: OpenedContest, now: Date): Promise<void> {
  const form = publishFormSchema.parse({ kind: "PROVISIONAL", version: String(await versionOf(contest)) });
  must("provisional list", await publishResults(await as(cast.organiser, now), { contestId: contest.id, form }));
}

/** The official result with the decision that it rests on. */
export async function publishOfficial(cast: Cast, contest: OpenedContest, now: Date, decisionNumber: string): Promise<void> {
  const form = publishFormSchema.parse({
    kind: "OFFICIAL",
    version: String(await versionOf(contest)),
    decisionNumber,
    decisionDate: localDateOf(now, contest.regulation.timeZone),
    signer: `${HEAD}, Trưởng Ban Tổ chức`,
  });
  must("official result", await publishResults(await as(cast.organiser, now), { contestId: contest.id, form }));
}
