import en from "~/locales/en/scenarios.json";
import vi from "~/locales/vi/scenarios.json";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { canonicalJson } from "~/platform/canonical-json";
import { transact, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import type { Prisma } from "../../../prisma/generated/client";
import { enterScenarios, groupsOf, scenarioOf, type Room, type StoredScenario } from "./room.server";
import { levelsOf, type ScenarioLevel } from "./scenario";
import type { CreateForm, LevelsForm, RenameForm } from "./scenario-form";
import { whyNotWriteScenario } from "./scenario-policy";

/** "frozen": it was put before the committee and is not changed any more. */
type Refused = Refusal | "conflict" | "frozen" | "invalid";

interface Place {
  readonly contestId: string;
  readonly scenarioId: string;
}

/** The room of somebody who may write in it. */
async function enterToWrite(ctx: Context, contestId: string): Promise<Result<Room, Refusal>> {
  const room = await enterScenarios(ctx, contestId);
  if (!room.ok) return room;
  const refusal = whyNotWriteScenario(room.value.standing, room.value.facts);
  return refusal ? refused(refusal) : room;
}

/** Makes a scenario: a copy of another one, or of the numbers that hold now. */
export async function createScenario(
  ctx: Context,
  { contestId, form }: { readonly contestId: string; readonly form: CreateForm },
): Promise<Result<{ readonly id: string }, Refused>> {
  const entered = await enterToWrite(ctx, contestId);
  if (!entered.ok) return entered;
  const room = entered.value;
  const source = form.source === "" ? null : await scenarioOf(room.contest.id, form.source);
  if (form.source !== "" && !source)
    return refused("invalid", [{ path: "source", code: "unknown-scenario" }]);
  const levels = source?.levels ?? levelsOf(room.tally.bundle.rule, groupsOf(room));
  return transact(async (tx): Promise<Result<{ readonly id: string }, Refused>> => {
    if (await taken(tx, room.contest.id, form.name, null)) return nameTaken();
    const { id } = await tx.prizeScenario.create({
      data: {
        contestId: room.contest.id,
        name: form.name,
        note: form.note,
        levels: storableLevels(levels),
        createdById: ctx.actor.userId,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      },
    });
    await record(tx, ctx, room.contest.id, id, "scenario.created", { name: form.name });
    return ok({ id });
  });
}

/** Changes a scenario's name and note. */
export async function renameScenario(
  ctx: Context,
  { form, ...place }: Place & { readonly form: RenameForm },
): Promise<Result<undefined, Refused>> {
  const { name, note, version } = form;
  return change(ctx, place, {
    version,
    data: { name, note },
    action: "scenario.renamed",
    says: { name },
    name,
  });
}

/** Changes a scenario's places and least scores. */
export async function changeLevels(
  ctx: Context,
  { form: { version, levels }, ...place }: Place & { readonly form: LevelsForm },
): Promise<Result<undefined, Refused>> {
  return change(ctx, place, {
    version,
    data: { levels: storableLevels(levels) },
    action: "scenario.changed",
    says: { levels: canonicalJson(levels) },
  });
}

/** Takes a scenario out that was not put before the committee. */
export async function removeScenario(
  ctx: Context,
  { version, ...place }: Place & { readonly version: number },
): Promise<Result<undefined, Refused>> {
  return change(ctx, place, {
    version,
    data: { removedAt: ctx.now },
    action: "scenario.removed",
    says: {},
  });
}

/** Puts a scenario before the committee: from then on it stays as it is. */
export async function proposeScenario(
  ctx: Context,
  { version, ...place }: Place & { readonly version: number },
): Promise<Result<undefined, Refused>> {
  return change(ctx, place, {
    version,
    data: { proposedAt: ctx.now, proposedById: ctx.actor.userId },
    action: "scenario.proposed",
    says: {},
  });
}

/** One change of a scenario that is still being worked on, for who saw its newest version. */
async function change(
  ctx: Context,
  { contestId, scenarioId }: Place,
  wanted: {
    readonly version: number;
    readonly data: Prisma.PrizeScenarioUpdateManyMutationInput;
    readonly action: string;
    readonly says: Readonly<Record<string, string>>;
    /** The new name, which no other scenario may have. */
    readonly name?: string;
  },
): Promise<Result<undefined, Refused>> {
  const entered = await enterToWrite(ctx, contestId);
  if (!entered.ok) return entered;
  const { contest } = entered.value;
  const scenario: StoredScenario | null = await scenarioOf(contest.id, scenarioId);
  if (!scenario) return refused("hidden");
  if (scenario.proposedAt) return refused("frozen");
  return transact(async (tx): Promise<Result<undefined, Refused>> => {
    if (wanted.name !== undefined && (await taken(tx, contest.id, wanted.name, scenario.id)))
      return nameTaken();
    const { count } = await tx.prizeScenario.updateMany({
      where: {
        id: scenario.id,
        version: wanted.version,
        proposedAt: null,
        removedAt: null,
        contest: { state: contest.state },
      },
      data: { ...wanted.data, updatedAt: ctx.now, version: { increment: 1 } },
    });
    if (count === 0) return refused("conflict");
    await record(tx, ctx, contest.id, scenario.id, wanted.action, wanted.says);
    return ok();
  });
}

/** What the rows beside the scenarios are called, in any language. */
const BUILT_IN = [vi, en].flatMap(({ base }) => Object.values(base));

async function taken(tx: Tx, contestId: string, name: string, own: string | null): Promise<boolean> {
  const others = await tx.prizeScenario.findMany({
    where: { contestId, removedAt: null, ...(own !== null && { id: { not: own } }) },
    select: { name: true },
  });
  return [...BUILT_IN, ...others.map((other) => other.name)].some((other) => nameKey(other) === nameKey(name));
}

/** Equal for names that readers of a list would not tell apart. */
function nameKey(name: string): string {
  return name.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();
}

function nameTaken() {
  return refused("invalid" as const, [{ path: "name", code: "name-taken" }]);
}

function storableLevels(levels: readonly ScenarioLevel[]): Prisma.InputJsonArray {
  return levels as unknown as Prisma.InputJsonArray;
}

async function record(
  tx: Tx,
  ctx: Context,
  contestId: string,
  scenarioId: string,
  action: string,
  data: Readonly<Record<string, string>>,
) {
  await audit(tx, {
    chainId: contestId,
    at: ctx.now,
    actorId: ctx.actor.userId,
    action,
    subjectType: "prize-scenario",
    subjectId: scenarioId,
    data,
  });
}
