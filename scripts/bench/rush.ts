/**
 * The last minute before a deadline: each contestant opens the form and sends it in with a file, most of them at the
 * very end, some twice at once, some again after a line that was cut before the answer, some too late. Afterwards the
 * database is asked who is in.
 *
 *   npm run bench -- rush [--people 1000] [--prepare 150]   (seconds until the deadline)
 */
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { install, peakMemory, percentile, sessionCookie } from "./installation";

const MINUTE = 60_000;
/** Sent no later than this before the deadline by those who are in time; a request is on its way for less. */
const LAST_SECOND = 250;

interface Contestant {
  readonly entryId: string;
  readonly cookie: string;
  readonly title: string;
  readonly form: readonly (readonly [string, string])[];
  readonly kind: "once" | "double" | "cut" | "late";
}

interface Outcome {
  readonly kind: Contestant["kind"];
  readonly status: number;
  readonly location: string;
  readonly ms: number;
}

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { people: { type: "string", default: "1000" }, prepare: { type: "string", default: "150" } },
  });
  const people = Number(values.people);
  const site = await install();
  try {
    const deadline = new Date(Date.now() + Number(values.prepare) * 1000);
    const contestants = await prepare(people, deadline);
    const server = await site.serve();
    const early = deadline.getTime() - MINUTE - Date.now();
    if (early < 0) throw new Error(`Making the drafts took ${-early} ms too long: try --prepare ${Number(values.prepare) * 2}`);
    await until(deadline.getTime() - MINUTE);
    console.error(`${contestants.length} contestants, one minute left`);
    const outcomes = (
      await Promise.all(contestants.map((one, index) => rush(site.url, one, whenOf(one, index, people, deadline))))
    ).flat();
    console.log(JSON.stringify({ people, ...(await figures(contestants, outcomes)), serverPeakMb: await peakMemory(server) }, null, 2));
  } finally {
    await site.stop();
  }
}

/** Accounts, a contest that closes at the deadline, and a draft for each. */
async function prepare(people: number, deadline: Date): Promise<Contestant[]> {
  const [{ makeCast, actorOf }, { openedContest }, { contentOf }, { createDraft }, { formFromContent }] =
    await Promise.all([
      import("../demo/cast"),
      import("../demo/contest"),
      import("../demo/dossiers"),
      import("~/entries/writing/create-draft.server"),
      import("~/entries/entry-content"),
    ]);
  const { db } = await import("~/platform/db.server");
  const { seededRandom } = await import("~/platform/random");
  const begin = new Date(Date.now() - 24 * 60 * MINUTE);
  const cast = await makeCast(begin);
  const contest = await openedContest(cast, {
    template: "technical",
    edition: "rush",
    submit: { opensAt: begin, closesAt: deadline },
    decisionNumber: "01/QĐ-BTC",
    edit: (regulation) => ({
      ...regulation,
      conditions: { ...regulation.conditions, maxEntriesPerMember: null },
    }),
  });
  const contestants: Contestant[] = [];
  const one = async (index: number) => {
    const { id } = await db.user.create({
      data: { name: `Thí sinh ${index}`, email: `rush${index}@sangtao.example`, emailVerified: true },
      select: { id: true },
    });
    const actor = await actorOf(id);
    const made = await createDraft({ actor, now: new Date() }, { contestId: contest.id });
    if (!made.ok) throw new Error(made.code);
    const title = `Giải pháp phút chót số ${index}`;
    const field = contest.regulation.fields[index % contest.regulation.fields.length];
    const content = contentOf(seededRandom(index), contest.regulation, { title, fieldId: field?.id ?? "" });
    const kind = index % 50 === 49 ? "late" : index % 10 === 3 ? "double" : index % 10 === 7 ? "cut" : "once";
    contestants.push({
      entryId: made.value.entryId,
      cookie: await sessionCookie(id),
      title,
      form: formFromContent(content),
      kind,
    });
  };
  const numbers = Array.from({ length: people }, (_, index) => index);
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let next = numbers.shift(); next !== undefined; next = numbers.shift()) await one(next);
    }),
  );
  return contestants;
}

