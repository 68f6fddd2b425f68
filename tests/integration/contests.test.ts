import { beforeAll, describe, expect, it } from "vitest";
import { contestById, publicContest, publicContests } from "~/contests/contest.server";
import { contestOverview } from "~/contests/contest-overview.server";
import { createContest } from "~/contests/create-contest.server";
import { regulationHash } from "~/contests/freeze";
import { managedContests } from "~/contests/managed-contests.server";
import { openContest } from "~/contests/open-contest.server";
import { regulationSchema, type Regulation } from "~/contests/regulation";
import { formOfPart } from "~/contests/regulation-edit";
import { partForms, type PartChange } from "~/contests/regulation-forms";
import { REGULATION_PARTS, type RegulationPart } from "~/contests/regulation-parts";
import { reviseRegulation } from "~/contests/revise-regulation.server";
import { saveRegulation } from "~/contests/save-regulation.server";
import type { Actor, Context } from "~/people/actor";
import { db } from "~/platform/db.server";

const now = new Date("2026-02-20T01:00:00Z");
const paper = { decisionNumber: "55/QĐ-BTCHT", decisionDate: "2026-02-18" };
let organisationId: string;
let organiser: Actor;
let edition = 0;

async function actor(
  role: Actor["grants"][number]["role"] | null,
  given = organisationId,
): Promise<Actor> {
  const user = await db.user.create({
    data: {
      name: "Nguyễn Văn An",
      email: `${crypto.randomUUID()}@example.vn`,
      emailVerified: true,
    },
  });
  const grants = role ? [{ role, organisationId: given, contestId: null, unitId: null }] : [];
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    unitName: "",
    isPlatformAdmin: false,
    grants,
  };
}

const as = (person: Actor, at = now): Context => ({ actor: person, now: at });

async function draft(template: "technical" | "youth" = "technical") {
  edition += 1;
  const made = await createContest(as(organiser), {
    organisationId,
    template,
    edition: String(edition),
    year: 2026,
  });
  if (!made.ok) throw new Error(made.code);
  return made.value;
}

async function opened() {
  const { id, slug } = await draft();
  const result = await openContest(as(organiser), { contestId: id, version: 1, ...paper });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return { id, slug };
}

const contestBySlug = async (slug: string) =>
  contestById((await db.contest.findUniqueOrThrow({ where: { slug } })).id);
const stored = (contestId: string) => db.contest.findUniqueOrThrow({ where: { id: contestId } });
const draftOf = async (contestId: string) =>
  regulationSchema.parse((await stored(contestId)).draft);
const actions = async (chainId: string) =>
  (await db.auditEvent.findMany({ where: { chainId }, orderBy: { position: "asc" } })).map(
    ({ action }) => action,
  );

/** A part's form as it stands, with changes. */
function change(regulation: Regulation, part: RegulationPart, changes: object = {}): PartChange {
  const form = partForms[part].parse({ ...formOfPart(regulation, part, "vi"), ...changes });
  return { part, form } as PartChange;
}

beforeAll(async () => {
  const organisation = await db.organisation.create({
    data: {
      name: "Liên hiệp các Hội Khoa học và Kỹ thuật Lâm Đồng",
      shortName: "LHH Lâm Đồng",
      slug: "lam-dong",
      province: "Lâm Đồng",
    },
  });
  organisationId = organisation.id;
  organiser = await actor("ORGANISER");
});

