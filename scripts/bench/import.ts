/**
 * A unit's list of many entries, one to three authors each: reading the file, checking it, showing what it would do,
 * taking it in; then the same file once more, which changes nothing.
 *
 *   npm run bench -- import [--entries 500] [--template youth]
 */
import { parseArgs } from "node:util";
import { openedContest } from "../demo/contest";
import { must } from "../demo/must";
import { install } from "./installation";

const DAY = 24 * 60 * 60 * 1000;

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      entries: { type: "string", default: "500" },
      template: { type: "string", default: "youth" },
    },
  });
  const template = values.template === "technical" ? "technical" : "youth";
  const site = await install({ build: false });
  try {
    const figures = await measure(Number(values.entries), template);
    console.log(JSON.stringify(figures, null, 2));
  } finally {
    await site.stop();
  }
}

async function measure(entries: number, template: "technical" | "youth") {
  const [{ as, makeCast }, { schoolList }, sheets, { sheetWords }, imports, { db }, { seededRandom }] =
    await Promise.all([
      import("../demo/cast"),
      import("../demo/school-list"),
      import("~/documents/spreadsheet.server"),
      import("~/documents/unit-sheet.server"),
      import("~/entries/units/import-sheet.server"),
      import("~/platform/db.server"),
      import("~/platform/random"),
    ]);
  const now = new Date();
  const submit = { opensAt: new Date(now.getTime() - DAY), closesAt: new Date(now.getTime() + DAY) };
  const cast = await makeCast(submit.opensAt);
  const contest = await openedContest(cast, {
    template,
    edition: "bench",
    submit,
  });
  const school = cast.schools.at(-1);
  if (!school) throw new Error("there is no school");
  const ctx = await as(school.coordinator, now);
  const titles = Array.from({ length: entries }, (_, index) => `Mô hình của học sinh số ${index + 1}`);
  const [head = [], ...lines] = schoolList(seededRandom(7), contest.regulation, school.name, titles);
  const bytes = await sheets.writeSheet({
    name: "Danh sách",
    columns: head.map((header) => ({ header, width: 20 })),
    rows: lines,
  });
  const wordsOf = ({ regulation }: { regulation: Parameters<typeof sheetWords>[0] }) =>
    sheetWords(regulation);
  const place = { contestId: contest.id, unitId: school.unitId };

  const takeIn = async () => {
    const times = new Map<string, number>();
    const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
      const start = performance.now();
      const value = await work();
      times.set(what, Math.round(performance.now() - start));
      return value;
    };
    const sheet = await timed("readFileMs", () => sheets.readSheet(bytes));
    if (!sheet.ok) throw new Error(sheet.code);
    const input = { ...place, filename: "danh-sach.xlsx", rows: sheet.rows };
    const { importId } = must("keeping", await timed("keepMs", () => imports.keepUnitSheet(ctx, input, wordsOf)));
    const checked = must(
      "checking",
      await timed("checkMs", () => imports.checkedImport(ctx, importId, wordsOf)),
    );
    const faults = checked.plan.faults.map(({ row, column, code }) => `${row} ${column} ${code}`);
    if (faults.length > 0) throw new Error(`The list has faults: ${faults.slice(0, 5).join(", ")}`);
    const { digest } = checked;
    const done = await timed("takeInMs", () => imports.applyImport(ctx, { importId, digest }, wordsOf));
    if (!done.ok) throw new Error(done.code);
    return { ...Object.fromEntries(times), ...done.value };
  };
  const before = process.memoryUsage().rss;
  const first = await takeIn();
  const again = await takeIn();
  const inDatabase = await db.entry.count({ where: place });
  const megabytes = (bytes: number) => Math.round(bytes / 1e6);
  return {
    template,
    entries,
    lines: lines.length,
    columns: head.length,
    fileKb: Math.round(bytes.byteLength / 1000),
    first,
    again,
    inDatabase,
    memoryMb: {
      before: megabytes(before),
      most: megabytes(process.resourceUsage().maxRSS * 1024),
    },
  };
}
