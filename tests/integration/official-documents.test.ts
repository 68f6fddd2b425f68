import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { loader as download } from "../../app/routes/manage.contests.$contestId.documents.$file/route";
import { action as issue, loader as listed } from "../../app/routes/_app.manage.contests.$contestId.documents/route";
import { action as saveHead } from "../../app/routes/_app.manage.organisations.$organisationId.letterhead/route";
import { answerOf, DECIDING, organiserCookie, resultsContest, type ResultsWorld } from "./results-world";

let world: ResultsWorld;
let cookie: string;

const request = (path: string, form?: Record<string, string>) =>
  new Request(`http://sangtao.test${path}`, {
    headers: { Cookie: cookie },
    ...(form && { method: "POST", body: new URLSearchParams(form) }),
  });

async function textOf(file: string, query = ""): Promise<string> {
  const { contestId } = world;
  const answer = await download({
    request: request(`/manage/contests/${contestId}/documents/${file}${query}`),
    params: { contestId, file },
    context: {},
  });
  const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  return [...strFromU8(parts["word/document.xml"]!).matchAll(/<w:t [^>]*>([^<]*)</g)].map(([, text]) => text).join(" ");
}

beforeAll(async () => {
  world = await resultsContest([95, 82, 71]);
  cookie = await organiserCookie(world);
  setClock(() => DECIDING);
  await world.closed();
  return () => setClock(null);
});

