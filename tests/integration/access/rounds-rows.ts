import { db } from "~/platform/db.server";
import { at, must } from "../judging-world";
import { FIRST, roundsContest, type RoundsWorld } from "../rounds-world";
import { all, door, only, type Row } from "./ask";
import { RUNNERS, type World } from "./world";

const LIST = "_app.manage.contests.$contestId.rounds._index";
const ROUND = "_app.manage.contests.$contestId.rounds.$roundId";

/** A contest of two rounds whose first is judged, run by the people of this world. */
async function made({ idOf }: World): Promise<RoundsWorld> {
  const contest = await roundsContest([60, 40]);
  const { organisationId, contestId } = contest;
  for (const [who, role] of [
    ["organiser", "ORGANISER"],
    ["secretary", "SECRETARY"],
    ["observer", "OBSERVER"],
  ] as const)
    await db.roleGrant.create({ data: { userId: idOf(who), role, organisationId, contestId } });
  await contest.firstJudged();
  return contest;
}

let contest: Promise<RoundsWorld> | undefined;
const judged = (world: World) => (contest ??= made(world));

/** No line stands, whoever locked one before, and no entry waits for one. */
async function unlocked(world: World): Promise<RoundsWorld> {
  const { contestId } = await judged(world);
  await db.entry.updateMany({
    where: { contestId, assignments: { none: {} } },
    data: { state: "WITHDRAWN" },
  });
  await db.advancement.updateMany({
    where: { contestId, revokedAt: null },
    data: { revokedAt: world.now, revokedById: world.idOf("organiser"), revokeReason: "…" },
  });
  return judged(world);
}

async function locked(world: World) {
  const rounds = await unlocked(world);
  must(await rounds.lock());
  const { id: lineId } = await db.advancement.findFirstOrThrow({
    where: { contestId: rounds.contestId, revokedAt: null },
  });
  return { ...rounds, lineId };
}

const place = ({ contestId }: { contestId: string }) => ({ contestId, roundId: FIRST });

export const roundsRows: Row[] = [
  ...[LIST, ROUND].map((route): Row => ({
    route,
    intent: null,
    ask: async (world) => door(route, place(await judged(world))),
    expected: only(RUNNERS),
  })),
  {
    route: ROUND,
    intent: null,
    // No such round.
    ask: async (world) => {
      const { contestId } = await judged(world);
      return door(ROUND, { contestId, roundId: "x" });
    },
    expected: {
      ...only([]),
      ...Object.fromEntries(RUNNERS.map((who) => [who, "hidden"])),
    },
  },
  ...[LIST, ROUND].map((route): Row => ({
    route,
    intent: null,
    ask: ({ draftId }) => door(route, place({ contestId: draftId })),
    expected: all("hidden", { nobody: "sign-in" }),
  })),
  {
    route: ROUND,
    intent: "lock",
    done: true,
    ask: async (world) => {
      const rounds = await unlocked(world);
      const { seen } = await rounds.page(at(rounds.organiser));
      const line = { "line.by": "top", "line.count": "2", "line.onTie": "all" };
      return door(ROUND, place(rounds), { ...line, seen });
    },
    expected: only(["organiser"]),
  },
  {
    route: ROUND,
    intent: "revoke",
    done: true,
    ask: async (world) => {
      const { lineId, ...rounds } = await locked(world);
      return door(ROUND, place(rounds), { lineId, reason: "Chốt nhầm" });
    },
    expected: only(["organiser"]),
  },
  {
    route: ROUND,
    intent: "add",
    done: true,
    ask: async (world) => {
      const { lineId, ...rounds } = await locked(world);
      const { code } = await rounds.entry();
      const why = { reason: "Khiếu nại được chấp nhận", documentNumber: "15/QĐ-BTC" };
      return door(ROUND, place(rounds), { lineId, entry: code, advances: "no", ...why });
    },
    expected: only(["organiser"]),
  },
  {
    route: ROUND,
    intent: "renew",
    done: true,
    ask: async (world) => {
      const { lineId, ...rounds } = await locked(world);
      // What is on the line is not what the sheets say now.
      await db.advancementEntry.updateMany({ where: { advancementId: lineId }, data: { score: "1.00" } });
      const { seen } = await rounds.page(at(rounds.organiser));
      const why = { reason: "Sửa phiếu chấm nhầm", documentNumber: "20/QĐ-BTC" };
      return door(ROUND, place(rounds), { lineId, seen, ...why });
    },
    expected: only(["organiser"]),
  },
  // Its last round has no line.
  ...(["lock", "revoke", "renew", "add"] as const).map((intent): Row => ({
    route: ROUND,
    intent,
    ask: ({ contestId, contest: { roundId } }) =>
      door(
        ROUND,
        { contestId, roundId },
        {
          "line.by": "all",
          seen: "x",
          lineId: "x",
          reason: "x",
          entry: "X",
          advances: "no",
          documentNumber: "1",
        },
      ),
    expected: all("hidden", { nobody: "sign-in" }),
  })),
];
