import { hashPassword } from "~/people/accounts.server";
import { db } from "~/platform/db.server";
import { seededRandom } from "~/platform/random";
import { closeAll } from "~/platform/shutdown.server";
import { makeCast } from "../../scripts/demo/cast";
import { openedContest } from "../../scripts/demo/contest";
import { schoolList } from "../../scripts/demo/school-list";

/* Fills the database of `units.spec.ts`: a youth contest in which units choose first, and a school with its teacher's
   list of forty entries. Prints where it is. */

const cast = await makeCast(new Date("2026-03-01T01:00:00Z"));
const contest = await openedContest(cast, {
  template: "youth",
  edition: "XV",
  submit: { opensAt: new Date("2026-04-01T01:00:00Z"), closesAt: new Date("2026-06-30T10:00:00Z") },
  edit: (regulation) => ({ ...regulation, unitRound: true }),
});
const school = cast.schools[0];
if (!school) throw new Error("there is no school");
await db.account.updateMany({
  where: { userId: school.coordinator },
  data: { password: await hashPassword(process.env["TEST_PASSWORD"] ?? "") },
});
const things = ["Máy lọc nước mưa", "Bộ thí nghiệm quang học", "Thùng rác phân loại", "Đèn học tự chỉnh sáng", "Mô hình nhà chống lũ"];
const from = ["lõi ngô", "tre", "nhựa tái chế", "vỏ dừa", "bã mía", "gỗ vụn", "lon nhôm", "vải cũ"];
const titles = things.flatMap((thing) => from.map((what) => `${thing} từ ${what}`));
process.stdout.write(
  JSON.stringify({
    contestId: contest.id,
    unitId: school.unitId,
    rows: schoolList(seededRandom(5), contest.regulation, school.name, titles),
  }),
);
await closeAll();
