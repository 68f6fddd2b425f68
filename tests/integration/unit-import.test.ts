import { zipOf } from "./zip";
import { describe, expect, test } from "vitest";
import { readSheet } from "~/documents/spreadsheet.server";
import { columnHead, markedSheet, sheetWords, unitSheetTemplate } from "~/documents/unit-sheet.server";
import { readContent } from "~/entries/entry-upgrade";
import { applyImport, checkedImport, keepUnitSheet } from "~/entries/units/import-sheet.server";
import { unitColumns } from "~/entries/units/sheet-columns";
import { db } from "~/platform/db.server";
import { at, must, OPEN, person, type OpenedContest } from "./entries-world";
import { school, type School } from "./unit-world";

const wordsOf = ({ regulation }: { regulation: OpenedContest["regulation"] }) => sheetWords(regulation);

/** Rows as somebody fills them in, by column id. */
function sheet({ contest }: School, ...filled: Record<string, string>[]): string[][] {
  const columns = unitColumns(contest.regulation);
  return [
    columns.map((column) => columnHead(column)),
    ...filled.map((row) => columns.map(({ id }) => row[id] ?? "")),
  ];
}

const row = (number: string, over: Record<string, string> = {}) => ({
  "entry.number": number,
  "entry.title": `Giải pháp ${number}`,
  "entry.field": "Y dược",
  "member.name": `Người Thứ ${number}`,
  "member.birthDate": "05/04/1990",
  "member.unit": "THPT Lê Lợi",
  "member.share": "100",
  ...over,
});

async function kept({ contestId, unitId, coordinator }: School, rows: string[][]): Promise<string> {
  const input = { contestId, unitId, filename: "ds.xlsx", rows };
  return must(await keepUnitSheet(at(coordinator), input, wordsOf)).importId;
}

async function takenIn(world: School, rows: string[][]) {
  const importId = await kept(world, rows);
  const { digest } = must(await checkedImport(at(world.coordinator), importId, wordsOf));
  return applyImport(at(world.coordinator), { importId, digest }, wordsOf);
}

const entriesOf = ({ contestId, unitId }: School) =>
  db.entry.findMany({ where: { contestId, unitId }, orderBy: { importKey: "asc" } });

