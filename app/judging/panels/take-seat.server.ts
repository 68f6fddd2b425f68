import type { PanelRole } from "../../../prisma/generated/enums";
import type { Tx } from "~/platform/db.server";

interface SeatHeld {
  readonly role?: PanelRole;
  readonly scores?: boolean;
  readonly fieldIds?: string[];
}

/** A seat taken up again begins anew. */
const SEATED = { endedAt: null, endedById: null, endReason: "" } as const;

/**
 * Seats a judge on a panel as `held`. Whoever sat there before takes the same seat up again, as `again`; that it was
 * empty meanwhile is kept, because a meeting counts those who held a seat when it began.
 */
export async function takeSeat(
  tx: Tx,
  seat: { readonly panelId: string; readonly judgeId: string },
  now: Date,
  held: SeatHeld,
  again: SeatHeld = held,
): Promise<void> {
  const { id, endedAt } = await tx.panelMember.upsert({
    where: { panelId_judgeId: seat },
    create: { ...seat, ...held, createdAt: now },
    update: again,
    select: { id: true, endedAt: true },
  });
  if (endedAt === null) return;
  // Of two who seat the same judge at once, only one ends the break.
  const { count } = await tx.panelMember.updateMany({ where: { id, endedAt }, data: SEATED });
  if (count > 0 && endedAt < now) await tx.seatBreak.create({ data: { memberId: id, from: endedAt, until: now } });
}
