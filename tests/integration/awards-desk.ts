import { canonicalJson } from "~/platform/canonical-json";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { sha256Hex } from "~/platform/sha256";
import { awardDesk } from "~/results/awards/award-desk.server";
import type { AwardCommand } from "~/results/awards/award-form";
import { decideAward } from "~/results/awards/decide-award.server";
import { unitWith } from "./awards-world";
import { at, must } from "./judging-world";
import { DECIDING, resultsContest, type ResultsWorld } from "./results-world";

export let world: ResultsWorld;
/** Units. */
export let school: string;
export let health: string;
export const ctx = () => at(world.organiser, DECIDING);

/** 90 wins the first prize, 82 the second, 71 the third; the school sent in the first and the third. */
export async function begin(): Promise<void> {
  setClock(() => DECIDING);
  world = await resultsContest([90, 82, 71]);
  const [first, second, third] = world.entries;
  school = await unitWith(world, "Trường THPT Lê Lợi", [first!.id, third!.id]);
  health = await unitWith(world, "Sở Y tế", [second!.id]);
}

/** Dates of birth and what else is said of the only author of each entry. */
export async function authors(...said: Readonly<Record<string, string>>[]) {
  for (const [index, fields] of said.entries()) {
    const version = await db.entryVersion.findFirstOrThrow({ where: { entryId: world.entries[index]!.id } });
    const snapshot = version.snapshot as { members: object[] };
    const changed = { ...snapshot, members: snapshot.members.map((member) => ({ ...member, ...fields })) };
    await db.entryVersion.update({
      where: { id: version.id },
      data: { snapshot: changed, sha256: sha256Hex(canonicalJson(changed)) },
    });
  }
}
export const born = (...days: string[]) => authors(...days.map((birthDate) => ({ birthDate })));

type Step = AwardCommand extends infer One
  ? One extends { intent: infer I; form: infer F }
    ? { intent: I; form: Omit<F, "version"> }
    : never
  : never;

export async function does({ intent, form }: Step, actor = world.organiser) {
  const command = { intent, form: { ...form, version: await world.version() } } as AwardCommand;
  return decideAward(at(actor, DECIDING), world.contestId, command);
}
export const named = { candidate: "", code: "", person: "", unitId: "", reason: "Theo đề nghị của đơn vị tài trợ" };
export const desk = async () => must(await awardDesk(ctx(), world.contestId));