describe("a unit's list", () => {
  test("is kept without what nobody asked for", async () => {
    const world = await school();
    const [head, first] = sheet(world, row("1"));
    const more = [
      ["Trường THPT Lê Lợi"],
      [...head!, "Dân tộc", "Ghi chú"],
      [...first!, "Ê Đê", "hộ nghèo"],
    ];
    const rowsOf = async (rows: string[][]) => {
      const id = await kept(world, rows);
      return JSON.stringify((await db.unitImport.findUniqueOrThrow({ where: { id } })).rows);
    };
    const rows = await rowsOf(more);
    expect(rows).toContain("Người Thứ 1");
    expect(rows).toContain("Dân tộc");
    expect(rows).not.toMatch(/Ê Đê|hộ nghèo/);
    expect(await rowsOf([["Họ và tên", "Dân tộc"], ["Lê Minh Châu", "Ê Đê"]])).not.toMatch(/Châu|Ê Đê/);
    expect(must(await checkedImport(at(world.coordinator), await kept(world, more), wordsOf)).sheet.unknown).toEqual(["Dân tộc", "Ghi chú"]);
  });

  test("makes a draft of each entry, and the same list again changes nothing", async () => {
    const world = await school();
    const second = { ...row("2"), "entry.number": "2", "entry.title": "" };
    const rows = sheet(world, row("1"), row("2", { "member.share": "60" }), {
      ...second,
      "member.name": "Trần Văn Hai",
      "member.share": "40",
    });
    expect(await takenIn(world, rows)).toMatchObject({ ok: true, value: { created: 2, changed: 0, unchanged: 0 } });
    const entries = await entriesOf(world);
    expect(entries.map(({ importKey, title, state }) => [importKey, title, state])).toEqual([
      ["1", "Giải pháp 1", "DRAFT"],
      ["2", "Giải pháp 2", "DRAFT"],
    ]);
    expect(readContent(entries[1]!.draft).members.map(({ name, main }) => [name, main])).toEqual([
      ["Người Thứ 2", true],
      ["Trần Văn Hai", false],
    ]);
    expect(await takenIn(world, rows)).toMatchObject({ ok: true, value: { created: 0, changed: 0, unchanged: 2 } });
    const again = await entriesOf(world);
    expect(again.map(({ id, version }) => [id, version])).toEqual(entries.map(({ id, version }) => [id, version]));
  });

  test("changes what it says and leaves what it has no column for", async () => {
    const world = await school();
    const rows = sheet(world, row("1"));
    must(await takenIn(world, rows));
    const [entry] = await entriesOf(world);
    const draft = readContent(entry!.draft);
    const typed = { ...draft, answers: { ...draft.answers, novelty: "Viết trên trang" } };
    await db.entry.update({ where: { id: entry!.id }, data: { draft: typed, version: { increment: 1 } } });

    const narrow = rows.map((cells) => cells.slice(0, 8).map((cell) => cell.replace("Giải pháp 1", "Tên mới")));
    const importId = await kept(world, narrow);
    const { plan } = must(await checkedImport(at(world.coordinator), importId, wordsOf));
    expect(plan.entries[0]).toMatchObject({ action: "change", changed: ["title"] });
    must(await takenIn(world, narrow));
    const [after] = await entriesOf(world);
    expect(readContent(after!.draft)).toMatchObject({ title: "Tên mới", answers: { novelty: "Viết trên trang" } });
  });

  test("with one fault anywhere takes in nothing, and says where in a copy", async () => {
    const world = await school();
    const rows = sheet(world, row("1"), row("2", { "member.birthDate": "31/02/1990", "entry.field": "Bếp núc" }));
    const importId = await kept(world, rows);
    const { sheet: read, plan, digest } = must(await checkedImport(at(world.coordinator), importId, wordsOf));
    expect(plan.faults).toEqual([
      { row: 3, column: "entry.field", code: "sheet-unknown-choice", params: { value: "Bếp núc" } },
      { row: 3, column: "member.birthDate", code: "date" },
    ]);
    const refused = await applyImport(at(world.coordinator), { importId, digest }, wordsOf);
    expect(refused).toMatchObject({ ok: false, code: "invalid" });
    expect(await entriesOf(world)).toEqual([]);
    const copy = await readSheet(await markedSheet(rows, read, plan.faults, ({ code }) => code));
    expect(copy.ok && copy.rows.map((cells) => cells.at(-1))).toEqual([
      "Cần sửa",
      "",
      "Lĩnh vực: sheet-unknown-choice\nNgày sinh: date",
    ]);
  });

  test("says its faults as the sheet runs, those of all authors where they are mended", async () => {
    const world = await school();
    const rows = sheet(
      world,
      row("1", { "member.main": "x", "member.share": "60", "member.phone": "12ab" }),
      row("1", { "member.name": "Người Khác", "entry.title": "Tên khác", "member.main": "x", "member.share": "60" }),
      row("2", { "entry.field": "Bếp núc" }),
    );
    const importId = await kept(world, rows);
    const { plan } = must(await checkedImport(at(world.coordinator), importId, wordsOf));
    expect(plan.faults.map((fault) => [fault.row, fault.column, fault.code])).toEqual([
      [2, "member.phone", "phone"],
      [2, "member.share", "shares-sum"],
      [2, "member.main", "one-main-author"],
      [3, "entry.title", "sheet-differs"],
      [4, "entry.field", "sheet-unknown-choice"],
    ]);
  });

  test("does what was shown, or shows again", async () => {
    const world = await school();
    const rows = sheet(world, row("1"));
    const importId = await kept(world, rows);
    const { digest } = must(await checkedImport(at(world.coordinator), importId, wordsOf));
    must(await takenIn(world, rows));
    expect(await applyImport(at(world.coordinator), { importId, digest }, wordsOf)).toMatchObject({ ok: false, code: "conflict" });
    expect(await entriesOf(world)).toHaveLength(1);
  });

  test("confirmed twice at once is taken in once", async () => {
    const world = await school();
    const importId = await kept(world, sheet(world, row("1"), row("2")));
    const { digest } = must(await checkedImport(at(world.coordinator), importId, wordsOf));
    const answers = await Promise.all(
      [1, 2].map(() => applyImport(at(world.coordinator), { importId, digest }, wordsOf)),
    );
    const done = { created: 2, changed: 0, unchanged: 0 };
    expect(answers).toMatchObject([{ ok: true, value: done }, { ok: true, value: done }]);
    expect(await entriesOf(world)).toHaveLength(2);
  });

  test("is the unit's coordinators' alone, while entries are taken", async () => {
    const world = await school();
    const rows = sheet(world, row("1"));
    const importId = await kept(world, rows);
    const stranger = await person();
    const { contestId, unitId, coordinator } = world;
    const input = { contestId, unitId, filename: "ds.xlsx", rows };
    expect(await keepUnitSheet(at(stranger), input, wordsOf)).toMatchObject({ ok: false, code: "hidden" });
    expect(await checkedImport(at(stranger), importId, wordsOf)).toMatchObject({ ok: false, code: "hidden" });
    expect(await applyImport(at(stranger), { importId, digest: "" }, wordsOf)).toMatchObject({ ok: false, code: "hidden" });
    const late = new Date(OPEN.getTime() + 365 * 24 * 3_600_000);
    expect(await keepUnitSheet(at(coordinator, late), input, wordsOf)).toMatchObject({ ok: false, code: "too-late" });
  });
});

