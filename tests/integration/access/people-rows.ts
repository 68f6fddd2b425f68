import { createHash, randomBytes } from "node:crypto";
import { INVITED_ROLES, isJudging, type InvitedRole } from "~/people/roles";
import { db } from "~/platform/db.server";
import { all, desk, only, signedIn, type Row } from "./ask";
import type { Who, World } from "./world";

const PEOPLE_READERS: Who[] = ["organiser", "secretary", "observer", "platformAdmin"];
const ADMIN: Who[] = ["platformAdmin"];
const PASSWORD = "a long enough password";
const away = all("elsewhere", { nobody: "ok" });

let counter = 0;
const newEmail = () => `new${(counter += 1)}@example.vn`;

/** An open invitation; its role is one that changes nothing for the contest of this world. */
async function invitation(
  world: World,
  role: InvitedRole,
  email: string,
  contestId: string | null,
  organisationId = world.organisationId,
) {
  const token = randomBytes(32).toString("base64url");
  const { id } = await db.invitation.create({
    data: {
      tokenHash: createHash("sha256").update(token).digest("hex"),
      email,
      role,
      organisationId,
      contestId,
      invitedById: world.idOf("organiser"),
      expiresAt: new Date(world.now.getTime() + 1000),
    },
  });
  return { id, token };
}

async function grant(
  world: World,
  role: "OBSERVER" | "UNIT_COORDINATOR",
  contestId: string | null,
): Promise<string> {
  const user = await db.user.create({ data: { name: "X", email: newEmail() } });
  const unitId = role === "UNIT_COORDINATOR" ? world.unitId : null;
  const { organisationId } = world;
  return (
    await db.roleGrant.create({
      data: { userId: user.id, role, organisationId, contestId, unitId },
    })
  ).id;
}

/** The two pages of people: of the whole organisation, and of one contest. */
const PLACES = [
  {
    route: "_app.manage.organisations.$organisationId.people",
    path: (world: World) => `/manage/organisations/${world.organisationId}/people`,
    params: (world: World) => ({ organisationId: world.organisationId }),
    contestOf: (): string | null => null,
    outsiders: "role" as const,
    roles: INVITED_ROLES.filter((role) => !isJudging(role)),
  },
  {
    route: "_app.manage.contests.$contestId.people",
    path: (world: World) => `/manage/contests/${world.contestId}/people`,
    params: (world: World) => ({ contestId: world.contestId }),
    contestOf: (world: World): string | null => world.contestId,
    // Whoever has no part in a contest is not told that there is one: it may be a draft.
    outsiders: "hidden" as const,
    roles: INVITED_ROLES,
  },
];

const INVITERS: Record<InvitedRole, Who[]> = {
  ORGANISER: ["organiser", "platformAdmin"],
  SECRETARY: ["organiser"],
  OBSERVER: ["organiser"],
  UNIT_COORDINATOR: ["organiser", "secretary"],
  JUDGE: ["organiser", "secretary"],
  PANEL_CHAIR: ["organiser"],
  PANEL_SECRETARY: ["organiser"],
  PANEL_EXPERT: ["organiser", "secretary"],
};

const peoplePages: Row[] = PLACES.flatMap(
  ({ route, path, params, contestOf, outsiders, roles }) => [
    {
      route,
      intent: null,
      ask: (world) => ({ path: path(world), params: params(world) }),
      expected: desk(PEOPLE_READERS, [], outsiders),
    },
    ...roles.map((role): Row => ({
      route,
      intent: "invite",
      ask: (world) => ({
        path: path(world),
        params: params(world),
        form: {
          role,
          email: newEmail(),
          ...(role === "UNIT_COORDINATOR" && { unitName: "Sở Giáo dục" }),
          ...(role.startsWith("PANEL_") && { panelId: world.contest.panelId }),
        },
      }),
      expected: desk(INVITERS[role], PEOPLE_READERS, outsiders),
    })),
    ...(["OBSERVER", "UNIT_COORDINATOR"] as const).flatMap((role): Row[] => [
      {
        route,
        intent: "revoke-grant",
        ask: async (world) => ({
          path: path(world),
          params: params(world),
          form: { id: await grant(world, role, contestOf(world)) },
        }),
        expected: desk(INVITERS[role], PEOPLE_READERS, outsiders),
      },
      ...["revoke-invitation", "resend-invitation"].map((intent): Row => ({
        route,
        intent,
        ask: async (world) => ({
          path: path(world),
          params: params(world),
          form: { id: (await invitation(world, role, newEmail(), contestOf(world))).id },
        }),
        expected: desk(INVITERS[role], PEOPLE_READERS, outsiders),
      })),
    ]),
  ],
);

const read = (route: string, path: string, expected: Row["expected"]): Row => ({
  route,
  intent: null,
  ask: () => ({ path }),
  expected,
});
const post = (
  route: string,
  intent: string,
  form: Row["ask"],
  expected: Row["expected"],
  tidy?: Row["tidy"],
): Row => ({
  route,
  intent,
  ask: form,
  expected,
  ...(tidy && { tidy }),
});