describe("creating a contest", () => {
  it("fills a draft from the template, which the public does not see", async () => {
    const { id, slug } = await draft();
    expect(await stored(id)).toMatchObject({
      state: "DRAFT",
      kind: "TECHNICAL",
      version: 1,
      organisationId,
    });
    expect(slug).toBe(`hoi-thi-sang-tao-ky-thuat-lam-dong-lan-thu-${edition}-2026`);
    expect((await draftOf(id)).fields).toHaveLength(6);
    expect(await publicContest(slug, now)).toBeNull();
    expect((await publicContests(now)).map((row) => row.slug)).not.toContain(slug);
    expect((await contestBySlug(slug))?.revision).toBeNull();
    expect(await actions(id)).toEqual(["contest.created"]);
  });

  it("gives a second contest of the same name an address of its own", async () => {
    const input = { organisationId, template: "youth", edition: "Hai", year: 2026 } as const;
    const both = await Promise.all([
      createContest(as(organiser), input),
      createContest(as(organiser), input),
    ]);
    const slugs = both.map((result) => (result.ok ? result.value.slug : result.code)).sort();
    const base = "cuoc-thi-sang-tao-thanh-thieu-nien-nhi-dong-lam-dong-lan-thu-hai-2026";
    expect(slugs).toEqual([base, `${base}-2`]);
  });

  it("computes the birth dates of the youth contest from its ages", async () => {
    const made = await createContest(as(organiser), {
      organisationId,
      template: "youth",
      edition: "IX",
      year: 2026,
      cutoff: "2026-08-31",
      minAge: 8,
      maxAge: 17,
    });
    expect((await draftOf(made.ok ? made.value.id : "")).members).toMatchObject({
      bornFrom: "2009-08-31",
      bornTo: "2018-08-31",
    });
  });

  it("is the organiser's, in their own organisation", async () => {
    const other = await db.organisation.create({
      data: { name: "Khác", shortName: "K", slug: "khac", province: "Huế" },
    });
    const input = { organisationId, template: "technical", edition: "X", year: 2026 } as const;
    for (const person of [
      await actor("SECRETARY"),
      await actor("OBSERVER"),
      await actor(null),
      await actor("ORGANISER", other.id),
    ]) {
      expect(await createContest(as(person), input)).toEqual({ ok: false, code: "role" });
    }
    expect(
      await createContest(as({ ...(await actor(null)), isPlatformAdmin: true }), input),
    ).toMatchObject({ code: "role" });
  });
});

describe("editing the regulation", () => {
  it.each(REGULATION_PARTS)("stores the part %s and leaves the others", async (part) => {
    const { id } = await draft();
    const before = await draftOf(id);
    expect(
      await saveRegulation(as(organiser), { contestId: id, version: 1, ...change(before, part) }),
    ).toEqual({
      ok: true,
      value: { version: 2 },
    });
    expect(await draftOf(id)).toEqual(before);
    expect(await actions(id)).toEqual(["contest.created", "regulation.saved"]);
  });

  it("moves title and address together while nobody outside has seen them", async () => {
    const { id } = await draft();
    const title = "Hội thi Đà Lạt sáng tạo";
    await saveRegulation(as(organiser), {
      contestId: id,
      version: 1,
      ...change(await draftOf(id), "text", { title }),
    });
    expect(await stored(id)).toMatchObject({ title, slug: "hoi-thi-da-lat-sang-tao" });
  });

  it("never overwrites another tab: the second is shown what the first has left", async () => {
    const { id } = await draft();
    const before = await draftOf(id);
    const first = change(before, "members", { max: "7" });
    const second = change(before, "members", { max: "3" });
    expect(
      await saveRegulation(as(organiser), { contestId: id, version: 1, ...first }),
    ).toMatchObject({ ok: true });
    const result = await saveRegulation(as(organiser), { contestId: id, version: 1, ...second });
    expect(result).toMatchObject({ ok: false, code: "conflict", current: { version: 2 } });
    expect((result as { current: { regulation: Regulation } }).current.regulation.members.max).toBe(
      7,
    );
    expect((await draftOf(id)).members.max).toBe(7);
  });

  it("lets exactly one of two tabs win that save at once", async () => {
    const { id } = await draft();
    const before = await draftOf(id);
    const results = await Promise.all(
      ["7", "3"].map((max) =>
        saveRegulation(as(organiser), {
          contestId: id,
          version: 1,
          ...change(before, "members", { max }),
        }),
      ),
    );
    expect(results.map((result) => (result.ok ? "saved" : result.code)).sort()).toEqual([
      "conflict",
      "saved",
    ]);
    expect((await stored(id)).version).toBe(2);
  });

  it("is for the organiser only; for outsiders the contest does not exist", async () => {
    const { id } = await draft();
    const input = { contestId: id, version: 1, ...change(await draftOf(id), "members") };
    expect(await saveRegulation(as(await actor("SECRETARY")), input)).toEqual({
      ok: false,
      code: "role",
    });
    expect(await saveRegulation(as(await actor("OBSERVER")), input)).toEqual({
      ok: false,
      code: "role",
    });
    expect(await saveRegulation(as(await actor(null)), input)).toEqual({
      ok: false,
      code: "hidden",
    });
    expect(await saveRegulation(as(organiser), { ...input, contestId: "none" })).toEqual({
      ok: false,
      code: "hidden",
    });
  });
});

