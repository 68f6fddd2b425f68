import { MEGABYTE, type AttachmentKind } from "~/contests/regulation";
import { createAccount, hashPassword } from "~/people/accounts.server";
import { db } from "~/platform/db.server";
import { closeAll } from "~/platform/shutdown.server";
import { draftOf, openedContest } from "../integration/entries-world";

/* Fills the database of `uploads.spec.ts`: a contest that takes films and pictures, and somebody's draft. Prints its id. */

const kind = (id: string, label: string, rest: Partial<AttachmentKind>): AttachmentKind => ({
  id,
  label,
  help: "",
  min: 0,
  max: 3,
  accept: ["video"],
  maxBytes: 100 * MEGABYTE,
  namesAuthors: false,
  ...rest,
});
const contest = await openedContest({
  attachments: [
    kind("film", "Phim giới thiệu", {}),
    kind("papers", "Ảnh và tài liệu", { accept: ["image", "pdf"] }),
  ],
});
const name = "Đặng Thị Mơ";
const email = "mo@example.vn";
const { id: userId } = await createAccount(db, {
  name,
  email,
  passwordHash: await hashPassword(process.env["TEST_PASSWORD"] ?? ""),
  unitName: "",
});
const owner = { userId, name, email, unitName: "", isPlatformAdmin: false, grants: [] };
process.stdout.write(JSON.stringify({ entryId: await draftOf(contest, owner) }));
await closeAll();
