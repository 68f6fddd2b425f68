import { db } from "~/platform/db.server";
import { forwardEntries } from "~/results/forwarding/choose-entries.server";
import { winnersSchema } from "~/results/winners";
import { as, type Cast } from "./cast";
import type { OpenedContest } from "./contest";
import { must } from "./must";

/** The best of the published winners go to the national contest, as many as Bình Thuận sent on; the first is put forward for the Golden Book. */
export async function sendOn(cast: Cast, { id: contestId }: OpenedContest, now: Date): Promise<void> {
  const { winners } = await db.publication.findFirstOrThrow({
    where: { contestId, kind: "OFFICIAL" },
    orderBy: { number: "desc" },
  });
  const codes = winnersSchema.parse(winners).levels.flatMap((level) => level.winners.map(({ code }) => code));
  const organiser = await as(cast.organiser, now);
  const send = (chosen: readonly string[], target: "NATIONAL" | "GOLDEN_BOOK", reason: string) =>
    forwardEntries(organiser, { contestId, codes: chosen, target, reason });
  must("national contest", await send(codes.slice(0, 8), "NATIONAL", "Ban Tổ chức chọn theo thứ tự xếp hạng"));
  must("Golden Book", await send(codes.slice(0, 1), "GOLDEN_BOOK", ""));
}
