/**
 * Sixteen judges at once fill in score sheets on a real server, which keeps every change as the page sends it: first
 * with the page's own pause after each change, then each the moment that the one before is answered. Afterwards the
 * database is asked whether the last state of every sheet is there.
 *
 *   npm run bench -- judging [--judges 16] [--entries 12] [--seconds 30]
 */
import { parseArgs } from "node:util";
import type { Marks } from "~/judging/sheets/marks";
import type { TypedSheet } from "~/judging/sheets/score-sheet-form";
import { cpuSeconds, install, peakMemory, percentile, sessionCookie } from "./installation";

const DAY = 86_400_000;
/** What the page waits for after a change before it sends it. */
const PAUSE_MS = 1_200;

interface Judge {
  readonly userId: string;
  readonly cookie: string;
  readonly sheets: readonly Sheet[];
}

/** A sheet as its page holds it. */
interface Sheet {
  readonly assignmentId: string;
  typed: TypedSheet;
}

interface Criterion {
  readonly id: string;
  readonly max: number;
}

interface Save {
  readonly ms: number;
  readonly fault: string | null;
}

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      judges: { type: "string", default: "16" },
      entries: { type: "string", default: "12" },
      seconds: { type: "string", default: "30" },
    },
  });
  const site = await install();
  try {
    const { judges, criteria } = await prepare(Number(values.judges), Number(values.entries));
    const server = await site.serve();
    const seconds = Number(values.seconds);
    const during = async (pause: number) => {
      const end = Date.now() + seconds * 1000;
      const saves = await Promise.all(
        judges.map((judge, seat) => score(site.url, judge, criteria, { seat, pause, end })),
      );
      return { ...figures(saves.flat(), seconds), lastMarksLost: await lost(judges) };
    };
    // The first requests of a server compile what the later ones use.
    await Promise.all(
      judges.map((judge, seat) =>
        score(site.url, judge, criteria, { seat, pause: 0, end: Date.now() + 2_000 }),
      ),
    );
    const asThePageDoes = await during(PAUSE_MS);
    const withoutAPause = await during(0);
    console.log(
      JSON.stringify(
        {
          judges: judges.length,
          sheets: judges.flatMap(({ sheets }) => sheets).length,
          asThePageDoes,
          withoutAPause,
          serverPeakMb: await peakMemory(server),
          serverCpuSeconds: await cpuSeconds(server),
        },
        null,
        2,
      ),
    );
  } finally {
    await site.stop();
  }
}

/** A contest in judging with one panel of so many judges, each of whom has all the entries. */
async function prepare(judges: number, entries: number) {
  const [{ as, makeCast }, { openedContest }, { screen, sendIn }, { assign, makePanels }, { db }] =
    await Promise.all([
      import("../demo/cast"),
      import("../demo/contest"),
      import("../demo/dossiers"),
      import("../demo/judging"),
      import("~/platform/db.server"),
    ]);
  const now = Date.now();
  const ago = (days: number) => new Date(now - days * DAY);
  const cast = await makeCast(ago(120));
  const contest = await openedContest(cast, {
    template: "technical",
    edition: "bench",
    submit: { opensAt: ago(100), closesAt: ago(30) },
    edit: (regulation) => ({
      ...regulation,
      groups: [
        { id: "all", name: "Tất cả", fieldIds: regulation.fields.map(({ id }) => id) },
      ],
    }),
  });
  const { fields } = contest.regulation;
  for (let index = 0; index < entries; index += 1) {
    const owner = cast.contestants[index % cast.contestants.length] ?? "";
    const dossier = {
      title: `Giải pháp chấm thử số ${index + 1}`,
      fieldId: fields[index % fields.length]?.id ?? "",
    };
    const sent = await sendIn(await as(owner, ago(40)), contest, index, dossier);
    await screen(await as(cast.secretary, ago(20)), sent, "ELIGIBLE");
  }
  await makePanels({ ...cast, judges: cast.judges.slice(0, judges) }, contest, judges, ago(15));
  await assign(cast, contest, ago(12));
  const rows = await db.judge.findMany({
    where: { contestId: contest.id },
    orderBy: { code: "asc" },
    select: { userId: true, assignments: { select: { id: true }, orderBy: { id: "asc" } } },
  });
  const filled: Judge[] = [];
  for (const { userId, assignments } of rows)
    filled.push({
      userId,
      cookie: await sessionCookie(userId),
      sheets: assignments.map(({ id }) => ({
        assignmentId: id,
        typed: { version: 1, marks: {}, comment: "", feedback: "", notes: "", proposal: null },
      })),
    });
  return {
    judges: filled,
    criteria: contest.regulation.rule.criteria.map(({ id, max }) => ({ id, max: Number(max) })),
  };
}

