import { db } from "~/platform/db.server";
import { newToken, tokenHash } from "~/platform/secret.server";
import { unitWith, withAwards, withVote } from "../awards-world";
import { JUDGING } from "../judging-world";
import type { ResultsWorld } from "../results-world";
import { all, door, only, type Row } from "./ask";
import { closedContest, contestUpTo, DECIDING, publishedContest } from "./finished";
import { RUNNERS, type World } from "./world";

const DESK = "_app.manage.contests.$contestId.awards";
const VOTES = "_app.manage.contests.$contestId.vote";
const LIST = "_public.contests.$slug.vote._index";
const ENTRY = "_public.contests.$slug.vote.$code";
const LINK = "_public.vote.$token";

function once<Made>(make: (world: World) => Promise<Made>) {
  let made: Promise<Made> | undefined;
  return (world: World) => (made ??= make(world));
}

/** Closed, with special and collective prizes to decide about, and one unit. */
const awarded = once(async (world) => {
  let unitId = "";
  const contest = await contestUpTo(world, async (own) => {
    await withAwards(own);
    unitId = await unitWith(own, "Trường Lê Lợi", own.entries.map(({ id }) => id));
    await own.closed();
  });
  return { ...contest, unitId };
});

/** The public votes in it. */
const voting = once((world) => contestUpTo(world, withVote));

type Awarded = Awaited<ReturnType<typeof awarded>>;

/** What stands decided before somebody asks; nothing else does. */
async function decided({ contestId, organiser }: ResultsWorld, ...awards: { prizeId: string; entryId?: string; memberId?: string; unitId?: string; byRule?: boolean }[]) {
  await db.specialAward.deleteMany({ where: { contestId } });
  const ids: string[] = [];
  for (const award of awards) {
    const by = { byRule: false, reason: "Ban Tổ chức", decidedById: organiser.userId, decidedAt: DECIDING };
    ids.push((await db.specialAward.create({ data: { contestId, ...by, ...award } })).id);
  }
  return ids;
}

function intent(name: string, prepare: (contest: Awarded) => Promise<Readonly<Record<string, string>>>): Row {
  return {
    route: DESK,
    intent: name,
    now: DECIDING,
    done: true,
    ask: async (world) => {
      const contest = await awarded(world);
      const form = await prepare(contest);
      return door(DESK, { contestId: contest.contestId }, { ...form, version: String(await contest.version()) });
    },
    expected: only(["organiser"]),
  };
}

const reason = "Theo biên bản họp Ban Tổ chức";

const slugOf = async ({ contestId }: { contestId: string }) =>
  (await db.contest.findUniqueOrThrow({ where: { id: contestId } })).slug;

async function ballotIn({ contestId, entries }: ResultsWorld): Promise<string> {
  const token = newToken();
  await db.ballot.create({
    data: {
      contestId,
      entryId: entries[0]!.id,
      voter: `voter-${token}`,
      tokenHash: tokenHash(token),
      createdAt: JUDGING,
      expiresAt: new Date(JUDGING.getTime() + 3_600_000),
    },
  });
  return token;
}

export const awardsRows: Row[] = [
  intent("by-rule", async (contest) => {
    await decided(contest);
    return { prizeId: "youngest" };
  }),
  intent("by-table", async (contest) => {
    await decided(contest);
    return {};
  }),
  intent("name", async (contest) => {
    await decided(contest);
    return { prizeId: "industry", code: contest.entries[0]!.code, reason };
  }),
  intent("empty", async (contest) => {
    await decided(contest);
    return { prizeId: "industry", reason };
  }),
  intent("withdraw", async (contest) => {
    const [awardId = ""] = await decided(contest, { prizeId: "industry", entryId: contest.entries[0]!.id });
    return { awardId, reason };
  }),
  intent("points", async ({ unitId }) => ({ unitId, points: "2,5", note: reason })),
  intent("settle", async (contest) => {
    const entryId = contest.entries[0]!.id;
    await decided(
      contest,
      { prizeId: "youngest", entryId, memberId: "m1", byRule: true },
      { prizeId: "industry", entryId },
      { prizeId: "team-first", unitId: contest.unitId, byRule: true },
    );
    return {};
  }),
  ...[awarded, closedContest, publishedContest].map(
    (contestOf): Row => ({
      route: DESK,
      intent: null,
      now: DECIDING,
      ask: async (world) => door(DESK, { contestId: (await contestOf(world)).contestId }),
      expected: only(RUNNERS),
    }),
  ),
  {
    route: DESK,
    intent: null,
    // Still being judged.
    ask: ({ contestId }) => door(DESK, { contestId }),
    expected: { ...only([]), ...Object.fromEntries(RUNNERS.map((who) => [who, "not-yet"])) },
  },
  ...[voting, closedContest, async ({ contestId }: World) => ({ contestId })].map(
    (contestOf): Row => ({
      route: VOTES,
      intent: null,
      ask: async (world) => door(VOTES, { contestId: (await contestOf(world)).contestId }),
      expected: only(RUNNERS),
    }),
  ),
  ...[DESK, VOTES].flatMap((route): Row[] => [
    {
      route,
      intent: null,
      ask: ({ draftId }) => door(route, { contestId: draftId }),
      expected: all("hidden", { nobody: "sign-in" }),
    },
    {
      route,
      intent: null,
      ask: ({ other: { contestId } }) => door(route, { contestId }),
      expected: { ...only([]), otherOrganiser: route === DESK ? "not-yet" : "ok" },
    },
  ]),
  // The vote is everybody's, where the regulation has one.
  {
    route: LIST,
    intent: null,
    ask: async (world) => door(LIST, { slug: await slugOf(await voting(world)) }),
    expected: all("ok"),
  },
  {
    route: LIST,
    intent: null,
    ask: async (world) => door(LIST, { slug: await slugOf(world) }),
    expected: all("hidden"),
  },
  ...[null, ""].map(
    (intentOf): Row => ({
      route: ENTRY,
      intent: intentOf,
      ...(intentOf === "" && { done: true as const }),
      ask: async (world, who) => {
        const contest = await voting(world);
        const params = { slug: await slugOf(contest), code: contest.entries[0]!.code };
        return door(ENTRY, params, intentOf === "" ? { email: `${who}.vote@example.vn` } : undefined);
      },
      expected: all("ok"),
    }),
  ),
  {
    route: ENTRY,
    intent: null,
    // Voting is over.
    now: DECIDING,
    ask: async (world) => {
      const contest = await voting(world);
      return door(ENTRY, { slug: await slugOf(contest), code: contest.entries[0]!.code });
    },
    expected: all("hidden"),
  },
  ...[null, ""].flatMap((intentOf): Row[] => [
    {
      route: LINK,
      intent: intentOf,
      ...(intentOf === "" && { done: true as const }),
      ask: async (world) => door(LINK, { token: await ballotIn(await voting(world)) }, intentOf === "" ? {} : undefined),
      expected: all("ok"),
    },
    {
      route: LINK,
      intent: intentOf,
      ask: () => door(LINK, { token: "KHONG-CO" }, intentOf === "" ? {} : undefined),
      expected: all("hidden"),
    },
  ]),
];
