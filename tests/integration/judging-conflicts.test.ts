import { beforeEach, describe, expect, it } from "vitest";
import { conflictedEntryIds } from "~/judging/conflicts/conflicts.server";
import { conflictsPage } from "~/judging/conflicts/conflicts-page.server";
import { decideConflict, enterConflict } from "~/judging/conflicts/decide-conflict.server";
import { isConflicted } from "~/judging/conflicts/pair-conflict.server";
import { declarationPage, signDeclaration } from "~/judging/conflicts/declaration.server";
import { judgingOfPerson } from "~/judging/own-data.server";
import { judgeQueue, sheetPage } from "~/judging/sheets/judge-reads.server";
import { saveSheet } from "~/judging/sheets/save-score-sheet.server";
import { db } from "~/platform/db.server";
import { begin, between, judge, judgeId, member, signed, submitted, world } from "./conflicts-world";
import { at, grantee, JUDGING, judgingContest, must, person, sheetOf } from "./judging-world";
import { DECIDING } from "./results-world";

beforeEach(begin);

describe("what is found", () => {
  it("comes from accounts, versions, units and declarations, and nothing of a lifted one is left", async () => {
    const named = await world.entry(member("đặng thị giám"));
    const short = await world.entry(member("Đ. Thị Giám"));
    const school = await world.entry(member("Lê An", "THPT Bảo Lộc"));
    const kin = await world.entry(member("Hoàng Văn Chồng"));
    const coAuthored = await world.entry();
    await db.coAuthor.create({
      data: {
        entryId: coAuthored.id,
        memberId: "m1",
        email: "x@example.vn",
        tokenHash: coAuthored.id,
        invitedById: judge.userId,
        expiresAt: new Date(),
        userId: judge.userId,
        confirmedAt: new Date(),
        revokedAt: new Date(),
      },
    });
    expect(await between(named.id)).toEqual(["name"]);
    expect(await between(short.id)).toEqual([]);
    expect(await between(school.id)).toEqual(["unit"]);
    expect(await between(coAuthored.id)).toContain("owner");
    expect(await between(kin.id)).toEqual([]);
    must(
      await signDeclaration(
        at(judge),
        world.contestId,
        signed({ relations: [{ name: "HOÀNG VĂN CHỒNG", kind: "spouse", unitName: "" }] }),
      ),
    );
    expect(await between(kin.id)).toEqual(["relation"]);
    expect([...(await conflictedEntryIds(db, world.contestId, judge.userId))].toSorted()).toEqual(
      [named.id, school.id, kin.id, coAuthored.id].toSorted(),
    );

    const { contestId, organiser } = world;
    const about = { judgeId, entryId: school.id, kind: "unit", state: "OPEN" } as const;
    const lift = { ...about, decision: "LIFTED", reason: "Đã chuyển công tác" } as const;
    must(await decideConflict(at(organiser), contestId, lift));
    expect(await between(school.id)).toEqual([]);
    expect(await decideConflict(at(organiser), contestId, lift)).toMatchObject({ code: "conflict" });

    // A lift holds for its kind alone.
    await db.user.update({ where: { id: judge.userId }, data: { name: "Lê An" } });
    expect(await between(school.id)).toEqual(["name"]);

    const page = must(await conflictsPage(at(organiser), contestId));
    expect(page.rows.find(({ kind }) => kind === "unit")).toMatchObject({
      state: "LIFTED",
      reason: "Đã chuyển công tác",
      toDecide: false,
    });
  });

  it("is the same for one person and one entry as for all of a contest", async () => {
    const { contestId, organiser } = world;
    const people = (fields: object) => ({ members: [{ name: "Lê An", unit: "", ...fields }] });
    const unit = await db.unit.create({
      data: { organisationId: world.organisationId, name: "Trường Tiểu học Lộc Sơn", nameKey: "x" },
    });
    const outsider = await person();
    const entries = [
      await world.entry({ owner: judge }),
      await world.entry(member("Đặng Thị Giám")),
      await world.entry(member("Đ. Thị Giám")),
      await world.entry({ content: { supporters: [{ id: "s1", name: "Đặng Thị Giám", unit: "", role: "", phone: "", email: "" }] } }),
      await world.entry(people({ email: judge.email.toUpperCase() })),
      await world.entry(people({ email: outsider.email })),
      await world.entry(people({ phone: "0912 345 678" })),
      await world.entry(people({ unit: "12 Trần Phú, phường Bảo Lộc" })),
      await world.entry(people({ unit: "THPT Bảo Lộc" })),
      await world.entry(people({ name: "Hoàng Văn Chồng" })),
      await world.entry(people({ unit: "Viện Hạt nhân" })),
      await world.entry(),
      await world.entry(),
      await world.entry(),
      await world.entry(member("Đặng Thị Giám")),
    ];
    const [byUnit, declared, lifted] = entries.slice(-4).map(({ id }) => id) as [string, string, string];
    await db.entry.update({ where: { id: byUnit }, data: { unitId: unit.id } });
    await db.roleGrant.create({
      data: {
        ...{ userId: judge.userId, role: "UNIT_COORDINATOR", unitId: unit.id },
        organisationId: world.organisationId,
      },
    });
    const relations = [{ name: "Hoàng Văn Chồng", kind: "spouse", unitName: "Viện Hạt nhân" }];
    const about = { phone: "+84912345678", address: "12 Trần Phú, phường Bảo Lộc" };
    must(await signDeclaration(at(judge), contestId, signed({ relations, ...about })));
    await db.judge.update({ where: { id: judgeId }, data: about });
    must(await enterConflict(at(organiser), contestId, { judgeId, entryId: declared, kind: "business", note: "" }));
    must(await enterConflict(at(organiser), contestId, { judgeId, entryId: lifted, kind: "kin", note: "" }));
    const decide = (entryId: string, kind: "kin" | "name" | "possible-name", decision: "LIFTED" | "CONFIRMED") =>
      decideConflict(at(organiser), contestId, {
        ...{ judgeId, entryId, kind, decision, reason: "Đã hỏi" },
        state: "OPEN",
      });
    must(await decide(lifted, "kin", "LIFTED"));
    must(await decide(entries.at(-1)!.id, "name", "LIFTED"));
    const pairs = async () => {
      const found: boolean[][] = [];
      for (const who of [judge, outsider, organiser]) {
        const all = await conflictedEntryIds(db, contestId, who.userId);
        const one: boolean[] = [];
        for (const { id } of entries) one.push(await isConflicted(db, contestId, who.userId, id));
        expect(one).toEqual(entries.map(({ id }) => all.has(id)));
        found.push(one);
      }
      return found.map((one) => one.map((has) => (has ? "x" : "-")).join(""));
    };
    expect(await pairs()).toEqual(["xx-xx-xxxxxxx--", "-----x---------", "---------------"]);
    must(await decide(entries[2]!.id, "possible-name", "CONFIRMED"));
    expect((await pairs())[0]).toBe("xxxxx-xxxxxxx--");
  });

  it("asks the organiser about a name that may be the same, and keeps apart once confirmed", async () => {
    const entry = await world.entry(member("Đ. Thị Giám"));
    const assignmentId = await world.assigned(entry.id, judgeId);
    const { contestId, organiser } = world;
    const row = must(await conflictsPage(at(organiser), contestId)).rows[0]!;
    expect(row).toMatchObject({ kind: "possible-name", onlyPossible: true, toDecide: true });
    const confirm = {
      ...{ judgeId, entryId: entry.id, kind: "possible-name", reason: "" },
      state: "OPEN" as const,
      decision: "CONFIRMED" as const,
    };
    expect(await decideConflict(at(judge), contestId, confirm)).toMatchObject({ code: "role" });
    must(await decideConflict(at(organiser), contestId, confirm));
    expect(await between(entry.id)).toEqual(["possible-name"]);
    const marks = world.fullMarks();
    expect(
      await saveSheet(at(judge), { assignmentId, version: 1, marks, comment: "" }),
    ).toMatchObject({ code: "hidden" });
  });
});

