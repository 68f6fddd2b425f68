import { beforeEach, describe, expect, it } from "vitest";
import { judgingHooks } from "~/judging/panels/admit-judge.server";
import { panelsPage } from "~/judging/panels/panel-reads.server";
import { createPanel } from "~/judging/panels/panels.server";
import { addPanelMember, changeSeat, takeOverSeats } from "~/judging/panels/seats.server";
import { stepBack } from "~/judging/panels/step-back.server";
import { judgeQueue } from "~/judging/sheets/judge-reads.server";
import { submitSheet } from "~/judging/sheets/save-score-sheet.server";
import type { Actor } from "~/people/actor";
import { declineInvitation } from "~/people/decline.server";
import {
  acceptInvitation,
  invitationByToken,
  invitePerson,
  resendInvitation,
} from "~/people/invitations.server";
import { db } from "~/platform/db.server";
import { at, grantee, judgingContest, JUDGING, must, person, type JudgingWorld } from "./judging-world";

let world: JudgingWorld;
let organiser: Actor;

beforeEach(async () => {
  world = await judgingContest();
  organiser = await grantee("ORGANISER", world.organisationId);
  await db.roleGrant.create({
    data: { userId: organiser.userId, role: "ORGANISER", organisationId: world.organisationId },
  });
});

const place = () => {
  const { contestId, organisationId } = world;
  return { contestId, organisationId, title: "Hội thi" };
};
const invite = async (
  email: string,
  role: "JUDGE" | "PANEL_CHAIR" | "PANEL_SECRETARY" | "PANEL_EXPERT" = "JUDGE",
  fieldIds: string[] = [],
) => {
  const input = { role, email, panelId: world.panelId, fieldIds };
  return must(await invitePerson(at(organiser), place(), input, judgingHooks)).token;
};
const accept = (actor: Actor, token: string) =>
  acceptInvitation(at(actor), { token }, judgingHooks);
const slot = async () =>
  must(await panelsPage(at(organiser), world.contestId)).slots.find(
    ({ panel }) => panel?.id === world.panelId,
  )!.panel!;
const mailsTo = (to: string) => db.mail.findMany({ where: { to }, orderBy: { createdAt: "asc" } });

describe("an invitation to a panel", () => {
  it("seats with its role: a secretary who does not score, an expert for fields", async () => {
    const fieldId = world.regulation.groups[0]!.fieldIds[0]!;
    const [chair, secretary, expert] = [await person(), await person(), await person()];
    must(await accept(chair, await invite(chair.email, "PANEL_CHAIR")));
    must(await accept(secretary, await invite(secretary.email, "PANEL_SECRETARY")));
    must(await accept(expert, await invite(expert.email, "PANEL_EXPERT", [fieldId])));
    const { members } = await slot();
    const seat = (actor: Actor) => members.find(({ name }) => name === actor.name);
    expect(seat(chair)).toMatchObject({ role: "CHAIR", scores: true });
    expect(seat(secretary)).toMatchObject({ role: "SECRETARY", scores: false });
    expect(seat(expert)).toMatchObject({ role: "EXPERT", scores: true, fieldIds: [fieldId] });
  });

  it("is declined without an account, and whoever invited is told with the words that were left", async () => {
    const token = await invite("ban@example.vn");
    const nobody = { now: JUDGING, userId: null };
    must(await declineInvitation(nobody, { token, reason: " Tôi đi công tác " }));
    expect((await invitationByToken(token, JUDGING))?.status).toBe("declined");
    expect((await slot()).invited).toMatchObject([
      { email: "ban@example.vn", status: "declined", declineReason: "Tôi đi công tác" },
    ]);
    const [told] = await mailsTo(organiser.email);
    expect(told?.text).toContain("Tôi đi công tác");
    expect(told?.text).toContain(`/manage/contests/${world.contestId}/panels`);
    expect(await declineInvitation(nobody, { token, reason: "" })).toMatchObject({
      code: "declined",
    });
    const late = await person({ email: "ban@example.vn" });
    expect(await accept(late, token)).toMatchObject({ code: "declined" });
  });

  it("tells that its mail did not arrive, and is sent again with a new link", async () => {
    const token = await invite("sai@example.vn");
    const [mail] = await mailsTo("sai@example.vn");
    await db.mail.update({ where: { id: mail!.id }, data: { state: "FAILED", error: "550 no such user" } });
    const [row] = (await slot()).invited;
    expect(row).toMatchObject({ status: "open", bounced: "550 no such user" });
    const sent = must(await resendInvitation(at(organiser), place(), row!.id));
    expect((await invitationByToken(token, JUDGING))?.status).toBe("revoked");
    expect((await invitationByToken(sent.token, JUDGING))?.status).toBe("open");
    expect((await slot()).invited).toMatchObject([{ bounced: null }]);
  });
});

