import type { Actor, Context } from "~/people/actor";
import { createAccount, hashPassword } from "~/people/accounts.server";
import { acceptInvitation, invitePerson } from "~/people/invitations.server";
import { createOrganisation } from "~/people/organisations.server";
import { judgingHooks } from "~/judging/panels/admit-judge.server";
import { db } from "~/platform/db.server";
import { seededRandom, type Random } from "~/platform/random";
import { localDate } from "./calendar";
import { BODIES, inventedName, JUDGE_UNITS, SCHOOLS } from "./people-names";
import { must } from "./must";
import { PASSWORD } from "./sign-ins";

/** The people of the demonstration, by user id. */
export interface Cast {
  readonly organisationId: string;
  /** The day on which all of it began, "YYYY-MM-DD". */
  readonly since: string;
  readonly admin: string;
  readonly organiser: string;
  readonly secretary: string;
  readonly judges: readonly string[];
  readonly contestants: readonly string[];
  readonly schools: readonly CastUnit[];
  /** Bodies of the province, by their name. */
  readonly bodies: ReadonlyMap<string, CastUnit>;
}

/** A unit that sends in entries for their authors. */
export interface CastUnit {
  readonly coordinator: string;
  readonly unitId: string;
  readonly name: string;
}

/** The person as the application sees them when they sign in now. */
export async function actorOf(userId: string): Promise<Actor> {
  const user = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { id: true, name: true, email: true, unitName: true, isPlatformAdmin: true, roleGrants: true },
  });
  const { id, roleGrants, ...rest } = user;
  return { userId: id, ...rest, grants: roleGrants };
}

export async function as(userId: string, now: Date): Promise<Context> {
  return { actor: await actorOf(userId), now };
}

/** Accounts, the organisation, and the roles in it, each given by an invitation that the person accepts. */
export async function makeCast(now: Date): Promise<Cast> {
  const random = seededRandom(1);
  const passwordHash = await hashPassword(PASSWORD);
  const person = async (email: string, name: string, rest: { unitName?: string; isPlatformAdmin?: boolean } = {}) =>
    (await createAccount(db, { email, name, passwordHash, ...rest })).id;
  const names = differentNames(random);

  const admin = await person("quantri@sangtao.example", names(), { isPlatformAdmin: true });
  const organiser = await person("tochuc@sangtao.example", names());
  const organisation = must(
    "organisation",
    await createOrganisation(await as(admin, now), {
      name: "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Nam Hải",
      shortName: "Liên hiệp hội Nam Hải",
      province: "Nam Hải",
      organiserEmail: "tochuc@sangtao.example",
    }),
  );
  const accept = async (userId: string, token: string) =>
    must("acceptance", await acceptInvitation(await as(userId, now), { token }, judgingHooks));
  await accept(organiser, organisation.token);

  const place = { organisationId: organisation.id, contestId: null, title: "" };
  const invited = async (userId: string, email: string, role: "SECRETARY" | "OBSERVER" | "UNIT_COORDINATOR", unitName?: string) => {
    const { token } = must("invitation", await invitePerson(await as(organiser, now), place, { role, email, unitName }, judgingHooks));
    await accept(userId, token);
  };
  const secretary = await person("thuky@sangtao.example", names());
  await invited(secretary, "thuky@sangtao.example", "SECRETARY");
  const observer = await person("giamsat@sangtao.example", names());
  await invited(observer, "giamsat@sangtao.example", "OBSERVER");

  const judges: string[] = [];
  for (let index = 0; index < JUDGE_UNITS.length; index++) {
    // The first two are the ones to sign in as: a panel's chair and a judge.
    const email = index === 0 ? "chutich@sangtao.example" : index === 1 ? "giamkhao@sangtao.example" : `giamkhao${index}@sangtao.example`;
    judges.push(await person(email, names(), { unitName: JUDGE_UNITS[index] ?? "" }));
  }
  const contestants: string[] = [];
  for (let index = 0; index < 12; index++) {
    const email = index === 0 ? "thisinh@sangtao.example" : `thisinh${index}@sangtao.example`;
    contestants.push(await person(email, names()));
  }
  const units: CastUnit[] = [];
  for (const [index, name] of [...SCHOOLS, ...BODIES].entries()) {
    const email = index === 0 ? "donvi@sangtao.example" : `donvi${index}@sangtao.example`;
    const coordinator = await person(email, names(), { unitName: name });
    await invited(coordinator, email, "UNIT_COORDINATOR", name);
    const unit = await db.unit.findFirstOrThrow({ where: { organisationId: organisation.id, name } });
    units.push({ coordinator, unitId: unit.id, name });
  }
  const schools = units.slice(0, SCHOOLS.length);
  const bodies = new Map(units.slice(SCHOOLS.length).map((unit) => [unit.name, unit]));
  return { organisationId: organisation.id, since: localDate(now), admin, organiser, secretary, judges, contestants, schools, bodies };
}

/** Names that no two people of the cast share: a judge named like an author would be a conflict of interest. */
function differentNames(random: Random): () => string {
  const taken = new Set<string>();
  return () => {
    let name = inventedName(random);
    while (taken.has(name)) name = inventedName(random);
    taken.add(name);
    return name;
  };
}
