import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { eraseOnRequest } from "~/entries/members/erase-account.server";
import { attachFiles } from "~/entries/files/attach-files.server";
import { withdrawEntry } from "~/entries/withdraw-entry.server";
import { signIn } from "~/people/accounts.server";
import type { Actor } from "~/people/actor";
import { receiveDataRequest } from "~/people/data-requests.server";
import { db } from "~/platform/db.server";
import { violations } from "../../../scripts/invariants";
import {
  at,
  draftOf,
  grantee,
  later,
  must,
  OPEN,
  openedContest,
  PDF,
  received,
  submitted,
} from "../entries-world";
import { Browser, newPerson, PASSWORD } from "./helpers";

const EMAIL = "thoi-thi@example.vn";

function asked(organisationId: string, { userId, name, email }: Actor) {
  const who = { name, email, phone: "", subject: name, text: "" };
  return receiveDataRequest(
    { organisationId, userId, kind: "DELETE", proof: "ACCOUNT", ...who },
    OPEN,
  );
}

test("a request to delete an account is done by one action, and what was sent in stays provable", async () => {
  const contest = await openedContest();
  const { organisationId, regulation } = contest;
  const organiser = await grantee("ORGANISER", organisationId);
  const browser = await newPerson(EMAIL);
  const { userId } = (await browser.actor())!;
  await db.user.update({
    where: { id: userId },
    data: { name: "Nguyễn Thị Hoà", phone: "0912345678" },
  });
  const owner = (await browser.actor())!;
  const { entryId, sha256 } = await submitted(contest, owner);
  const draftId = await draftOf(contest, owner);
  const file = await received(regulation, "form", "Nháp.pdf", PDF);
  const to = { entryId: draftId, kinds: regulation.attachments, addedById: userId, addedAt: OPEN };
  await db.$transaction((tx) => attachFiles(tx, to, [file]));
  const { id: requestId } = await asked(organisationId, owner);
  const erase = () => eraseOnRequest(at(organiser), { organisationId, requestId });

  expect(await erase()).toMatchObject({ code: "contest-running" });
  expect(await db.user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({
    email: EMAIL,
  });
  const { version } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
  must(await withdrawEntry(at(owner), { entryId, version }));
  // As asking for a new password leaves them: a link that is still on its way, and somebody else's.
  await db.verification.createMany({
    data: [userId, organiser.userId].map((value) => ({
      id: randomUUID(),
      identifier: `reset-password:${randomUUID()}`,
      value,
      expiresAt: later(OPEN, 3_600_000),
    })),
  });
  expect(must(await erase())).toEqual({ versions: 1 });

  const user = await db.user.findUniqueOrThrow({
    where: { id: userId },
    include: { sessions: true, accounts: true },
  });
  expect(user).toMatchObject({ name: "•••", phone: "", sessions: [], accounts: [] });
  const held = await db.entry.findMany({ where: { ownerId: userId }, include: { versions: true } });
  for (const gone of [EMAIL, "Nguyễn Thị Hoà"])
    expect(JSON.stringify([user, held])).not.toContain(gone);
  expect(JSON.stringify(held)).toContain("Trần Văn Bình");
  expect(held.flatMap(({ versions }) => versions.map((one) => one.sha256))).toEqual([sha256]);
  const links = await db.verification.findMany({ where: { value: { in: [userId, organiser.userId] } } });
  expect(links.map(({ value }) => value)).toEqual([organiser.userId]);
  expect(await db.attachment.count({ where: { entryId: draftId, removedAt: null } })).toBe(0);
  expect(await signIn(new Browser().headers(), { email: EMAIL, password: PASSWORD })).toMatchObject(
    { ok: false },
  );
  const found: string[] = [];
  await violations(({ name, id }) => found.push(`${name} ${id}`));
  expect(found).toEqual([]);
});

test("who has an office is kept, and only an organiser closes an account", async () => {
  const { organisationId } = await openedContest();
  const secretary = await grantee("SECRETARY", organisationId);
  const organiser = await grantee("ORGANISER", organisationId);
  await db.roleGrant.create({
    data: { userId: secretary.userId, role: "SECRETARY", organisationId },
  });
  const { id: requestId } = await asked(organisationId, secretary);
  const input = { organisationId, requestId };
  expect(await eraseOnRequest(at(secretary), input)).toMatchObject({ code: "role" });
  expect(await eraseOnRequest(at(organiser), input)).toMatchObject({ code: "has-office" });
});
