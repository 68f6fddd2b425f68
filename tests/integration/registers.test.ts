import { beforeAll, describe, expect, it } from "vitest";
import { readSheet as readWorkbook } from "read-excel-file/node";
import { registerSheet } from "~/documents/register-sheet.server";
import { openedContest } from "~/contests/contest.server";
import { sumOf } from "~/documents/official/kinds/prize-list-template";
import { db } from "~/platform/db.server";
import { prizeFacts } from "~/results/paper/prize-facts.server";
import { editionsOf } from "~/results/statistics/edition-figures.server";
import { REGISTERS, type RegisterKind } from "~/results/registers/register";
import { takeRegister } from "~/results/registers/registers.server";
import { at, grantee, must, OPENED, person } from "./judging-world";
import { unitWith, withAwards } from "./awards-world";
import { DECIDING, resultsContest, type ResultsWorld } from "./results-world";

let world: ResultsWorld;

beforeAll(async () => {
  world = await resultsContest([90, 82, 71, 40]);
  await world.closed();
  const owner = await person({ name: "Đặng Thị Ánh" });
  await world.entry({ owner, state: "WITHDRAWN" });
  await db.entry.updateMany({ where: { contestId: world.contestId }, data: { submittedAt: OPENED } });
});

const take = (kind: RegisterKind, actor = world.organiser) =>
  takeRegister(at(actor, DECIDING), { contestId: world.contestId, kind });

/** Cells as a spreadsheet program reads them: numbers as numbers, dates as dates. */
async function sheet(kind: RegisterKind): Promise<Record<string, unknown>[]> {
  const bytes = await registerSheet(kind, must(await take(kind)));
  const [head = [], ...rows] = await readWorkbook(Buffer.from(bytes));
  return rows.map((row) => Object.fromEntries(row.map((cell, at) => [String(head[at]), cell])));
}

describe("registers", () => {
  it("list every entry that was sent in, by code, with what became of it", async () => {
    const rows = await sheet("entries");
    expect(rows.map((row) => row["STT"])).toEqual([1, 2, 3, 4, 5]);
    expect(rows.map((row) => row["Trạng thái"])).toEqual([
      ...Array(4).fill("Đủ điều kiện"),
      "Đã rút",
    ]);
    const codes = rows.map((row) => row["Mã số hồ sơ"]);
    expect(codes).toEqual([...codes].sort());
    expect(rows[0]?.["Ngày nộp"]).toEqual(new Date("2026-02-20T00:00:00Z"));
  });

  it("list authors by their given name, as Vietnamese lists do", async () => {
    const names = (await sheet("members")).map((row) => String(row["Họ và tên"]));
    const given = names.map((name) => name.split(" ").at(-1) ?? "");
    expect(given).toEqual([...given].sort(new Intl.Collator("vi").compare));
  });

  it("give scores and money as numbers, in the order of the ranking", async () => {
    const scores = await sheet("scores");
    expect(scores.map((row) => [row["Hạng"], row["Tổng điểm"]])).toEqual([
      [1, 90],
      [2, 82],
      [3, 71],
      [4, 40],
    ]);
    const prizes = await sheet("prizes");
    const amounts = prizes.map((row) => row["Tiền thưởng (đồng)"]);
    expect(amounts.every((amount) => typeof amount === "number" && amount > 0)).toBe(true);
    const [unit] = await sheet("units");
    expect(unit?.["Tiền thưởng (đồng)"]).toBe(
      (amounts as number[]).reduce((sum, amount) => sum + amount, 0),
    );
  });

  it("have one sum of money with the decision and the report, collective prizes in it", async () => {
    const [first, , third] = world.entries.map(({ id }) => id);
    await unitWith(world, "Trường THPT Lê Lợi", [first!]);
    const other = await unitWith(world, "Trường THPT Nguyễn Huệ", []);
    await withAwards(world);
    const by = { byRule: false, reason: "Ban Tổ chức", decidedById: world.organiser.userId, decidedAt: DECIDING };
    for (const given of [
      { prizeId: "team-first", unitId: other },
      { prizeId: "youngest", entryId: first!, memberId: "m1" },
      { prizeId: "industry", entryId: third! },
    ])
      await db.specialAward.create({ data: { contestId: world.contestId, ...by, ...given } });
    const opened = (await openedContest(world.contestId))!;
    const decided = await prizeFacts(opened, { naming: "all", now: DECIDING });
    const total = sumOf(decided!);
    const sum = async (kind: RegisterKind) =>
      (await sheet(kind)).reduce((all, row) => all + Number(row["Tiền thưởng (đồng)"]), 0);
    const edition = (await editionsOf(opened, DECIDING)).find(({ current }) => current);
    expect([await sum("prizes"), await sum("units"), edition?.moneyVnd]).toEqual([total, total, total]);
    const levels = decided!.levels.reduce((all, { amountVnd, entries }) => all + amountVnd * entries.length, 0);
    expect(total - levels).toBe(14_000_000);
    const units = await sheet("units");
    // A unit that won without an entry of its own has its line as well.
    expect(units.find((row) => row["Đơn vị"] === "Trường THPT Nguyễn Huệ")).toMatchObject({
      "Hồ sơ đã nộp": 0,
      "Giải chuyên đề, tập thể": 1,
      "Tiền thưởng (đồng)": 6_000_000,
    });
  });

  it("with results are kept from who has an interest in an entry, the others are not; each taking is on record", async () => {
    const [entry] = world.entries;
    const author = await grantee("SECRETARY", world.organisationId);
    await db.entry.update({ where: { id: entry!.id }, data: { ownerId: author.userId } });
    for (const kind of REGISTERS) {
      const taken = await take(kind, author);
      expect([kind, taken.ok ? "ok" : taken.code]).toEqual([
        kind,
        ["entries", "members"].includes(kind) ? "ok" : "conflict-of-interest",
      ]);
    }
    expect(
      await db.auditEvent.count({
        where: { chainId: world.contestId, action: "register.taken", actorId: author.userId },
      }),
    ).toBe(2);
  });
});
