import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createAccount } from "~/people/accounts.server";
import type { Context } from "~/people/actor";
import { peopleAt, revokeGrant } from "~/people/grants.server";
import {
  acceptInvitation,
  invitationByToken,
  invitePerson,
  revokeInvitation,
  type AdmitJudge,
  type JudgingHooks,
} from "~/people/invitations.server";
import {
  createOrganisation,
  organisationsFor,
  saveOrganisation,
} from "~/people/organisations.server";
import { placeOf, type PeoplePlace } from "~/people/place.server";
import type { InvitedRole } from "~/people/roles";
import { db } from "~/platform/db.server";
import { mailsTo } from "./helpers";

const NOW = new Date("2026-03-02T02:00:00Z");
const DAY = 24 * 60 * 60 * 1000;
const noJudges: AdmitJudge = () => Promise.reject(new Error("no judge was expected"));
const hooks: JudgingHooks = { onJudge: noJudges, clash: () => Promise.resolve(null) };

let admin: string;
let place: PeoplePlace;
let contest: PeoplePlace;
let organiser: string;

async function account(name: string, isPlatformAdmin = false): Promise<string> {
  const email = `${name}@example.vn`;
  const { id } = await createAccount(db, { name, email, passwordHash: "none", isPlatformAdmin });
  return id;
}

/** The person as they are now, with the roles that they hold by now. */
async function as(userId: string, now = NOW): Promise<Context> {
  const { id, roleGrants, ...user } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    include: { roleGrants: true },
  });
  return { actor: { ...user, userId: id, grants: roleGrants }, now };
}

async function invited(
  by: string,
  where: PeoplePlace,
  role: InvitedRole,
  name: string,
  more: object = {},
): Promise<string> {
  const answer = await invitePerson(await as(by), where, {
    role,
    email: `${name}@example.vn`,
    ...more,
  }, hooks);
  if (!answer.ok) throw new Error(`${answer.code} ${JSON.stringify(answer.faults)}`);
  return answer.value.token;
}

beforeAll(async () => {
  admin = await account("admin", true);
  organiser = await account("organiser");
  const made = await createOrganisation(await as(admin), {
    name: "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Thử Nghiệm",
    shortName: "LHH Thử Nghiệm",
    province: "Thử Nghiệm",
    organiserEmail: "organiser@example.vn",
  });
  if (!made.ok) throw new Error(made.code);
  const { id, token } = made.value;
  expect(
    await acceptInvitation(await as(organiser), { token }, hooks),
  ).toMatchObject({ ok: true });
  place = (await placeOf({ organisationId: id }))!;
  const { id: contestId } = await db.contest.create({
    data: {
      organisationId: id,
      slug: "hoi-thi",
      kind: "TECHNICAL",
      title: "Hội thi",
      createdById: organiser,
    },
  });
  contest = (await placeOf({ contestId }))!;
});

beforeEach(async () => {
  await db.mail.deleteMany();
});

describe("organisations", () => {
  test("are made and changed by the platform's administrator alone; names may change, the address stays", async () => {
    const made = await organisationsFor((await as(admin)).actor);
    expect(made).toMatchObject({ ok: true, value: [{ slug: "lhh-thu-nghiem", contests: 1 }] });
    const input = {
      name: "Other",
      shortName: "LHH thử nghiệm",
      province: "P",
      organiserEmail: "a@example.vn",
    };
    expect(await createOrganisation(await as(organiser), input)).toEqual({
      ok: false,
      code: "role",
    });
    expect(await createOrganisation(await as(admin), input)).toMatchObject({
      code: "invalid",
      faults: [{ path: "shortName", code: "taken" }],
    });
    const change = {
      id: place.organisationId,
      name: place.title,
      shortName: "LHH TN",
      province: "Thử Nghiệm",
    };
    expect(await saveOrganisation(await as(organiser), change)).toEqual({
      ok: false,
      code: "role",
    });
    expect(await saveOrganisation(await as(admin), change)).toMatchObject({ ok: true });
    expect(await db.organisation.findUnique({ where: { id: place.organisationId } })).toMatchObject(
      {
        shortName: "LHH TN",
        slug: "lhh-thu-nghiem",
      },
    );
  });
});

