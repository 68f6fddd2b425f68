import { beforeAll, describe, expect, test } from "vitest";
import { erasePerson } from "~/entries/members/erase-person.server";
import { makeConsentLink } from "~/entries/members/consent-links.server";
import { entriesOfPerson, memberData } from "~/entries/members/person-data.server";
import { withdrawEntry } from "~/entries/withdraw-entry.server";
import type { Actor } from "~/people/actor";
import type { DataRequestProof } from "~/people/data-request-form";
import {
  answerDataRequest,
  dataRequestById,
  dataRequestsOf,
  receiveDataRequest,
  settleSubject,
} from "~/people/data-requests.server";
import { accountData } from "~/people/own-data.server";
import { db } from "~/platform/db.server";
import { violations } from "../../../scripts/invariants";
import { at, draftOf, grantee, later, must, OPEN, openedContest, person, submitted, type OpenedContest } from "../entries-world";
import { draftOfUnit, school } from "../unit-world";
import { mailsTo } from "./helpers";

let contest: OpenedContest;
let organisationId: string;
let owner: Actor;
let organiser: Actor;
let secretary: Actor;

beforeAll(async () => {
  contest = await openedContest();
  ({ organisationId } = contest);
  owner = await person({ name: "Nguyễn Thị Hoà" });
  organiser = await grantee("ORGANISER", organisationId);
  secretary = await grantee("SECRETARY", organisationId);
  await db.roleGrant.create({ data: { userId: organiser.userId, role: "ORGANISER", organisationId } });
});

async function asked(over: {
  entryId?: string;
  memberId?: string;
  proof?: DataRequestProof;
  kind?: "DELETE" | "ACCESS";
}) {
  const { id } = await receiveDataRequest(
    {
      organisationId,
      kind: "DELETE",
      name: "Trần Văn Bình",
      email: "binh@example.vn",
      phone: "",
      subject: "Trần Văn Bình",
      text: "",
      proof: "UNCHECKED",
      ...over,
    },
    OPEN,
  );
  return id;
}

describe("a request", () => {
  test("starts its clock, tells both sides, and is for organisers and secretaries alone", async () => {
    // A Monday: two working days end with Wednesday.
    const { id, dueAt } = await receiveDataRequest(
      {
        organisationId,
        kind: "ACCESS",
        name: "Lê An",
        email: "an@example.vn",
        phone: "",
        subject: "Lê An",
        text: "",
        proof: "UNCHECKED",
      },
      OPEN,
    );
    expect(dueAt.toISOString()).toBe("2026-05-06T16:59:59.999Z");
    expect((await mailsTo("an@example.vn")).at(-1)?.text).toContain("06/05/2026");
    expect((await mailsTo(organiser.email)).at(-1)?.text).toContain(id);
    for (const stranger of [owner, await grantee("OBSERVER", organisationId)])
      expect(await dataRequestsOf(stranger, organisationId)).toMatchObject({ code: "role" });
    const listed = must(await dataRequestsOf(secretary, organisationId)).requests;
    expect(listed.map((one) => one.id)).toContain(id);
    const elsewhere = await grantee("ORGANISER", (await openedContest()).organisationId);
    expect(await dataRequestById(elsewhere, organisationId, id)).toMatchObject({ code: "role" });
  });

  test("is answered by mail; of two answers at once one is told that it came second", async () => {
    const id = await asked({ kind: "ACCESS" });
    const answer = { organisationId, id, from: "OPEN", state: "REFUSED", answer: "Vì sao" } as const;
    must(await answerDataRequest(at(secretary), answer));
    expect(await answerDataRequest(at(organiser), answer)).toMatchObject({ code: "conflict" });
    expect((await mailsTo("binh@example.vn")).at(-1)?.text).toContain("Vì sao");
    const { request } = must(await dataRequestById(secretary, organisationId, id));
    expect(request).toMatchObject({ state: "REFUSED", answeredAt: OPEN });
  });
});

