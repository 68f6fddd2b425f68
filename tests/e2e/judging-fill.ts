import { createAccount, hashPassword } from "~/people/accounts.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { closeAll } from "~/platform/shutdown.server";
import { judgingContest } from "../integration/judging-world";

/*
 * Fills the database of `judging.spec.ts`: a contest in judging, a judge, a chair and an organiser
 * with accounts, nine entries assigned and one not.
 * Prints the judge's assignments in the order of the queue, and the panel.
 */

const passwordHash = await hashPassword(process.env["TEST_PASSWORD"] ?? "");

async function account(name: string, email: string): Promise<Actor> {
  const { id: userId } = await createAccount(db, {
    name,
    email,
    passwordHash,
    unitName: "Viện Ứng dụng",
  });
  return { userId, name, email, unitName: "Viện Ứng dụng", isPlatformAdmin: false, grants: [] };
}

const world = await judgingContest();
const judgeId = await world.judge(await account("Trịnh Công Lý", "ly@giamkhao.example"));
await world.judge(await account("Phan Thu Cúc", "cuc@giamkhao.example"), { chair: true });
const titles = [
  "Máy sấy nông sản dùng năng lượng mặt trời",
  "Bơm nước tự động cho ruộng bậc thang",
  "Đèn bẫy côn trùng điều khiển từ xa",
  "Xe lăn điện giá thấp",
  "Phần mềm quản lý vườn ươm",
  "Lò đốt rác hộ gia đình",
  "Máy hái cà phê đeo vai",
  "Giàn tưới nhỏ giọt bằng ống tre",
  "Cân điện tử cho hợp tác xã",
];
const assignments: string[] = [];
for (const title of titles)
  assignments.push(await world.assigned((await world.entry({ title })).id, judgeId));

// For the organiser's pages: a judge who may not have the tenth entry, which nobody has been given yet.
const organiser = await account("Vũ Thị Hạnh", "hanh@btc.example");
await db.roleGrant.create({
  data: { userId: organiser.userId, role: "ORGANISER", organisationId: world.organisationId },
});
const related = await account("Lê Văn Xung", "xung@giamkhao.example");
await db.user.update({ where: { id: related.userId }, data: { unitName: "UBND Xã Tân Hội" } });
await world.judge(related);
await world.entry({
  title: "Máy gieo hạt mini",
  members: [{ name: "Trần Văn An", unit: "Ủy ban nhân dân xã Tân Hội" }],
});

process.stdout.write(
  JSON.stringify({ assignments, panelId: world.panelId, contestId: world.contestId }),
);
await closeAll();
