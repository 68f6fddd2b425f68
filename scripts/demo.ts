/*
 * Loads the demonstration into an empty database, through the use cases that the browser calls: six contests
 * around today, deterministic but for ids and nonces. Writes the sign-ins beside the data.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { seededRandom } from "~/platform/random";
import { closeAll } from "~/platform/shutdown.server";
import { calendarAround, earlierEdition } from "./demo/calendar";
import { makeCast } from "./demo/cast";
import { certify } from "./demo/certifying";
import { contestInDeciding } from "./demo/in-deciding";
import { SIGN_INS } from "./demo/sign-ins";
import { fillLetterhead, tellEarlierEditions } from "./demo/office";
import { judgedTechnicalContest, LAST_DAY as technicalLastDay } from "./demo/technical";
import { twoRoundContest } from "./demo/two-rounds";
import { judgedYouthContest, LAST_DAY as youthLastDay } from "./demo/youth";
import { openTechnicalContest, TECHNICAL_LAST_DAY, YOUTH_LAST_DAY, youthContestInJudging } from "./demo/under-way";

async function main() {
  const at = calendarAround(new Date());
  // One is held every two years, the other every year.
  const technical = earlierEdition(at(TECHNICAL_LAST_DAY, "17:00"), 2, technicalLastDay);
  const youth = earlierEdition(at(YOUTH_LAST_DAY, "17:00"), 1, youthLastDay);
  const say = (what: string) => process.stdout.write(`      ${what}\n`);
  const cast = await makeCast(technical.at(-330));
  await fillLetterhead(cast, technical.at(-320));
  await tellEarlierEditions(cast, { TECHNICAL: technical.year, YOUTH: youth.year }, technical.at(-30));
  // Beside each other: most of the time goes into waiting for the database.
  const [judged] = await Promise.all([
    judgedTechnicalContest(cast, technical).then((contest) => (say("technical contest: 128 entries, judged and published"), contest)),
    judgedYouthContest(cast, youth).then(() => say("youth contest: 194 entries, judged and published")),
    openTechnicalContest(cast, at).then(() => say("technical contest: open for entries")),
    twoRoundContest(cast, at).then(() => say("contest of two rounds: the first is judged, the public votes")),
    contestInDeciding(cast, at).then(() => say("contest being decided: a scenario waits for the vote, a complaint for its answer")),
    youthContestInJudging(cast, at, seededRandom(4)).then(() => say("youth contest: being judged")),
  ]);
  await certify(cast, judged, { issuedAt: technical.at(-41), laterAt: technical.at(-28), againAt: at(-1, "15:00") });
  say("technical contest: certificates issued and printed");
  const dataDir = process.env["SANGTAO_DATA_DIR"];
  if (dataDir) await writeFile(path.join(dataDir, "demo-accounts.json"), JSON.stringify(SIGN_INS, null, 2), { mode: 0o600 });
  // Previews and clean copies that still wait are made by the server, when somebody asks or by and by.
  await closeAll();
}

await main();
