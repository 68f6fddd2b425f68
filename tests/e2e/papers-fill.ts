import { createDraft } from "~/entries/writing/create-draft.server";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { createAccount, hashPassword } from "~/people/accounts.server";
import { db } from "~/platform/db.server";
import { closeAll } from "~/platform/shutdown.server";
import { at, goodContent, must, openedContest } from "../integration/entries-world";

/*
 * Fills the database of `papers.spec.ts`: a school with three drafts in a contest that takes entries, its coordinator
 * with an account, and a secretary. Prints the contest and the entries.
 */

const contest = await openedContest({
  attachments: [
    {
      id: "form",
      label: "Phiếu đăng ký dự thi",
      help: "Có chữ ký và dấu.",
      min: 1,
      max: 3,
      accept: ["pdf", "image"],
      maxBytes: 10_000_000,
      namesAuthors: true,
    },
  ],
});
const { contestId, organisationId, regulation } = contest;
const account = async (name: string, email: string) => {
  const passwordHash = await hashPassword(process.env["TEST_PASSWORD"] ?? "");
  const { id } = await createAccount(db, { name, email, passwordHash, unitName: "" });
  return id;
};
const unit = await db.unit.create({
  data: { organisationId, name: "Trường THCS Nguyễn Trãi", nameKey: "truong thcs nguyen trai" },
});
const email = "phoi@truong.example";
const userId = await account("Hồ Thị Phối", email);
const role = "UNIT_COORDINATOR" as const;
await db.roleGrant.create({ data: { userId, role, organisationId, unitId: unit.id } });
const secretaryId = await account("Đỗ Thị Thư", "thu@btc.example");
await db.roleGrant.create({ data: { userId: secretaryId, role: "SECRETARY", organisationId } });

const grant = { role, organisationId, contestId: null, unitId: unit.id };
const coordinator = {
  userId,
  name: "Hồ Thị Phối",
  email,
  unitName: "",
  isPlatformAdmin: false,
  grants: [grant],
};
const entries: { id: string; title: string }[] = [];
for (const title of [
  "Máy gieo hạt chạy pin mặt trời",
  "Đèn bẫy côn trùng cho vườn cà phê",
  "Lò sấy nông sản",
]) {
  const { entryId } = must(await createDraft(at(coordinator), { contestId, unitId: unit.id }));
  const { version } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
  must(
    await saveDraft(at(coordinator), {
      entryId,
      version,
      content: goodContent(regulation, { title }),
    }),
  );
  entries.push({ id: entryId, title });
}
process.stdout.write(JSON.stringify({ contestId, entries }));
await closeAll();
