import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { ok, type Result } from "~/platform/result";
import { entryForOwner, type EntryForOwner } from "../entry-reads.server";
import { isInScreening } from "../entry-state";
import { unitDesk } from "./unit-desk.server";

export interface UnitReceipts {
  readonly slug: string;
  readonly receipts: readonly {
    readonly entry: EntryForOwner;
    readonly shown: NonNullable<EntryForOwner["shown"]>;
  }[];
}

/** What the unit has sent in and not taken back, in the order of its list, to hand each author their receipt. */
export async function unitReceipts(
  ctx: Context,
  place: { readonly contestId: string; readonly unitId: string },
): Promise<Result<UnitReceipts, Refusal>> {
  const desk = await unitDesk(ctx, place);
  if (!desk.ok) return desk;
  const receipts: UnitReceipts["receipts"][number][] = [];
  for (const { id } of desk.value.entries.filter(({ state }) => isInScreening(state))) {
    const entry = await entryForOwner(ctx.actor, id, ctx.now);
    if (entry.ok && entry.value.shown)
      receipts.push({ entry: entry.value, shown: entry.value.shown });
  }
  return ok({ slug: desk.value.contest.slug, receipts });
}