test("the template is read back as a list with nothing in it", async () => {
  const world = await school();
  const template = await readSheet(await unitSheetTemplate(world.contest.regulation));
  if (!template.ok) throw new Error(template.code);
  const importId = await kept(world, template.rows);
  const { plan, sheet: read } = must(await checkedImport(at(world.coordinator), importId, wordsOf));
  expect(read.unknown).toEqual([]);
  expect(read.placeOf.size).toBe(unitColumns(world.contest.regulation).length);
  expect(plan.faults.map(({ code }) => code)).toEqual(["sheet-empty"]);
});

test("a sheet of a kilobyte that fills all memory is refused, and takes nobody with it", async () => {
  const type = "http://schemas.openxmlformats.org";
  const relation = (to: string, target: string) =>
    `<Relationships xmlns="${type}/package/2006/relationships"><Relationship Id="r1" Type="${type}/officeDocument/2006/relationships/${to}" Target="${target}"/></Relationships>`;
  const cell = (at: string) => `<c r="${at}" t="inlineStr"><is><t>x</t></is></c>`;
  const far = (place: string, row: number) =>
    zipOf(
      Object.entries({
        "[Content_Types].xml": `<Types xmlns="${type}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
        "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": `<workbook xmlns="${type}/spreadsheetml/2006/main" xmlns:r="${type}/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
        "xl/_rels/workbook.xml.rels": relation("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": `<worksheet xmlns="${type}/spreadsheetml/2006/main"><sheetData><row r="1">${cell("A1")}</row><row r="${row}">${cell(place)}</row></sheetData></worksheet>`,
      }).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
    );
  expect(await readSheet(far("B2", 2))).toEqual({ ok: true, rows: [["x", ""], ["", "x"]] });
  const bomb = far("XFD20000", 20_000);
  expect(bomb.length).toBeLessThan(2_000);
  expect(await readSheet(bomb)).toMatchObject({ ok: false });
}, 60_000);
