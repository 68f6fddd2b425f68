import { beforeEach, describe, expect, it } from "vitest";
import { assignOne } from "~/judging/assignment/assignment.server";
import { conflictsPage } from "~/judging/conflicts/conflicts-page.server";
import { decideConflict, enterConflict } from "~/judging/conflicts/decide-conflict.server";
import { isConflicted } from "~/judging/conflicts/pair-conflict.server";
import { signDeclaration } from "~/judging/conflicts/declaration.server";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import { saveContestJudge } from "~/judging/panels/contest-judge.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { entryWorkings } from "~/results/tally-page.server";
import { begin, between, judge, judgeId, member, signed, submitted, world } from "./conflicts-world";
import { sessionCookie } from "./access/world";
import { at, grantee, must } from "./judging-world";
import { sentBy } from "./sent";
import { ending } from "./steering-world";

beforeEach(begin);

describe("who has an interest and runs the contest", () => {
  it("does not see its marks before they are public", async () => {
    const organiser = await grantee("ORGANISER", world.organisationId);
    const { code } = await world.entry({ owner: organiser });
    const contest = { id: world.contestId, state: "CLOSED" as const, publishedAt: null };
    const putOff = { ...contest, state: "PUBLISHED" as const, publishedAt: new Date("2026-11-02T01:00:00Z") };
    const before = at(organiser, new Date("2026-11-02T00:59:59Z"));
    expect(await whyMarksAreWithheld(before, contest)).toBe("conflict-of-interest");
    expect(await whyMarksAreWithheld(before, putOff)).toBe("conflict-of-interest");
    expect(await whyMarksAreWithheld(at(organiser, putOff.publishedAt), putOff)).toBeNull();
    expect(await whyMarksAreWithheld(at(world.organiser), contest)).toBeNull();
    expect(await entryWorkings(at(organiser), world.contestId, code)).toMatchObject({
      code: "conflict-of-interest",
    });
  });
});

describe("nobody is the judge of their own interest", () => {
  const decision = (entryId: string, kind: string, of = judgeId) =>
    ({ judgeId: of, entryId, kind, state: "OPEN", decision: "LIFTED", reason: "Không ảnh hưởng" }) as const;
  const runsToo = (): Actor => ({
    ...judge,
    grants: [{ role: "ORGANISER", organisationId: world.organisationId, contestId: null, unitId: null }],
  });

  it("not by deciding about it as an organiser, which others do", async () => {
    const { id: entryId } = await world.entry(member("Lê An", "THPT Bảo Lộc"));
    const { id: mayBe } = await world.entry(member("Đ. Thị Giám"));
    const { contestId, organiser } = world;
    const own = at(runsToo());
    const barred = { code: "conflict-of-interest" };
    expect(await decideConflict(own, contestId, decision(entryId, "unit"))).toMatchObject(barred);
    expect(await decideConflict(own, contestId, decision(mayBe, "possible-name"))).toMatchObject(barred);
    expect(must(await conflictsPage(own, contestId)).rows.map((row) => row.barred)).toEqual([true, true]);
    expect(must(await conflictsPage(at(organiser), contestId)).rows.map((row) => row.barred)).toEqual([false, false]);
    must(await decideConflict(at(organiser), contestId, decision(entryId, "unit")));
  });

  it("nor, as somebody of the entry, about who judges it and whose sheet counts", async () => {
    const organiser = await grantee("ORGANISER", world.organisationId);
    const { id: entryId } = await world.entry({ owner: organiser });
    await submitted(entryId);
    const { contestId, panelId } = world;
    const said = { judgeId, entryId, kind: "kin", note: "Cháu ruột" } as const;
    const barred = { code: "conflict-of-interest" };
    expect(await enterConflict(at(organiser), contestId, said)).toMatchObject(barred);
    const aside = { whole: "some" as const, entryIds: [entryId], submitted: "discount" as const };
    expect(await ending(at(organiser), panelId, judgeId, aside)).toMatchObject(barred);
    const give = { panelId, entryId, judgeId };
    expect(await assignOne(at(organiser), give)).toMatchObject({ code: "own-interest" });
    must(await assignOne(at(world.organiser), give));
    must(await enterConflict(at(world.organiser), contestId, said));
    expect(await decideConflict(at(organiser), contestId, decision(entryId, "kin"))).toMatchObject(barred);
    must(await decideConflict(at(world.organiser), contestId, decision(entryId, "kin")));
    must(await ending(at(world.organiser), panelId, judgeId, aside));
  });

  it("nor by rewriting one's account or declaration: what was found stays until it is lifted", async () => {
    const named = await world.entry(member("Đặng Thị Giám"));
    const school = await world.entry(member("Lê An", "THPT Bảo Lộc"));
    const kin = await world.entry(member("Hoàng Văn Chồng"));
    const other = await world.entry(member("Võ Thị Xa", "Sở Y tế"));
    const { contestId, organiser } = world;
    const relations = [{ name: "Hoàng Văn Chồng", kind: "spouse", unitName: "" }];
    must(await signDeclaration(at(judge), contestId, signed({ relations, otherUnits: "Sở Y tế" })));
    const kept = [
      [named.id, "name"],
      [school.id, "unit"],
      [kin.id, "relation"],
      [other.id, "unit"],
    ] as const;
    const all = async () => {
      for (const [entryId, kind] of kept) {
        expect(await between(entryId)).toEqual([kind]);
        expect(await isConflicted(db, contestId, judge.userId, entryId)).toBe(true);
      }
    };
    await all();
    must(await saveContestJudge(at(runsToo()), { contestId, judgeId, fieldIds: [], maxLoad: null, otherUnits: [] }));
    must(await signDeclaration(at(judge), contestId, signed()));
    const form = { intent: "profile", name: "Trần Tên Khác", unitName: "", phone: "", language: "vi" };
    const saved = await sentBy("_app.account", { cookie: await sessionCookie(judge.userId), given: {}, form });
    expect(saved.let).toBe(true);
    expect(await db.user.findUnique({ where: { id: judge.userId } })).toMatchObject({ name: form.name, unitName: "" });
    await all();
    expect(await db.conflictOfInterest.count({ where: { judgeId } })).toBe(4);
    must(await decideConflict(at(organiser), contestId, decision(kin.id, "relation")));
    expect(await between(kin.id)).toEqual([]);
  });
});
