import { createAccount, hashPassword } from "~/people/accounts.server";
import { screenEntry } from "~/entries/screening/screen-entry.server";
import { addNote } from "~/entries/screening/screening-notes.server";
import { db } from "~/platform/db.server";
import { closeAll } from "~/platform/shutdown.server";
import {
  at,
  CLOSES,
  grantee,
  later,
  must,
  openedContest,
  person,
  submitted,
} from "../integration/entries-world";

/*
 * Fills the database of `screening.spec.ts`: a contest whose entries are in, as many as ENTRIES says, and a secretary
 * with an account. Prints the contest and the entries in the order of their codes.
 */

const DAY = 86_400_000;
const THINGS = ["Máy gieo hạt", "Đèn bẫy côn trùng", "Bơm nước tự động", "Lò sấy nông sản", "Xe lăn điện"];
const PLACES = ["cho ruộng bậc thang", "chạy pin mặt trời", "giá thấp", "điều khiển từ xa bằng điện thoại"];

const contest = await openedContest({
  checklist: [
    {
      id: "seal",
      label: "Phiếu đăng ký có dấu xác nhận",
      help: "Dấu của đơn vị hoặc của Ủy ban nhân dân cấp xã.",
    },
    { id: "words", label: "Bản mô tả đủ các mục", help: "" },
    { id: "share", label: "Tỷ lệ đóng góp có chữ ký của mọi tác giả", help: "" },
  ],
});
const { contestId, organisationId, regulation } = contest;
const { id: userId } = await createAccount(db, {
  name: "Đỗ Thị Thư",
  email: "thu@btc.example",
  passwordHash: await hashPassword(process.env["TEST_PASSWORD"] ?? ""),
  unitName: "Liên hiệp hội",
});
await db.roleGrant.create({ data: { userId, role: "SECRETARY", organisationId } });

const owner = await person({ name: "Lý Văn Thông", email: "thong@tacgia.example" });
const entries: { id: string; code: string; title: string }[] = [];
const count = Number(process.env["ENTRIES"] ?? 8);
for (let index = 0; index < count; index += 1) {
  const place = PLACES[Math.floor(index / THINGS.length) % PLACES.length] ?? "";
  const title = `${THINGS[index % THINGS.length]} ${place}`;
  const fieldId = regulation.fields[index % 2]!.id;
  const { entryId, code } = await submitted(contest, owner, { title, fieldId });
  entries.push({ id: entryId, code, title });
}
entries.sort((a, b) => (a.code < b.code ? -1 : 1));

const secretary = await grantee("SECRETARY", organisationId);
const then = at(secretary, later(CLOSES, DAY));
const last = entries.at(-1)!;
must(
  await screenEntry(then, {
    entryId: last.id,
    version: 2,
    outcome: "SUPPLEMENT",
    reason: "Phiếu đăng ký thiếu dấu xác nhận của đơn vị.",
    dueAt: later(CLOSES, 5 * DAY),
    asked: ["files.form"],
  }),
);
must(await addNote(then, { entryId: last.id, text: "Đã gọi, đơn vị hẹn thứ Năm." }));

process.stdout.write(JSON.stringify({ contestId, entries }));
await closeAll();