describe("a declaration", () => {
  it("is asked for before the first mark, tells nothing but code and title, and takes effect at once", async () => {
    const fresh = await person();
    const freshId = await world.judge(fresh, { declared: false });
    const kept = await world.entry({ title: "Máy cắt cỏ", ...member("Trần Bí Mật", "THPT Kín") });
    const other = await world.entry();
    const assignmentId = await world.assigned(kept.id, freshId);
    const marks = world.fullMarks();
    const save = () => saveSheet(at(fresh), { assignmentId, version: 1, marks, comment: "" });
    expect(await save()).toMatchObject({ code: "declare-first" });
    expect(must(await judgeQueue(at(fresh), world.contestId))).toMatchObject({ declared: false });

    const page = must(await declarationPage(at(fresh), world.contestId));
    expect(page.entries.map(({ code }) => code)).toEqual([kept.code, other.code]);
    expect(JSON.stringify(page)).not.toMatch(/Bí Mật|THPT Kín/);

    const organiser = await grantee("ORGANISER", world.organisationId);
    await db.roleGrant.create({
      data: { userId: organiser.userId, role: "ORGANISER", organisationId: world.organisationId },
    });
    const interests = { [kept.id]: { kind: "teacher-student", note: "" } };
    must(await signDeclaration(at(fresh), world.contestId, signed({ interests, maxLoad: "5" })));
    expect(await save()).toMatchObject({ code: "hidden" });
    const queue = must(await judgeQueue(at(fresh), world.contestId));
    expect(queue.rows.map(({ code }) => code)).toEqual([other.code]);
    const [mail] = await db.mail.findMany({ where: { to: organiser.email } });
    expect(mail?.text).toContain(kept.code);
    expect(await db.judge.findUnique({ where: { id: freshId } })).toMatchObject({ maxLoad: 5 });

    // Only the organiser takes back what was declared.
    must(await signDeclaration(at(fresh), world.contestId, signed({ maxLoad: "5" })));
    expect(must(await declarationPage(at(fresh), world.contestId)).entries[0]?.declared).toMatchObject({
      kind: "teacher-student",
      lifted: false,
    });
    expect((await judgingOfPerson(at(fresh)))[0]).toMatchObject({
      declaration: { maxLoad: 5, interests: [{ entry: kept.code, kind: "teacher-student" }] },
    });
  });

  it("about entries of other panels and contests is not taken", async () => {
    const foreign = await judgingContest();
    const { id } = await foreign.entry();
    const interests = { [id]: { kind: "kin", note: "" } };
    must(await signDeclaration(at(judge), world.contestId, signed({ interests })));
    expect(await db.conflictOfInterest.count({ where: { judgeId } })).toBe(0);
    expect(await declarationPage(at(judge), foreign.contestId)).toMatchObject({ code: "hidden" });
  });
});