describe("an invitation", () => {
  test("leaves by mail in one link of which only the hash is kept", async () => {
    const token = await invited(organiser, contest, "SECRETARY", "secretary");
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const [mail] = await mailsTo("secretary@example.vn");
    expect(mail?.text).toContain(`http://sangtao.test/invitations/${token}`);
    expect(mail?.subject).toBe("Lời mời tham gia: Hội thi");
    const rows = await db.invitation.findMany();
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await invitationByToken(token, NOW)).toMatchObject({
      status: "open",
      role: "SECRETARY",
      contest: "Hội thi",
      inviter: "organiser",
    });
    expect(await invitationByToken("something else", NOW)).toBeNull();
  });

  test("works once, and only for the address that it names", async () => {
    const token = await invited(organiser, contest, "OBSERVER", "observer");
    const observer = await account("observer");
    const stranger = await account("stranger");
    expect(await acceptInvitation(await as(stranger), { token }, hooks)).toEqual({
      ok: false,
      code: "other-address",
    });
    const ctx = await as(observer);
    const both = await Promise.all(
      [1, 2].map(() => acceptInvitation(ctx, { token }, hooks)),
    );
    expect(both.map((answer) => (answer.ok ? "ok" : answer.code)).sort()).toEqual([
      "accepted",
      "ok",
    ]);
    expect((await as(observer)).actor.grants).toMatchObject([
      { role: "OBSERVER", contestId: contest.contestId },
    ]);
    expect(await invitationByToken(token, NOW)).toMatchObject({ status: "accepted" });
    const again = await invitePerson(await as(organiser), contest, {
      role: "OBSERVER",
      email: "observer@example.vn",
    }, hooks);
    expect(again).toMatchObject({
      code: "invalid",
      faults: [{ path: "email", code: "already-holds-role" }],
    });
  });

  test("ends after fourteen days, to the moment", async () => {
    const token = await invited(organiser, contest, "OBSERVER", "late");
    const late = await account("late");
    const end = new Date(NOW.getTime() + 14 * DAY);
    expect(await invitationByToken(token, new Date(end.getTime() - 1))).toMatchObject({
      status: "open",
    });
    expect(await acceptInvitation(await as(late, end), { token }, hooks)).toEqual({
      ok: false,
      code: "expired",
    });
    expect((await as(late)).actor.grants).toEqual([]);
  });

  test("can be taken back, and ends when a newer one is sent", async () => {
    const first = await invited(organiser, contest, "OBSERVER", "back");
    const second = await invited(organiser, contest, "OBSERVER", "back");
    expect(await invitationByToken(first, NOW)).toMatchObject({ status: "revoked" });
    const { id } = (await invitationByToken(second, NOW))!;
    expect(await revokeInvitation(await as(await account("nobody")), contest, id)).toEqual({
      ok: false,
      code: "role",
    });
    expect(await revokeInvitation(await as(organiser), contest, id)).toMatchObject({ ok: true });
    expect(await revokeInvitation(await as(organiser), contest, id)).toEqual({
      ok: false,
      code: "state",
    });
    const back = await account("back");
    expect(
      await acceptInvitation(await as(back), { token: second }, hooks),
    ).toEqual({ ok: false, code: "revoked" });
  });

  test("of a judge admits through the judging part, in the same transaction", async () => {
    const judge = await account("judge");
    const token = await invited(organiser, contest, "JUDGE", "judge");
    const fails: AdmitJudge = () => Promise.reject(new Error("the panel is closed"));
    await expect(acceptInvitation(await as(judge), { token }, { ...hooks, onJudge: fails })).rejects.toThrow(
      "the panel is closed",
    );
    expect(await invitationByToken(token, NOW)).toMatchObject({ status: "open" });
    const admitted: unknown[] = [];
    const onJudge: AdmitJudge = async (_tx, one) => void admitted.push(one);
    expect(await acceptInvitation(await as(judge), { token }, { ...hooks, onJudge })).toMatchObject({
      ok: true,
    });
    expect(admitted).toEqual([
      {
        contestId: contest.contestId,
        userId: judge,
        panelId: null,
        role: "JUDGE",
        fieldIds: [],
        now: NOW,
        actorId: organiser,
      },
    ]);
  });

  test("of a coordinator names a unit once, however it is written", async () => {
    await invited(organiser, contest, "UNIT_COORDINATOR", "unit1", {
      unitName: "Sở Giáo dục và Đào tạo",
    });
    const token = await invited(organiser, contest, "UNIT_COORDINATOR", "unit2", {
      unitName: "sở giáo dục  và đào tạo",
    });
    expect(await db.unit.count()).toBe(1);
    const unit2 = await account("unit2");
    await acceptInvitation(await as(unit2), { token }, hooks);
    const [unit] = await db.unit.findMany();
    expect((await as(unit2)).actor.grants).toMatchObject([
      { role: "UNIT_COORDINATOR", unitId: unit?.id },
    ]);
  });

  test("may be sent by the secretary to judges and coordinators only", async () => {
    const token = await invited(organiser, contest, "SECRETARY", "clerk");
    const clerk = await account("clerk");
    await acceptInvitation(await as(clerk), { token }, hooks);
    await invited(clerk, contest, "JUDGE", "judge2");
    await invited(clerk, contest, "UNIT_COORDINATOR", "unit3", { unitName: "Trường B" });
    for (const role of ["ORGANISER", "SECRETARY", "OBSERVER", "PANEL_CHAIR"] as const) {
      expect(await invitePerson(await as(clerk), contest, { role, email: "c@example.vn" }, hooks)).toEqual(
        { ok: false, code: "role" },
      );
    }
    // A role in one contest says nothing about the whole organisation.
    expect(
      await invitePerson(await as(clerk), place, {
        role: "UNIT_COORDINATOR",
        email: "c@example.vn",
        unitName: "C",
      }, hooks),
    ).toEqual({
      ok: false,
      code: "role",
    });
  });

  test("to judge wants a contest, and a panel of that contest", async () => {
    const toJudge = { role: "JUDGE", email: "j@example.vn" } as const;
    expect(await invitePerson(await as(organiser), place, toJudge, hooks)).toMatchObject({
      faults: [{ path: "role" }],
    });
    expect(
      await invitePerson(await as(organiser), contest, { ...toJudge, panelId: "elsewhere" }, hooks),
    ).toMatchObject({
      faults: [{ path: "panelId" }],
    });
  });
});

