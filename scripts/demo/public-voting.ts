import { db } from "~/platform/db.server";
import { seededRandom } from "~/platform/random";
import { askForBallot } from "~/results/awards/cast-ballot.server";
import { confirmBallot } from "~/results/awards/confirm-ballot.server";
import { spread } from "./calendar";
import type { OpenedContest } from "./contest";
import { must } from "./must";

const VOTERS = 36;
/** Two minutes from the letter to the press. */
const READING = 120_000;

/** The public votes, some entries being liked better than others: each voter asks for the letter, and all but a few open its link. */
export async function publicVotes({ slug }: OpenedContest, codes: readonly string[], from: Date, to: Date): Promise<void> {
  const random = seededRandom(60);
  for (let index = 0; index < VOTERS; index++) {
    const now = spread(from, to, index, VOTERS);
    const email = `binhchon${index + 1}@sangtao.example`;
    const code = codes[Math.floor(random() * random() * codes.length)] ?? "";
    must("asking for a vote", await askForBallot({ slug, code, email, language: "vi" }, `198.51.100.${index + 1}`, now));
    if (index % 9 === 8) continue;
    const { text } = await db.mail.findFirstOrThrow({ where: { to: email }, orderBy: { id: "desc" }, select: { text: true } });
    const token = /\/vote\/(\S+)/.exec(text)?.[1] ?? "";
    must("vote", await confirmBallot(token, new Date(now.getTime() + READING)));
  }
}