const account: Row[] = [
  read("_public.setup", "/setup?token=x", all("ok")),
  post(
    "_public.setup",
    "",
    () => ({
      path: "/setup",
      form: { token: "x", name: "X", email: newEmail(), password: PASSWORD },
    }),
    all("ok"),
  ),
  read("_public.sign-in", "/sign-in", away),
  post(
    "_public.sign-in",
    "",
    (_world, who) => ({
      path: "/sign-in",
      form: { email: `${who}@example.vn`, password: "wrong" },
    }),
    all("ok"),
  ),
  read("_public.sign-up", "/sign-up", away),
  post(
    "_public.sign-up",
    "",
    () => ({ path: "/sign-up", form: { name: "X", email: newEmail(), password: PASSWORD } }),
    all("ok"),
  ),
  read("_public.confirm-email", "/confirm-email", all("ok")),
  post(
    "_public.confirm-email",
    "confirm",
    () => ({ path: "/confirm-email", form: { token: "x" } }),
    all("ok"),
  ),
  post(
    "_public.confirm-email",
    "resend",
    () => ({ path: "/confirm-email", form: { email: newEmail() } }),
    all("ok"),
  ),
  read("_public.forgot-password", "/forgot-password", all("ok")),
  post(
    "_public.forgot-password",
    "",
    () => ({ path: "/forgot-password", form: { email: newEmail() } }),
    all("ok"),
  ),
  read("_public.reset-password", "/reset-password?token=x", all("ok")),
  post(
    "_public.reset-password",
    "",
    () => ({ path: "/reset-password", form: { token: "x", password: PASSWORD } }),
    all("ok"),
  ),
  read("sign-out", "/sign-out", all("ok")),
  read("_app.account", "/account", signedIn),
  post(
    "_app.account",
    "profile",
    (_world, who) => ({
      path: "/account",
      form: { name: `Người ${who}`, unitName: "", phone: "", language: "vi" },
    }),
    signedIn,
  ),
  post(
    "_app.account",
    "password",
    () => ({ path: "/account", form: { current: "x", password: PASSWORD } }),
    signedIn,
  ),
];

/** Last of all: they end sessions. */
export const lastRows: Row[] = [
  post("_app.account", "end-all", (_world, who) => ({ path: "/account", form: { who } }), signedIn),
  post("sign-out", "", () => ({ path: "/sign-out", form: { x: "" } }), all("ok")),
];

const invitations: Row[] = [
  {
    route: "_public.invitations.$token",
    intent: null,
    ask: async (world) => {
      const { token } = await invitation(world, "OBSERVER", newEmail(), null);
      return { path: `/invitations/${token}`, params: { token } };
    },
    expected: all("ok"),
  },
  {
    route: "_public.invitations.$token",
    intent: "accept",
    ask: async (world, who) => {
      const { token } = await invitation(
        world,
        "OBSERVER",
        `${who}@example.vn`,
        null,
        world.other.organisationId,
      );
      return { path: `/invitations/${token}`, params: { token }, form: { x: "" } };
    },
    expected: signedIn,
    tidy: ({ other }) =>
      db.roleGrant.deleteMany({
        where: { organisationId: other.organisationId, role: "OBSERVER" },
      }),
  },
];

/** The link is enough for saying no. */
const declining: Row = {
  route: "_public.invitations.$token",
  intent: "decline",
  done: true,
  ask: async (world) => {
    const { token } = await invitation(world, "OBSERVER", newEmail(), null);
    return { path: `/invitations/${token}`, params: { token }, form: { reason: "Đi công tác" } };
  },
  expected: all("ok"),
};

const organisation = { name: "Liên hiệp hội", shortName: "", province: "Lâm Đồng" };

const administration: Row[] = [
  read("_app.admin", "/admin", only(ADMIN)),
  { ...read("_app.admin._index", "/admin", signedIn) },
  read("_app.admin.organisations._index", "/admin/organisations", only(ADMIN)),
  read("_app.admin.organisations.new", "/admin/organisations/new", only(ADMIN)),
  post(
    "_app.admin.organisations.new",
    "",
    (_world, who) => ({
      path: "/admin/organisations/new",
      form: { ...organisation, shortName: `LHH ${who}`, organiserEmail: newEmail() },
    }),
    only(ADMIN),
  ),
  {
    route: "_app.admin.organisations.$organisationId",
    intent: null,
    ask: ({ organisationId }) => ({
      path: `/admin/organisations/${organisationId}`,
      params: { organisationId },
    }),
    expected: only(ADMIN),
  },
  {
    route: "_app.admin.organisations.$organisationId",
    intent: "",
    ask: ({ organisationId }) => ({
      path: `/admin/organisations/${organisationId}`,
      params: { organisationId },
      form: { ...organisation, shortName: "LHH" },
    }),
    expected: only(ADMIN),
  },
  read("_app.admin.outbox._index", "/admin/outbox", only(ADMIN)),
  {
    route: "_app.admin.outbox.$mailId",
    intent: null,
    ask: async () => {
      const { id } = await db.mail.create({
        data: { to: newEmail(), subject: "S", text: "T", state: "KEPT" },
      });
      return { path: `/admin/outbox/${id}`, params: { mailId: id } };
    },
    expected: only(ADMIN),
  },
  read("_app.admin.users", "/admin/users?q=a", only(ADMIN)),
];

export const peopleRows: Row[] = [...peoplePages, ...account, ...invitations, declining, ...administration];