describe("where judging is blind", () => {
  it("nobody who runs the contest scores, and nobody who scores runs it", async () => {
    const secretary = await grantee("SECRETARY", world.organisationId);
    await db.roleGrant.create({
      data: { userId: secretary.userId, role: "SECRETARY", organisationId: world.organisationId },
    });
    const asked = { role: "JUDGE", email: secretary.email, panelId: world.panelId } as const;
    expect(await invitePerson(at(organiser), place(), asked, judgingHooks)).toMatchObject({
      faults: [{ path: "email", code: "runs-blind-contest" }],
    });
    // As the panel's secretary, who does not score, they may; to score they may not be let in later either.
    must(await accept(secretary, await invite(secretary.email, "PANEL_SECRETARY")));
    const { judgeId } = (await slot()).members[0]!;
    const seat = { panelId: world.panelId, judgeId, role: "SECRETARY", fieldIds: [] } as const;
    expect(await changeSeat(at(organiser), { ...seat, scores: true })).toMatchObject({
      code: "runs-blind-contest",
    });
    expect(await addPanelMember(at(organiser), seat)).toMatchObject({ code: "runs-blind-contest" });

    const judge = await person();
    await world.judge(judge);
    const office = { role: "OBSERVER", email: judge.email } as const;
    expect(
      await invitePerson(at(organiser), { ...place(), contestId: null }, office, judgingHooks),
    ).toMatchObject({ faults: [{ code: "scores-blind-contest" }] });
    // Invited to both before either was accepted.
    const both = await person();
    const token = await invite(both.email);
    const observing = { role: "OBSERVER", email: both.email } as const;
    const second = must(await invitePerson(at(organiser), place(), observing, judgingHooks)).token;
    must(await accept(both, token));
    expect(await accept(both, second)).toMatchObject({ code: "scores-blind-contest" });
    expect((await invitationByToken(second, JUDGING))?.status).toBe("open");
  });
});

describe("seats", () => {
  it("are taken over from another panel with their roles", async () => {
    const chairId = await world.judge(await person(), { chair: true });
    const memberId = await world.judge(await person());
    const { contestId, roundId, regulation } = world;
    const groupId = regulation.groups[1]!.id;
    const { id: panelId } = must(
      await createPanel(at(organiser), { contestId, roundId, groupId, name: "Hội đồng 2" }),
    );
    const from = { panelId, fromPanelId: world.panelId };
    expect(must(await takeOverSeats(at(organiser), from)).added).toBe(2);
    expect(must(await takeOverSeats(at(organiser), from)).added).toBe(0);
    const seats = await db.panelMember.findMany({ where: { panelId } });
    expect(new Map(seats.map((one) => [one.judgeId, one.role]))).toEqual(
      new Map([
        [chairId, "CHAIR"],
        [memberId, "MEMBER"],
      ]),
    );
  });

  it("a judge who steps back frees what is not in, and what is in stays", async () => {
    const judge = await person();
    const judgeId = await world.judge(judge);
    const [done, open] = [await world.entry(), await world.entry()];
    const doneId = await world.assigned(done.id, judgeId);
    const openId = await world.assigned(open.id, judgeId);
    const marks = world.fullMarks();
    must(await submitSheet(at(judge), { assignmentId: doneId, version: 1, marks, comment: "" }));
    const { contestId } = world;
    expect(
      await stepBack(at(judge), { contestId, panelId: null, reason: " " }),
    ).toMatchObject({ code: "invalid" });
    must(await stepBack(at(judge), { contestId, panelId: null, reason: "Ốm" }));
    const ended = async (id: string) =>
      (await db.assignment.findUniqueOrThrow({ where: { id } })).endedAt !== null;
    expect([await ended(doneId), await ended(openId)]).toEqual([false, true]);
    expect(must(await judgeQueue(at(judge), contestId)).rows).toEqual([]);
    const panel = await slot();
    expect(panel.members.map((one) => one.judgeId)).not.toContain(judgeId);
    expect(panel.former).toMatchObject([{ judgeId, reason: "Ốm" }]);
    const [told] = await mailsTo(organiser.email);
    expect(told?.text).toContain("Ốm");
  });
});
