import type { Actor, Context } from "~/people/actor";
import { backgroundDone } from "~/platform/background.server";
import { db } from "~/platform/db.server";
import { ok } from "~/platform/result";
import { importRun } from "~/results/forwarding/import-reads.server";
import { orderTakeIn } from "~/results/forwarding/take-in.server";
import { must } from "./entries-world";

/** Their roles stand in the database: what goes on without them reads them there. */
export async function known({ userId, grants }: Actor): Promise<void> {
  if ((await db.roleGrant.count({ where: { userId } })) > 0) return;
  await db.roleGrant.createMany({ data: grants.map((grant) => ({ userId, ...grant })) });
}

/** Orders that dossiers be taken in and waits until that is done; what became of each. */
export async function takeIn(ctx: Context, input: Parameters<typeof orderTakeIn>[1]) {
  await known(ctx.actor);
  const ordered = await orderTakeIn(ctx, input);
  if (!ordered.ok) return ordered;
  await backgroundDone();
  const { run } = must(await importRun(ctx, input));
  if (!run) throw new Error("no run was ordered");
  return ok(run);
}