describe("official documents of a contest", () => {
  test("are printed with the letterhead, blank until a number is recorded, then with it", async () => {
    const { organisationId, contestId } = world;
    const head = {
      intent: "save",
      version: "0",
      parentName: "LIÊN HIỆP HỘI TỈNH",
      issuerName: "BAN TỔ CHỨC HỘI THI",
      place: "Huế",
      numberSuffix: "BTCHT",
      signerAuthority: "TM. BAN TỔ CHỨC",
      signerOffice: "TRƯỞNG BAN",
      signerName: "Nguyễn Văn An",
      recipients: "UBND tỉnh\nSở KH&CN",
    };
    const save = (form: Record<string, string>) =>
      answerOf(saveHead({ request: request("/x", form), params: { organisationId }, context: {} }) as Promise<unknown>);
    const titled = await save({ ...head, signerName: "TS. Nguyễn Văn An" });
    expect([titled.status, titled.data["faults"]]).toEqual([400, [{ path: "signerName", code: "academic-title" }]]);
    expect((await save(head)).status).toBe(302);
    // Whoever read the page before that loses nothing, and overwrites nothing.
    expect(await save({ ...head, place: "Đà Nẵng" })).toMatchObject({ status: 409, data: { values: { place: "Đà Nẵng" } } });

    const before = await textOf("prizes.docx");
    expect(before).toContain("LIÊN HIỆP HỘI TỈNH");
    expect(before).toContain("Số: ……/QĐ-BTCHT");
    expect(before).toContain("Huế, ngày …… tháng …… năm 2026");
    const form = { kind: "prizes", subjectId: "", version: "0", number: "7", date: "25/10/2026", signer: "" };
    const record = (typed: Record<string, string>) =>
      answerOf(issue({ request: request("/x", typed), params: { contestId }, context: {} }) as Promise<unknown>);
    expect((await record({ ...form, date: "31/02/2026" })).data["faults"]).toMatchObject([{ path: "date" }]);
    expect((await record(form)).status).toBe(302);
    expect((await record(form)).status).toBe(409);
    const after = await textOf("prizes.docx");
    expect(after).toContain("Số: 07/QĐ-BTCHT");
    expect(after).toContain("Huế, ngày 25 tháng 10 năm 2026");
    expect(after).toContain("Nguyễn Văn An");
    const trail = await db.auditEvent.findMany({ where: { action: { in: ["letterhead.saved", "document.issued"] } } });
    expect(trail.map(({ action }) => action).sort()).toEqual(["document.issued", "letterhead.saved"]);
  });

  test("are signed by a deputy where one paper says so, and rest on what stands for all unless the paper has its own", async () => {
    const { organisationId, contestId } = world;
    await db.letterhead.update({ where: { organisationId }, data: { grounds: ["Căn cứ Nghị định A"] } });
    const save = (typed: Record<string, string>) =>
      answerOf(
        issue({
          request: request("/x", { intent: "setting", subjectId: "", version: "0", ...typed }),
          params: { contestId },
          context: {},
        }) as Promise<unknown>,
      );
    const deputy = { kind: "panels", signMode: "deputy", actingOffice: "PHÓ TRƯỞNG BAN", signerName: "Trần Thị Bình" };
    expect((await save({ ...deputy, actingOffice: "" })).data["faults"]).toEqual([{ path: "actingOffice", code: "required" }]);
    expect((await save({ ...deputy, signMode: "" })).data["faults"]).toEqual([{ path: "signMode", code: "required" }]);
    expect((await save({ ...deputy, signerName: "ThS. Trần Thị Bình" })).data["faults"]).toEqual([
      { path: "signerName", code: "academic-title" },
    ]);
    expect((await save({ ...deputy, kind: "minutes" })).status).toBe(404);
    expect((await save({ kind: "", grounds: "Căn cứ Quyết định B\n" })).status).toBe(302);
    expect((await save(deputy)).status).toBe(302);
    // Whoever read the page before loses nothing, and overwrites nothing.
    expect(await save(deputy)).toMatchObject({ status: 409, data: { about: "setting", values: { actingOffice: "PHÓ TRƯỞNG BAN" } } });

    const panels = await textOf("panels.docx");
    expect(panels).toMatch(/TM\. BAN TỔ CHỨC KT\. TRƯỞNG BAN PHÓ TRƯỞNG BAN Trần Thị Bình/);
    expect(panels).toMatch(/Căn cứ Nghị định A; Căn cứ Quyết định B; Căn cứ Thể lệ .*; Theo đề nghị của Ban Thư ký\./);
    const prizes = await textOf("prizes.docx");
    expect(prizes).toMatch(/TM\. BAN TỔ CHỨC TRƯỞNG BAN Nguyễn Văn An/);
    expect(prizes).toContain("Căn cứ Quyết định B;");
    const own = { kind: "prizes", signMode: "order", actingOffice: "TRƯỞNG BAN THƯ KÝ", ownGrounds: "true", grounds: "Căn cứ C" };
    expect((await save(own)).status).toBe(302);
    const other = await textOf("prizes.docx");
    expect(other).toMatch(/TL\. TRƯỞNG BAN TRƯỞNG BAN THƯ KÝ/);
    expect([other.includes("Căn cứ C;"), other.includes("Căn cứ Quyết định B"), other.includes("Nguyễn Văn An")]).toEqual([
      true,
      false,
      false,
    ]);
    const trail = await db.auditEvent.findMany({ where: { action: "document.setting-saved" } });
    expect(trail).toHaveLength(3);
  });

  test("say who won and for how much, with everybody's name in the decision and only agreed ones in the notice", async () => {
    const tally = await world.tally();
    const [winner] = tally.results;
    const entry = await db.entry.findFirstOrThrow({
      where: { contestId: world.contestId, code: winner!.entry },
      include: { currentVersion: true },
    });
    const { members } = entry.currentVersion!.snapshot as unknown as { members: { name: string; unit: string }[] };
    const { organisationId } = await db.contest.findUniqueOrThrow({ where: { id: world.contestId } });
    const unit = await db.unit.create({
      data: { organisationId, name: "Phòng Giáo dục gửi hồ sơ", nameKey: "phong giao duc gui ho so" },
    });
    await db.entry.update({ where: { id: entry.id }, data: { unitId: unit.id } });
    const decision = await textOf("prizes.docx");
    expect(decision).toContain(winner!.entry);
    for (const member of members) {
      expect(decision).toContain(member.name);
      expect(decision).toContain(member.unit);
    }
    expect(decision).not.toContain(unit.name);
    expect(decision).toMatch(/Tổng số tiền thưởng: [\d.]+ đồng \([\p{L} ]+ đồng\)/u);
    const agreed = await textOf("provisional.docx");
    for (const { name } of members) expect(agreed).toContain(name);
    const { id: _, ...given } = await db.consent.findFirstOrThrow({ where: { entryId: entry.id } });
    await db.consent.create({ data: { ...given, answer: "WITHDRAWN", at: DECIDING } });
    const notice = await textOf("provisional.docx");
    expect(notice).toContain(winner!.entry);
    expect(notice).not.toContain(given.memberName);
    expect(notice).toContain("tác giả không nêu tên");
    expect(await textOf("prizes.docx")).toContain(given.memberName);
    const copy = await textOf("prizes.docx", "?names=agreed");
    const taken = await db.auditEvent.findMany({ where: { action: "document.taken" }, orderBy: { position: "asc" } });
    expect(taken.at(-1)).toMatchObject({
      actorId: world.organiser.userId,
      data: { kind: "prizes", form: "docx", sparing: true },
    });
    expect(taken.at(-2)?.data).toMatchObject({ kind: "prizes", sparing: false });
    expect(copy).toContain(winner!.entry);
    expect(copy).not.toContain(given.memberName);
  });

  test("show a panel's totals under names or codes, and minutes with reasons", async () => {
    const { panelId, contestId, organiser } = world;
    const judge = await db.judge.findFirstOrThrow({ where: { contestId }, include: { user: true } });
    const named = await textOf("panel-summary.docx", `?subject=${panelId}`);
    const coded = await textOf("panel-summary.docx", `?subject=${panelId}&judges=codes`);
    expect([named.includes(judge.user.name), coded.includes(judge.user.name), coded.includes(judge.code)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(await textOf("judge-summary.docx", `?subject=${judge.id}`)).toContain("95");
    const meeting = await db.meeting.create({
      data: {
        ...{ contestId, number: 1, kind: "COMMITTEE", place: "Hội trường", chair: "Chủ trì", secretary: "Thư ký" },
        startedAt: DECIDING,
        attendance: [{ name: "Lê Văn Tám", office: "member", position: "Sở KH&CN", present: true, note: "" }],
        ...{ createdById: organiser.userId, createdAt: DECIDING },
      },
    });
    await db.committeeDecision.create({
      data: {
        ...{ contestId, number: 1, kind: "PRIZE", entries: ["X-1"], outcome: "none", votesFor: 5, votesTotal: 7 },
        ...{ reason: "Chưa ứng dụng.", decidedById: organiser.userId, decidedAt: DECIDING },
      },
    });
    const minutes = await textOf("minutes.docx", `?subject=${meeting.id}`);
    expect(minutes).toContain("Có mặt 01 trên 01 thành viên");
    expect(minutes).toContain("Lý do: Chưa ứng dụng.");
    expect(await textOf("invitation.docx", `?subject=${meeting.id}`)).toContain("Lê Văn Tám");
    expect(await textOf("report.docx")).toContain("Tổng số hồ sơ dự thi: 03");
    for (const kind of ["panels", "proposal"]) expect(await textOf(`${kind}.docx`)).toContain("Nơi nhận:");
  });

  test("name as members of a panel those who sit on it", async () => {
    const { panelId, judges } = world;
    const [, left, stays] = judges;
    const members = async () => {
      const text = await textOf("panels.docx");
      return [text.includes(left!.name), text.includes(stays!.name)];
    };
    expect(await members()).toEqual([true, true]);
    const { id } = await db.panelMember.findFirstOrThrow({ where: { panelId, judge: { userId: left!.userId } } });
    await db.panelMember.update({ where: { id }, data: { endedAt: DECIDING, endReason: "Đi công tác" } });
    expect(await members()).toEqual([false, true]);
  });

  test("are kept back from an organiser who has an interest in an entry, where they say marks", async () => {
    const { contestId, organiser, entries } = world;
    const page = async () =>
      (await listed({ request: request("/x"), params: { contestId }, context: {} })) as { withheld: string | null };
    expect((await page()).withheld).toBeNull();
    await db.user.update({ where: { id: organiser.userId }, data: { name: "Người Có Quan Hệ" } });
    const judge = await db.judge.create({
      data: { contestId, userId: organiser.userId, code: "GK-99", nonce: "n" },
    });
    await db.conflictOfInterest.create({
      data: {
        ...{ judgeId: judge.id, entryId: entries[0]!.id, source: "DECLARED", kind: "family", state: "CONFIRMED" },
        ...{ createdById: organiser.userId, decidedAt: DECIDING, decidedById: organiser.userId },
      },
    });
    expect((await page()).withheld).toBe("conflict-of-interest");
    const refusal = await answerOf(
      download({ request: request("/x"), params: { contestId, file: "prizes.pdf" }, context: {} }) as Promise<unknown>,
    );
    expect(refusal).toMatchObject({ status: 403, data: { refusal: "conflict-of-interest" } });
    expect(await textOf("panels.docx")).toContain("Nơi nhận:");
  });
});
