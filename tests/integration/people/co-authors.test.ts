import { describe, expect, test } from "vitest";
import { coAuthorByToken, confirmCoAuthor, declineCoAuthor, inviteCoAuthor, revokeCoAuthor } from "~/entries/members/co-authors.server";
import { entryForEdit, myEntries } from "~/entries/entry-reads.server";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { assignPanels } from "~/judging/assignment/assignment.server";
import { db } from "~/platform/db.server";
import { at, later, must, OPEN, person } from "../entries-world";
import { at as judgingAt, judgingContest } from "../judging-world";
import { brokenForPeople, CHILD, consentContest } from "./consent-world";
import { mailsTo } from "./helpers";

const { draft, owner, send } = await consentContest();

describe("writing along", () => {
  const invite = async (entryId: string, email: string) =>
    must(await inviteCoAuthor(at(owner), { entryId, memberId: "m1", email })).token;

  test("is offered by mail, accepted once and from the address invited, and ends when it is taken back", async () => {
    const entryId = await draft();
    const friend = await person({ name: "Lê Thị Cúc" });
    const token = await invite(entryId, friend.email);
    expect((await mailsTo(friend.email)).at(-1)?.text).toContain(`/co-authors/${token}`);
    expect(await coAuthorByToken(token, OPEN)).toMatchObject({ status: "open", member: CHILD.name });
    expect(await db.coAuthor.count({ where: { tokenHash: token } })).toBe(0);

    expect(await confirmCoAuthor(at(await person()), { token })).toMatchObject({
      code: "other-address",
    });
    expect(await entryForEdit(friend, entryId, OPEN)).toMatchObject({ code: "hidden" });
    expect(must(await confirmCoAuthor(at(friend), { token }))).toEqual({ entryId });
    expect(await confirmCoAuthor(at(friend), { token })).toMatchObject({ code: "confirmed" });

    const open = must(await entryForEdit(friend, entryId, OPEN));
    expect([open.whyNotEdit, open.whyNotSubmit, open.whyNotWithdraw]).toEqual([null, "role", "role"]);
    expect((await myEntries(friend, OPEN)).map(({ id }) => id)).toEqual([entryId]);
    const saved = { entryId, version: open.version, content: { ...open.draft, title: "Tên mới" } };
    must(await saveDraft(at(friend), saved));
    expect(await send(entryId, open.version + 1, friend)).toMatchObject({ code: "role" });
    const further = { entryId, memberId: "m2", email: "khac@example.vn" };
    expect(await inviteCoAuthor(at(friend), further)).toMatchObject({ code: "role" });

    const { id: coAuthorId } = await db.coAuthor.findFirstOrThrow({ where: { entryId } });
    must(await revokeCoAuthor(at(owner), { entryId, coAuthorId }));
    expect(await entryForEdit(friend, entryId, OPEN)).toMatchObject({ code: "hidden" });
    expect(await myEntries(friend, OPEN)).toEqual([]);
  });

  test("can be declined without an account; a new link ends the one before, and all end in time", async () => {
    const entryId = await draft();
    const first = await invite(entryId, "a@example.vn");
    const second = await invite(entryId, "b@example.vn");
    expect(await coAuthorByToken(first, OPEN)).toMatchObject({ status: "revoked" });
    must(await declineCoAuthor(second, OPEN));
    expect(await declineCoAuthor(second, OPEN)).toMatchObject({ code: "declined" });
    const third = await invite(entryId, "c@example.vn");
    const fortnight = later(OPEN, 14 * 24 * 60 * 60 * 1000);
    expect(await coAuthorByToken(third, fortnight)).toMatchObject({ status: "expired" });
    expect(await declineCoAuthor(third, fortnight)).toMatchObject({ code: "expired" });
    expect(await coAuthorByToken("x", OPEN)).toBeNull();
  });

  test("keeps a judge from the entry, also when it was taken back", async () => {
    const world = await judgingContest();
    const judge = await person({ name: "Giám khảo Viết Cùng" });
    const judgeId = await world.judge(judge);
    const { id: entryId } = await world.entry();
    await db.coAuthor.create({
      data: {
        entryId,
        memberId: "m1",
        email: judge.email,
        tokenHash: `t-${entryId}`,
        invitedById: judge.userId,
        expiresAt: OPEN,
        userId: judge.userId,
        confirmedAt: OPEN,
        revokedAt: OPEN,
      },
    });
    const other = await world.entry();
    await assignPanels(judgingAt(world.organiser), { contestId: world.contestId });
    const assigned = await db.assignment.findMany({ where: { judgeId } });
    expect(assigned.map((one) => one.entryId)).toEqual([other.id]);
  });
});

test("nothing of this breaks what must always hold", async () => {
  expect(await brokenForPeople()).toEqual([]);
});