/** One judge goes through the sheets, a change after the other, until the time is up. */
async function score(
  url: string,
  judge: Judge,
  criteria: readonly Criterion[],
  { seat, pause, end }: { seat: number; pause: number; end: number },
): Promise<Save[]> {
  const saves: Save[] = [];
  // People do not begin in the same instant.
  await wait((pause * seat) / 16);
  for (let change = seat; Date.now() < end; change += 1) {
    // Some changes on one sheet, then the next.
    const sheet = judge.sheets[Math.floor(change / (criteria.length + 1)) % judge.sheets.length];
    if (!sheet) throw new Error("a judge has nothing to score");
    sheet.typed = changed(sheet.typed, criteria, change);
    saves.push(await save(url, judge, sheet));
    if (pause > 0) await wait(pause);
  }
  return saves;
}

/** A mark, or after all of them some words. */
function changed(typed: TypedSheet, criteria: readonly Criterion[], change: number): TypedSheet {
  const criterion = criteria[change % (criteria.length + 1)];
  if (!criterion) return { ...typed, comment: `Nhận xét lần ${change}` };
  const mark = String((change * 7) % (criterion.max + 1));
  return { ...typed, marks: { ...typed.marks, [criterion.id]: mark } };
}

async function save(url: string, { userId, cookie }: Judge, sheet: Sheet): Promise<Save> {
  const { sheetForm } = await import("~/judging/sheets/score-sheet-form");
  const { paths } = await import("~/paths");
  const form = sheetForm(sheet.typed);
  form.set("person", userId);
  form.set("intent", "save");
  const began = performance.now();
  const took = () => performance.now() - began;
  try {
    const response = await fetch(url + paths.saveSheet(sheet.assignmentId), {
      method: "POST",
      headers: { cookie, origin: url },
      body: form,
    });
    const answer = (await response.json()) as {
      ok?: boolean;
      code?: string;
      value?: { version: number; faults: readonly { code: string }[] };
    };
    const ms = took();
    if (!answer.ok || !answer.value)
      return { ms, fault: answer.code ?? String(response.status) };
    sheet.typed = { ...sheet.typed, version: answer.value.version };
    return { ms, fault: answer.value.faults[0]?.code ?? null };
  } catch (error) {
    return { ms: took(), fault: String(error) };
  }
}

function figures(saves: readonly Save[], seconds: number) {
  const times = saves.map(({ ms }) => ms);
  const faults = saves.flatMap(({ fault }) => fault ?? []);
  const tenths = (ms: number) => Math.round(ms * 10) / 10;
  return {
    saves: saves.length,
    perSecond: Math.round(saves.length / seconds),
    failures: faults.length,
    ...(faults.length > 0 && { kinds: [...new Set(faults)] }),
    ms: {
      median: tenths(percentile(times, 50)),
      p95: tenths(percentile(times, 95)),
      p99: tenths(percentile(times, 99)),
      max: tenths(Math.max(...times)),
    },
  };
}

/** How many sheets do not stand in the database as their judge last saw them. */
async function lost(judges: readonly Judge[]): Promise<number> {
  const { db } = await import("~/platform/db.server");
  const typed = judges.flatMap(({ sheets }) => sheets);
  const rows = await db.scoreSheet.findMany({
    where: { assignmentId: { in: typed.map(({ assignmentId }) => assignmentId) } },
    select: { assignmentId: true, version: true, marks: true, comment: true },
  });
  const stored = new Map(rows.map((row) => [row.assignmentId, row]));
  return typed.filter(({ assignmentId, typed: last }) => {
    const row = stored.get(assignmentId);
    if (!row || row.version !== last.version || row.comment !== last.comment) return true;
    const marks = row.marks as Marks;
    const ids = new Set([...Object.keys(marks), ...Object.keys(last.marks)]);
    return [...ids].some((id) => marks[id] !== Number(last.marks[id]) * 1000);
  }).length;
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