describe("roles", () => {
  test("are listed for those who may see them, and taken back; the last organiser stays", async () => {
    const stranger = await account("outsider");
    expect(await peopleAt((await as(stranger)).actor, place, NOW)).toEqual({
      ok: false,
      code: "role",
    });
    const token = await invited(organiser, place, "ORGANISER", "second");
    const second = await account("second");
    await acceptInvitation(await as(second), { token }, hooks);

    const seen = await peopleAt((await as(second)).actor, place, NOW);
    if (!seen.ok) throw new Error(seen.code);
    expect(seen.value.grants.map(({ name, role }) => [name, role])).toEqual([
      ["organiser", "ORGANISER"],
      ["second", "ORGANISER"],
    ]);
    const [first, own] = seen.value.grants;
    const atContest = await peopleAt((await as(second)).actor, contest, NOW);
    expect(atContest.ok && atContest.value.grants.find(({ id }) => id === first?.id)).toMatchObject(
      {
        wholeOrganisation: true,
        mayRevoke: false,
      },
    );
    expect(await revokeGrant(await as(second), contest, first!.id)).toEqual({
      ok: false,
      code: "hidden",
    });
    expect(await revokeGrant(await as(second), place, own!.id)).toMatchObject({ ok: true });
    expect(await revokeGrant(await as(organiser), place, first!.id)).toEqual({
      ok: false,
      code: "last-organiser",
    });
    expect((await as(second)).actor.grants).toEqual([]);
  });
});