/** Half of them in the last fifteen seconds; the late ones in the three after the deadline. */
function whenOf({ kind }: Contestant, index: number, people: number, deadline: Date): number {
  const place = ((index * 7919) % people) / people;
  if (kind === "late") return deadline.getTime() + 200 + place * 3_000;
  return deadline.getTime() - LAST_SECOND - (MINUTE - LAST_SECOND) * (1 - place) ** 2;
}

async function rush(url: string, one: Contestant, when: number): Promise<Outcome[]> {
  const edit = `${url}/entries/${one.entryId}/edit`;
  // Whoever sends in at the last moment has the page open a little before.
  await until(Math.max(Date.now(), when - 4_000));
  await fetch(edit, { headers: { cookie: one.cookie } }).then((page) => page.arrayBuffer());
  await until(when);
  switch (one.kind) {
    case "double":
      return Promise.all([submit(edit, one), submit(edit, one)]);
    case "cut": {
      await submit(edit, one, 300);
      await pause(2_000);
      return [await submit(edit, one)];
    }
    default:
      return [await submit(edit, one)];
  }
}

const PDF = Buffer.concat([Buffer.from("%PDF-1.4\n"), randomBytes(150_000)]);

/** Posts the form as a browser without script does. `cutAfter`: ms after which the line is cut. */
async function submit(edit: string, { cookie, form, kind, entryId }: Contestant, cutAfter?: number): Promise<Outcome> {
  const body = new FormData();
  body.set("version", "1");
  for (const [name, value] of form) body.append(name, value);
  // The same bytes each time, others for each entry.
  body.append("files.registration", new File([PDF, entryId], "Phiếu đăng ký.pdf", { type: "application/pdf" }));
  body.append("intent", "submit");
  const began = performance.now();
  const answer = await fetch(edit, {
    method: "POST",
    body,
    headers: { cookie, origin: new URL(edit).origin },
    redirect: "manual",
    ...(cutAfter !== undefined && { signal: AbortSignal.timeout(cutAfter) }),
  }).catch(() => null);
  await answer?.arrayBuffer().catch(() => undefined);
  return {
    kind,
    status: answer?.status ?? 0,
    location: answer?.headers.get("location") ?? "",
    ms: performance.now() - began,
  };
}

async function figures(contestants: readonly Contestant[], outcomes: readonly Outcome[]) {
  const { db } = await import("~/platform/db.server");
  const rows = await db.entry.findMany({
    where: { id: { in: contestants.map(({ entryId }) => entryId) } },
    include: { versions: { select: { number: true, snapshot: true } } },
  });
  const inTime = contestants.filter(({ kind }) => kind !== "late");
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const isIn = ({ entryId, title }: Contestant) => {
    const row = rowOf.get(entryId);
    const [only] = row?.versions ?? [];
    return row?.state === "SUBMITTED" && row.versions.length === 1 && (only?.snapshot as { title?: string }).title === title;
  };
  const codes = rows.flatMap(({ code }) => code ?? []);
  const times = outcomes.filter(({ kind }) => kind !== "late").map(({ ms }) => ms);
  const tally = (of: readonly Outcome[]) =>
    Object.fromEntries([...new Set(of.map(({ status }) => status))].map((status) => [status, of.filter((one) => one.status === status).length]));
  return {
    inTime: inTime.length,
    inTimeAndIn: inTime.filter(isIn).length,
    answersInTime: tally(outcomes.filter(({ kind }) => kind !== "late")),
    late: contestants.length - inTime.length,
    lateAndIn: contestants.filter((one) => one.kind === "late" && isIn(one)).length,
    answersLate: tally(outcomes.filter(({ kind }) => kind === "late")),
    distinctCodes: new Set(codes).size,
    codes: codes.length,
    receiptsMailed: await db.mail.count({ where: { to: { startsWith: "rush" } } }),
    msMedian: Math.round(percentile(times, 50)),
    ms99: Math.round(percentile(times, 99)),
    msMax: Math.round(Math.max(...times)),
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const until = (instant: number) => pause(Math.max(0, instant - Date.now()));
