import { randomBytes } from "node:crypto";
import { db } from "~/platform/db.server";
import { door, only, type Row } from "./ask";
import { RUNNERS, type Who, type World } from "./world";

const DECLARATION = "_app.judge.$contestId_.declaration";
const CONFLICTS = "_app.manage.contests.$contestId.conflicts";
const JUDGE = "_app.manage.contests.$contestId.judges.$judgeId";
const PANELS = "_app.manage.contests.$contestId.panels";
const MANAGERS: Who[] = ["organiser", "secretary"];
const JUDGES: Who[] = ["judge", "chair", "panelSecretary"];

type Form = Record<string, string>;

const row = (
  route: string,
  intent: string | null,
  params: (world: World) => Form,
  expected: Row["expected"],
  form?: (world: World, who: Who) => Form | Promise<Form>,
): Row => ({
  route,
  intent,
  ...(form && { done: true as const }),
  ask: async (world, who) => door(route, params(world), form && (await form(world, who))),
  expected,
});

const here = ({ contestId }: World) => ({ contestId });
const elsewhere = ({ other }: World) => ({ contestId: other.contestId });
const draft = ({ draftId }: World) => ({ contestId: draftId });

/* The judge's own declaration. */

const declaration: Row[] = [
  row(DECLARATION, null, here, only(JUDGES, "hidden")),
  row(DECLARATION, null, elsewhere, only(["neighbour"], "hidden")),
  row(DECLARATION, null, draft, only([], "hidden")),
  row(DECLARATION, "sign", here, only(JUDGES, "hidden"), () => ({ signed: "on" })),
  row(DECLARATION, "sign", draft, only([], "hidden"), () => ({ signed: "on" })),
  row(DECLARATION, "add-row", here, only(JUDGES, "hidden"), () => ({})),
  row(DECLARATION, "add-row", draft, only([], "hidden"), () => ({})),
];

/** From a panel with nothing to judge, taken up again for each who asks: everybody else's work stays as it is. */
async function idleSeat({ contest, judgeId, chairId, panelSecretaryId }: World): Promise<Form> {
  const { contestId, roundId, regulation } = contest;
  const place = { contestId, roundId, groupId: regulation.groups[3]!.id };
  const { id: panelId } = await db.panel.upsert({
    where: { contestId_roundId_groupId: place },
    create: { ...place, name: "Hội đồng 4" },
    update: {},
  });
  for (const judge of [judgeId, chairId, panelSecretaryId]) {
    const seat = { panelId, judgeId: judge };
    await db.panelMember.upsert({
      where: { panelId_judgeId: seat },
      create: seat,
      update: { endedAt: null },
    });
  }
  return { panelId, reason: "Bận công tác dài ngày" };
}

const leaving: Row[] = [
  row(DECLARATION, "step-back", here, only(JUDGES, "hidden"), idleSeat),
  row(DECLARATION, "step-back", draft, only([], "hidden"), idleSeat),
];

/* The secretariat's decisions. */

/** An interest that was entered, of a judge who sits on no panel, in an entry of their own contest. */
async function entered(world: World, place: "contest" | "other"): Promise<Form> {
  const { contestId } = world[place];
  const user = await db.user.create({
    data: { name: "Vũ Thị Ngoài", email: `${randomBytes(6).toString("hex")}@example.vn` },
  });
  const code = `X${randomBytes(4).toString("hex")}`;
  const judge = await db.judge.create({ data: { contestId, userId: user.id, code, nonce: code } });
  const entry =
    (await db.entry.findFirst({ where: { contestId, currentVersionId: { not: null } } })) ??
    (await world[place].entry());
  const pair = { judgeId: judge.id, entryId: entry.id, kind: "kin" };
  await db.conflictOfInterest.create({ data: { ...pair, source: "ENTERED", createdById: user.id } });
  return { ...pair, state: "OPEN", decision: "LIFTED", reason: "Không phải họ hàng" };
}

const fresh = async (world: World, place: "contest" | "other") => {
  const { judgeId = "", entryId = "" } = await entered(world, place);
  return { judgeId, entryId, kind: "business", note: "Cùng góp vốn" };
};

const told = (who: readonly Who[], outcome: "hidden") => ({
  ...only([]),
  ...Object.fromEntries(who.map((one) => [one, outcome])),
});

const deciding: Row[] = [
  row(CONFLICTS, null, here, only(RUNNERS)),
  row(CONFLICTS, null, elsewhere, only(["otherOrganiser"])),
  row(CONFLICTS, null, draft, only([], "hidden")),
  row(CONFLICTS, "decide", here, only(MANAGERS), (world) => entered(world, "contest")),
  row(CONFLICTS, "decide", elsewhere, only(["otherOrganiser"]), (world) => entered(world, "other")),
  row(CONFLICTS, "enter", here, only(MANAGERS), (world) => fresh(world, "contest")),
  // What belongs to another organisation's contest, under the own contest's address.
  row(CONFLICTS, "decide", here, told(MANAGERS, "hidden"), (world) => entered(world, "other")),
  row(CONFLICTS, "enter", here, told(MANAGERS, "hidden"), (world) => fresh(world, "other")),
];

/* One judge, as the secretariat keeps them. */

const judge = (world: World) => ({ contestId: world.contestId, judgeId: world.judgeId });
const lost = (world: World) => ({ contestId: world.other.contestId, judgeId: world.judgeId });

const keeping: Row[] = [
  row(JUDGE, null, judge, only(RUNNERS)),
  row(JUDGE, "", judge, only(MANAGERS), () => ({ maxLoad: "12" })),
  row(JUDGE, null, lost, told(["otherOrganiser"], "hidden")),
  row(JUDGE, "", lost, told(["otherOrganiser"], "hidden"), () => ({ maxLoad: "12" })),
];

/* Invitations to panels, and the people of another panel. */

async function invited({ contest, organisationId, idOf, now }: World, role: "JUDGE" | "PANEL_CHAIR") {
  const secret = randomBytes(16).toString("hex");
  const { id } = await db.invitation.create({
    data: {
      tokenHash: secret,
      email: `${secret}@example.vn`,
      role,
      organisationId,
      contestId: contest.contestId,
      panelId: contest.panelId,
      invitedById: idOf("organiser"),
      expiresAt: new Date(now.getTime() + 1000),
    },
  });
  return { id };
}

async function takingOver(world: World): Promise<Form> {
  const { panelId } = await idleSeat(world);
  return { panelId: panelId ?? "", fromPanelId: world.contest.panelId };
}

const panels: Row[] = [
  ...["resend-invitation", "revoke-invitation"].flatMap((intent) => [
    row(PANELS, intent, here, only(MANAGERS), (world) => invited(world, "JUDGE")),
    row(PANELS, intent, here, only(["organiser"]), (world) => invited(world, "PANEL_CHAIR")),
  ]),
  row(PANELS, "take-over", here, only(MANAGERS), takingOver),
  row(PANELS, "take-over", here, told(MANAGERS, "hidden"), async (world) => ({
    ...(await takingOver(world)),
    fromPanelId: world.other.panelId,
  })),
];

export const conflictRows: Row[] = [...declaration, ...deciding, ...keeping, ...panels, ...leaving];