describe("opening a contest", () => {
  it("freezes revision 1 with its hash and clears the draft", async () => {
    const { id } = await draft();
    const regulation = await draftOf(id);
    const result = await openContest(as(organiser), { contestId: id, version: 1, ...paper });
    const sha256 = regulationHash(regulation);
    expect(result).toMatchObject({ ok: true, value: { sha256 } });
    expect(await stored(id)).toMatchObject({
      state: "OPEN",
      draft: null,
      openedAt: now,
      version: 2,
    });
    const [revision, ...more] = await db.regulationRevision.findMany({ where: { contestId: id } });
    expect(more).toEqual([]);
    expect(revision).toMatchObject({
      number: 1,
      sha256,
      decisionNumber: "55/QĐ-BTCHT",
      decisionDate: new Date("2026-02-18"),
    });
    expect(regulationHash(regulationSchema.parse(revision?.document))).toBe(sha256);
    expect(await actions(id)).toEqual(["contest.created", "contest.opened"]);
  });

  it("refuses with every fault of the regulation", async () => {
    const { id } = await draft();
    const before = await draftOf(id);
    await saveRegulation(as(organiser), {
      contestId: id,
      version: 1,
      draft: {
        ...before,
        articles: [],
        codePattern: "STKT",
        members: { ...before.members, min: 9 },
      },
    });
    expect(await openContest(as(organiser), { contestId: id, version: 2, ...paper })).toEqual({
      ok: false,
      code: "incomplete",
      faults: [
        { path: "articles", code: "none-given" },
        { path: "codePattern", code: "code-pattern-number" },
        { path: "members.max", code: "max-below-min" },
      ],
    });
    expect((await stored(id)).state).toBe("DRAFT");
  });

  it("needs the deciding document, the version that was read, and the organiser", async () => {
    const { id } = await draft();
    expect(
      await openContest(as(organiser), {
        contestId: id,
        version: 1,
        decisionNumber: " ",
        decisionDate: "18/02/2026",
      }),
    ).toMatchObject({
      code: "invalid",
      faults: [
        { path: "decisionNumber", code: "required" },
        { path: "decisionDate", code: "date" },
      ],
    });
    expect(await openContest(as(organiser), { contestId: id, version: 9, ...paper })).toEqual({
      ok: false,
      code: "conflict",
    });
    expect(
      await openContest(as(await actor("SECRETARY")), { contestId: id, version: 1, ...paper }),
    ).toMatchObject({ code: "role" });
    const late = as(organiser, new Date("2026-12-01T00:00:00Z"));
    expect(await openContest(late, { contestId: id, version: 1, ...paper })).toMatchObject({
      code: "incomplete",
      faults: [{ path: "windows.0.closesAt", code: "in-the-past" }],
    });
  });

  it("happens once, and ends the editing", async () => {
    const { id } = await draft();
    const regulation = await draftOf(id);
    const twice = await Promise.all(
      [1, 2].map(() => openContest(as(organiser), { contestId: id, version: 1, ...paper })),
    );
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.regulationRevision.count({ where: { contestId: id } })).toBe(1);
    expect(
      await saveRegulation(as(organiser), {
        contestId: id,
        version: 2,
        ...change(regulation, "members"),
      }),
    ).toEqual({ ok: false, code: "state" });
  });
});

