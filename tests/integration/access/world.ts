import { makeSignature } from "better-auth/crypto";
import { randomUUID } from "node:crypto";
import { auth } from "~/people/auth.server";
import { createContest } from "~/contests/create-contest.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { at, JUDGING, judgingContest, must, OPENED, person } from "../judging-world";

/**
 * Everybody who may stand before a door: nobody, one of each role in this contest (the panel's secretary does not score), another organisation's organiser,
 * a co-author of the contestant's entry, and a neighbour, who in another contest of this organisation is its organiser and coordinates the same unit.
 */
export const EVERYBODY = [
  "nobody",
  "stranger",
  "contestant",
  "coAuthor",
  "unitCoordinator",
  "judge",
  "chair",
  "panelSecretary",
  "secretary",
  "organiser",
  "observer",
  "platformAdmin",
  "otherOrganiser",
  "neighbour",
] as const;

/** Who reads all of the contest. */
export const RUNNERS: Who[] = ["organiser", "secretary", "observer"];
export type Who = (typeof EVERYBODY)[number];

export type World = Awaited<ReturnType<typeof accessWorld>>;

/** One contest in judging with one person per role, signed in, and a second organisation with its own organiser. */
export async function accessWorld() {
  const contest = await judgingContest();
  const other = await judgingContest();
  const { organisationId, contestId } = contest;
  const ids = new Map<Who, string>();
  const cookies = new Map<Who, string>();
  for (const who of EVERYBODY) {
    if (who === "nobody") continue;
    const { userId } = await person({ name: `Người ${who}`, email: `${who}@example.vn` });
    ids.set(who, userId);
    cookies.set(who, await sessionCookie(userId));
  }
  const idOf = (who: Who): string => {
    const id = ids.get(who);
    if (!id) throw new Error(`${who} has no account`);
    return id;
  };
  const unit = await db.unit.create({
    data: { organisationId, name: "Sở Giáo dục", nameKey: "so giao duc" },
  });
  const grant = (who: Who, role: "ORGANISER" | "SECRETARY" | "OBSERVER", place: string) =>
    db.roleGrant.create({ data: { userId: idOf(who), role, organisationId: place } });
  await grant("organiser", "ORGANISER", organisationId);
  await grant("secretary", "SECRETARY", organisationId);
  await grant("observer", "OBSERVER", organisationId);
  await grant("otherOrganiser", "ORGANISER", other.organisationId);
  await db.roleGrant.create({
    data: {
      userId: idOf("unitCoordinator"),
      role: "UNIT_COORDINATOR",
      organisationId,
      unitId: unit.id,
    },
  });
  await db.user.update({ where: { id: idOf("platformAdmin") }, data: { isPlatformAdmin: true } });
  const actor = (who: Who): Actor => ({
    userId: idOf(who),
    name: `Người ${who}`,
    email: `${who}@example.vn`,
    unitName: "",
    isPlatformAdmin: false,
    grants: [],
  });
  /** A contest that nobody has announced, in this organisation. */
  const draftContest = async () =>
    must(
      await createContest(at(contest.organiser, OPENED), {
        organisationId,
        template: "technical",
        edition: "nháp",
        year: 2026,
      }),
    );
  const neighbouring = await draftContest();
  const here = { userId: idOf("neighbour"), organisationId, contestId: neighbouring.id };
  await db.roleGrant.create({ data: { ...here, role: "ORGANISER" } });
  await db.roleGrant.create({ data: { ...here, role: "UNIT_COORDINATOR", unitId: unit.id } });
  const judgeId = await contest.judge(actor("judge"));
  const chairId = await contest.judge(actor("chair"), { chair: true });
  const panelSecretaryId = await contest.judge(actor("panelSecretary"), { secretary: true });
  const files = [{ kindId: "registration", filename: "Phiếu đăng ký.pdf" }];
  const entry = await contest.entry({ owner: actor("contestant"), files });
  await coWrites(entry.id, idOf("coAuthor"));
  return {
    contest,
    other,
    contestId,
    organisationId,
    unitId: unit.id,
    judgeId,
    chairId,
    panelSecretaryId,
    entry,
    assignmentId: await contest.assigned(entry.id, judgeId),
    draftContest,
    draftId: (await draftContest()).id,
    idOf,
    actor,
    cookieOf: (who: Who) => cookies.get(who) ?? null,
    /** The time at which every request is made. */
    now: JUDGING,
  };
}

/** A session as signing in leaves it. */
export async function sessionCookie(userId: string): Promise<string> {
  const { authCookies, secret } = await auth().$context;
  const token = randomUUID();
  await db.session.create({
    data: { id: randomUUID(), token, userId, expiresAt: new Date(Date.now() + 60 * 60 * 1000) },
  });
  const value = encodeURIComponent(`${token}.${await makeSignature(token, secret)}`);
  return `${authCookies.sessionToken.name}=${value}`;
}

/** Lets the person write along on an entry, as accepting an invitation does. */
export async function coWrites(entryId: string, userId: string): Promise<void> {
  await db.coAuthor.create({
    data: {
      entryId,
      memberId: "m1",
      email: "coAuthor@example.vn",
      tokenHash: randomUUID(),
      invitedById: userId,
      expiresAt: JUDGING,
      userId,
      confirmedAt: OPENED,
    },
  });
}