describe("erasing", () => {
  const erase = (requestId: string, actor = organiser) =>
    erasePerson(at(actor), { organisationId, requestId });

  test("waits until it is known who asks, and until the contest can do without", async () => {
    const { entryId } = await submitted(contest, owner);
    const id = await asked({ entryId });
    expect(await erase(id)).toMatchObject({ code: "no-subject" });
    must(await settleSubject(at(secretary), { organisationId, id, entryId, memberId: "m2" }));
    expect(await erase(id, secretary)).toMatchObject({ code: "role" });
    expect(await erase(id)).toMatchObject({ code: "contest-running" });
    expect(await erase(await asked({ entryId, memberId: "m2", proof: "ACCOUNT", kind: "ACCESS" }))).toMatchObject({
      code: "state",
    });
  });

  test("takes the person out everywhere, keeps what was sent in provable, and leaves the others", async () => {
    const { entryId, sha256 } = await submitted(contest, owner);
    must(
      await makeConsentLink(at(owner), { entryId, memberId: "m2", email: "binh@example.vn" }),
    );
    const { version } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
    must(await withdrawEntry(at(owner), { entryId, version }));
    const id = await asked({ entryId, memberId: "m2", proof: "CONSENT_LINK" });
    const held = JSON.stringify(await memberData(entryId, "m2"));
    expect(held).toContain("1985-01-02");
    expect(held).not.toContain("Nguyễn Thị Hoà");

    expect(must(await erase(id))).toEqual({ versions: 1 });
    const entry = await db.entry.findUniqueOrThrow({
      where: { id: entryId },
      include: {
        versions: { include: { redactions: true } },
        consentRequests: true,
        consents: true,
      },
    });
    const text = JSON.stringify(entry);
    for (const gone of ["Trần Văn Bình", "1985-01-02", "binh@example.vn"])
      expect(text).not.toContain(gone);
    expect(text).toContain("Nguyễn Thị Hoà");
    expect(await mailsTo("binh@example.vn")).toEqual([]);
    const [sent] = entry.versions;
    expect(sent?.sha256).toBe(sha256);
    expect(sent?.redactions).toMatchObject([{ number: 1, sha256Before: sha256, memberId: "m2" }]);
    expect(must(await erase(id))).toEqual({ versions: 0 });

    const found: string[] = [];
    await violations(({ name, id: about }) => found.push(`${name} ${about}`));
    expect(found).toEqual([]);
    // A snapshot that was changed in any other way is found.
    const snapshot = { ...(sent?.snapshot as object), title: "Khác" };
    await db.entryVersion.update({ where: { id: sent!.id }, data: { snapshot } });
    await violations(({ name, id: about }) => found.push(`${name} ${about}`));
    expect(found).toContain(`snapshot-sha256 ${sent?.id}`);
  });
});

test("erasing reaches a unit's lists, other places of the same person, and mails that name them", async () => {
  const world = await school();
  const { coordinator, contestId, unitId } = world;
  const entryId = await draftOfUnit(world, "1");
  const { draft } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
  const { members } = draft as unknown as { members: { id: string; name: string }[] };
  const [gone] = members.slice(1);
  const place = { contestId, unitId, createdById: coordinator.userId };
  const list = await db.unitImport.create({
    data: { ...place, sha256: "", filename: "ds.xlsx", rows: [["1", gone!.name, "1985-01-02"]] },
  });
  const sent = await db.unitFiles.create({
    data: { ...place, files: { files: [{ path: `1 ${gone!.name}.pdf` }], leftOut: [] }, appliedAt: OPEN },
  });
  const consent = { entryId, purposeId: "names", giver: "SELF" as const, answer: "GIVEN" as const, wording: "", wordingVersion: 1, at: OPEN };
  await db.consent.create({
    data: { ...consent, memberId: "m9", memberName: gone!.name, giverName: gone!.name, method: "ACCOUNT" },
  });
  const mail = { to: coordinator.email, subject: "", state: "SENT" as const };
  await db.mail.create({ data: { ...mail, text: `Xin ý kiến của ${gone!.name}` } });
  await db.mail.create({ data: { ...mail, text: "Phiếu biên nhận" } });
  const by = await grantee("ORGANISER", world.contest.organisationId);
  const { id } = await receiveDataRequest(
    { organisationId: world.contest.organisationId, kind: "DELETE", name: "A", email: "", phone: "", subject: "", text: "", proof: "SECRETARIAT", entryId, memberId: gone!.id },
    OPEN,
  );
  must(await erasePerson(at(by), { organisationId: world.contest.organisationId, requestId: id }));
  const left = await Promise.all([
    db.entry.findUniqueOrThrow({ where: { id: entryId } }),
    db.unitImport.findUniqueOrThrow({ where: { id: list.id } }),
    db.unitFiles.findUniqueOrThrow({ where: { id: sent.id } }),
    db.consent.findMany({ where: { entryId } }),
    mailsTo(coordinator.email),
  ]);
  expect(JSON.stringify(left)).not.toContain(gone!.name);
  expect(left.at(-1)).toHaveLength(1);
});

test("whoever wrote entries in a unit's name takes nothing of them along when they leave", async () => {
  const world = await school();
  const entryId = await draftOfUnit(world, "1");
  const own = await draftOf(world.contest, world.coordinator);
  expect((await entriesOfPerson(world.coordinator)).map(({ id }) => id)).toEqual([own]);
  expect(JSON.stringify(await entriesOfPerson(world.coordinator))).not.toContain(entryId);
});

test("a person is shown what is held on them, and no secret", async () => {
  const { entryId } = await submitted(contest, owner);
  await db.session.create({
    data: { id: "s", token: "secret-token", userId: owner.userId, expiresAt: later(OPEN, 1000) },
  });
  const held = await accountData(owner);
  expect(held.account.email).toBe(owner.email);
  expect(held.mails.length).toBeGreaterThan(0);
  const entries = await entriesOfPerson(owner);
  expect(entries.map(({ id }) => id)).toContain(entryId);
  expect(entries.find(({ id }) => id === entryId)?.files).toMatchObject([
    { filename: "Phiếu đăng ký.pdf" },
  ]);
  const text = JSON.stringify({ held, entries });
  for (const secret of ["secret-token", "password", "tokenHash", "trackingCode"])
    expect(text).not.toContain(secret);
  expect(await entriesOfPerson(await person())).toEqual([]);
});
