import { contestById } from "~/contests/contest.server";
import { localDateOf } from "~/platform/format";
import { closeTally } from "~/results/close-tally.server";
import { publishFormSchema } from "~/results/publication-form";
import { publishResults } from "~/results/publish.server";
import { as, type Cast } from "./cast";
import type { OpenedContest } from "./contest";
import { must } from "./must";

/** The organiser closes the contest and publishes the result as the rule computes it. */
export async function publish(cast: Cast, contest: OpenedContest, closing: Date, publishing: Date): Promise<void> {
  const version = async () => (await contestById(contest.id))?.contest.version ?? 0;
  must("closing", await closeTally(await as(cast.organiser, closing), { contestId: contest.id, version: await version() }));
  const form = publishFormSchema.parse({
    kind: "OFFICIAL",
    version: String(await version()),
    decisionNumber: "118/QĐ-BTC",
    decisionDate: localDateOf(publishing),
    signer: "Trưởng Ban Tổ chức",
  });
  must("publishing", await publishResults(await as(cast.organiser, publishing), { contestId: contest.id, form }));
}
