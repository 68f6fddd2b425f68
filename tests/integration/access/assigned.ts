import type { World } from "./world";

/** A new entry of the world's contest that a judge has. */
export async function assignedTo({ contest }: Pick<World, "contest">, judgeId: string) {
  const { id: entryId } = await contest.entry();
  return { entryId, assignmentId: await contest.assigned(entryId, judgeId) };
}