describe("a further revision", () => {
  const extended = (regulation: Regulation, closesAt: string) => {
    const { form } = change(regulation, "dates") as Extract<PartChange, { part: "dates" }>;
    return {
      part: "dates" as const,
      form: {
        ...form,
        windows: form.windows.map((row, index) => (index === 0 ? { ...row, closesAt } : row)),
      },
    };
  };
  const basis = { decisionNumber: "119/KH-BTC", decisionDate: "2026-08-20", reason: "Mưa lũ" };
  const august = new Date("2026-08-25T00:00:00Z");

  it("extends the deadline and keeps the revision before it", async () => {
    const { id, slug } = await opened();
    const before = (await contestBySlug(slug))!;
    const result = await reviseRegulation(as(organiser, august), {
      contestId: id,
      revision: 1,
      ...extended(before.regulation, "2026-09-10T17:00"),
      ...basis,
    });
    expect(result).toMatchObject({ ok: true, value: { number: 2 } });
    const after = (await contestBySlug(slug))!;
    expect(after.revision).toMatchObject({
      number: 2,
      reason: "Mưa lũ",
      decisionNumber: "119/KH-BTC",
    });
    expect(after.regulation.windows[0]?.closesAt).toBe("2026-09-10T10:00:00.000Z");
    expect({ ...after.regulation, windows: [] }).toEqual({ ...before.regulation, windows: [] });
    const first = await db.regulationRevision.findFirstOrThrow({
      where: { contestId: id, number: 1 },
    });
    expect(first).toMatchObject({ sha256: before.revision?.sha256 });
    expect(await actions(id)).toEqual(["contest.created", "contest.opened", "regulation.revised"]);
  });

  it("changes words of articles, not the name of the contest", async () => {
    const { id, slug } = await opened();
    const { regulation } = (await contestBySlug(slug))!;
    const { form } = change(regulation, "text", {
      title: "Tên khác",
      articles: [{ id: "purpose", title: "Mục đích", text: "Như cũ." }],
    }) as Extract<PartChange, { part: "text" }>;
    await reviseRegulation(as(organiser, august), {
      contestId: id,
      revision: 1,
      part: "text",
      form,
      ...basis,
    });
    const after = (await contestBySlug(slug))!;
    expect(after.regulation.title).toBe(regulation.title);
    expect(after.regulation.articles).toEqual([
      { id: "purpose", title: "Mục đích", text: "Như cũ." },
    ]);
  });

  it("refuses what is in the past, unexplained, unchanged or out of turn", async () => {
    const { id, slug } = await opened();
    const { regulation } = (await contestBySlug(slug))!;
    const ask = (closesAt: string, more: object = {}, person = organiser) =>
      reviseRegulation(as(person, august), {
        contestId: id,
        revision: 1,
        ...extended(regulation, closesAt),
        ...basis,
        ...more,
      });
    expect(await ask("2026-08-01T17:00")).toMatchObject({
      code: "invalid",
      faults: [{ path: "windows.0.closesAt", code: "in-the-past" }],
    });
    expect(await ask("2026-08-31T17:00")).toMatchObject({
      faults: [{ path: "", code: "nothing-changed" }],
    });
    expect(await ask("2026-09-10T17:00", { reason: " ", decisionNumber: "" })).toMatchObject({
      faults: [
        { path: "decisionNumber", code: "required" },
        { path: "reason", code: "required" },
      ],
    });
    expect(await ask("2026-12-10T17:00")).toMatchObject({ code: "invalid" });
    expect(await ask("2026-09-10T17:00", { revision: 2 })).toEqual({ ok: false, code: "conflict" });
    expect(await ask("2026-09-10T17:00", {}, await actor("SECRETARY"))).toMatchObject({
      code: "role",
    });
    expect(await db.regulationRevision.count({ where: { contestId: id } })).toBe(1);
  });

  it("is one of two that are issued at once", async () => {
    const { id, slug } = await opened();
    const { regulation } = (await contestBySlug(slug))!;
    const results = await Promise.all(
      ["2026-09-10T17:00", "2026-09-12T17:00"].map((closesAt) =>
        reviseRegulation(as(organiser, august), {
          contestId: id,
          revision: 1,
          ...extended(regulation, closesAt),
          ...basis,
        }),
      ),
    );
    expect(results.map((result) => (result.ok ? "issued" : result.code)).sort()).toEqual([
      "conflict",
      "issued",
    ]);
  });
});

describe("reading", () => {
  it("tells the public the phase, the windows and the revision", async () => {
    const { slug } = await opened();
    expect(await publicContest(slug, now)).toMatchObject({
      phase: "announced",
      contest: { slug, organisationName: "Liên hiệp các Hội Khoa học và Kỹ thuật Lâm Đồng" },
      revision: { number: 1, decisionNumber: "55/QĐ-BTCHT", decisionDate: "2026-02-18" },
    });
    expect((await publicContest(slug, new Date("2026-05-01T00:00:00Z")))?.phase).toBe("open");
    expect(
      (await publicContests(new Date("2026-10-01T00:00:00Z"))).find((row) => row.slug === slug)
        ?.phase,
    ).toBe("judging");
    expect(await publicContest("none", now)).toBeNull();
  });

  it("shows the secretariat its contests, to each only what they may read", async () => {
    const { id } = await draft();
    const secretary = await actor("SECRETARY");
    const [organisation] = await managedContests(secretary);
    expect(organisation).toMatchObject({ id: organisationId, mayCreate: false });
    expect(organisation?.contests.map((contest) => contest.id)).toContain(id);

    const one = {
      ...(await actor(null)),
      grants: [{ role: "OBSERVER" as const, organisationId, contestId: id, unitId: null }],
    };
    expect((await managedContests(one))[0]?.contests.map((contest) => contest.id)).toEqual([id]);
    expect(await managedContests(await actor(null))).toEqual([]);
    expect(await managedContests(await actor("UNIT_COORDINATOR"))).toEqual([]);
  });

  it("says what to do next", async () => {
    const { id } = await draft();
    const overview = await contestOverview(as(organiser), id);
    expect(overview).toMatchObject({
      ok: true,
      value: { steps: ["open"], faults: [], counts: { sent: 0, panels: 0 } },
    });
    expect(await contestOverview(as(await actor(null)), id)).toEqual({ ok: false, code: "hidden" });
  });
});
