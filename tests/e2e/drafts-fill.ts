import { createAccount, hashPassword } from "~/people/accounts.server";
import type { Actor } from "~/people/actor";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { db } from "~/platform/db.server";
import { closeAll } from "~/platform/shutdown.server";
import { coWrites } from "../integration/access/world";
import {
  at,
  draftOf,
  goodContent,
  must,
  openedContest,
  PDF,
  received,
} from "../integration/entries-world";

/*
 * Fills the database of `drafts.spec.ts`: a contest that takes entries, two people with accounts, and drafts of the one
 * that the other writes along, some of which lack nothing but their title. Prints the drafts.
 */

const passwordHash = await hashPassword(process.env["TEST_PASSWORD"] ?? "");

async function account(name: string, email: string): Promise<Actor> {
  const { id: userId } = await createAccount(db, { name, email, passwordHash, unitName: "" });
  return { userId, name, email, unitName: "", isPlatformAdmin: false, grants: [] };
}

const contest = await openedContest();
const owner = await account("Lê Thị Lan", "lan@mail.example");
const other = await account("Trần Thị Huệ", "hue@mail.example");
const drafts: string[] = [];
for (let i = 0; i < 6; i++) {
  const id = await draftOf(contest, owner);
  await coWrites(id, other.userId);
  drafts.push(id);
}
const ready: string[] = [];
const content = goodContent(contest.regulation, { title: "" });
for (let i = 0; i < 6; i++) {
  const entryId = await draftOf(contest, owner);
  await coWrites(entryId, other.userId);
  const added = [await received(contest.regulation, "form", "Phiếu đăng ký.pdf", PDF)];
  must(await saveDraft(at(owner), { entryId, version: 1, content, added }));
  ready.push(entryId);
}
process.stdout.write(JSON.stringify({ drafts, ready }));
await closeAll();