describe("the judge's own data", () => {
  it("tell what was declared, and what others found or entered once the result is out: it says whose an entry is", async () => {
    const { contestId, organiser } = world;
    const [own, found, entered] = [await world.entry(), await world.entry(), await world.entry()];
    const interests = { [own.id]: { kind: "kin", note: "" } };
    must(await signDeclaration(at(judge), contestId, signed({ interests })));
    must(await enterConflict(at(organiser), contestId, { judgeId, entryId: entered.id, kind: "business", note: "" }));
    const by = { createdById: organiser.userId, decidedById: organiser.userId, decidedAt: JUDGING };
    const lifted = { ...by, state: "LIFTED", reason: "Trùng số của cơ quan" } as const;
    await db.conflictOfInterest.create({
      data: { ...lifted, judgeId, entryId: found.id, kind: "phone", source: "FOUND" },
    });
    const told = async (now = JUDGING) =>
      (await judgingOfPerson(at(judge, now)))[0]!.declaration.interests.map(({ entry }) => entry);
    expect(await told()).toEqual([own.code]);
    // The result is put off to a later minute.
    await db.contest.update({ where: { id: contestId }, data: { state: "PUBLISHED", publishedAt: DECIDING } });
    expect(await told()).toEqual([own.code]);
    expect((await told(DECIDING)).sort()).toEqual([own.code, found.code, entered.code].sort());
  });
});

describe("a conflict that becomes known after a sheet", () => {
  it("is a matter to decide: confirmed, the sheet no longer counts and stays on record", async () => {
    const entry = await world.entry();
    const assignmentId = await submitted(entry.id);
    const { contestId, organiser } = world;
    const said = { judgeId, entryId: entry.id, kind: "kin", note: "Cháu ruột" } as const;
    must(await enterConflict(at(organiser), contestId, said));
    expect(await enterConflict(at(organiser), contestId, said)).toMatchObject({ code: "exists" });
    const live = () => db.assignment.findUniqueOrThrow({ where: { id: assignmentId } });
    expect((await live()).endedAt).toBeNull();
    expect(must(await conflictsPage(at(organiser), contestId)).rows[0]).toMatchObject({
      source: "ENTERED",
      scored: true,
      toDecide: true,
    });
    expect(await sheetPage(at(judge), assignmentId)).toMatchObject({ code: "conflict-of-interest" });

    must(
      await decideConflict(at(organiser), contestId, {
        ...{ judgeId, entryId: entry.id, kind: "kin", reason: "" },
        ...{ state: "OPEN", decision: "CONFIRMED" },
      }),
    );
    expect((await live()).endedAt).not.toBeNull();
    expect((await sheetOf(assignmentId)).revisions).toHaveLength(1);
  });
});
