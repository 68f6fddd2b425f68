/**
 * The last minute before a deadline: each contestant opens the form and sends it in with a file, most of them at the
 * very end, some twice at once, some again after a line that was cut before the answer, some too late. Afterwards the
 * database is asked who is in. In time is whose request had left here `MARGIN_MS` before the deadline, however long the
 * server was busy with others.
 *
 *   npm run bench -- rush [--people 1000] [--prepare 150]   (seconds until the deadline)
 */
import { randomBytes } from "node:crypto";
import { Agent, request } from "node:http";
import { parseArgs } from "node:util";
import { cpuSeconds, install, peakMemory, percentile, sessionCookie } from "./installation";

const MINUTE = 60_000;
/** A request is on its way for less. */
const MARGIN_MS = 50;
/** When the last of those who mean to be in time press the button. */
const LAST_PRESS_MS = 250;

interface Contestant {
  readonly entryId: string;
  readonly cookie: string;
  readonly title: string;
  readonly form: readonly (readonly [string, string])[];
  readonly kind: "once" | "double" | "cut" | "late";
}

interface Outcome {
  readonly one: Contestant;
  readonly status: number;
  /** When the request left here. */
  readonly sentAt: number;
  readonly ms: number;
}

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      people: { type: "string", default: "1000" },
      prepare: { type: "string", default: "150" },
    },
  });
  const people = Number(values.people);
  const site = await install();
  try {
    const deadline = new Date(Date.now() + Number(values.prepare) * 1000);
    const contestants = await prepare(people, deadline);
    const server = await site.serve();
    const early = deadline.getTime() - MINUTE - Date.now();
    if (early < 0)
      throw new Error(
        `Making the drafts took ${-early} ms too long: try --prepare ${Number(values.prepare) * 2}`,
      );
    await until(deadline.getTime() - MINUTE);
    console.error(`${contestants.length} contestants, one minute left`);
    const outcomes = (
      await Promise.all(
        contestants.map((one, index) => rush(site.url, one, whenOf(one, index, people, deadline))),
      )
    ).flat();
    console.log(
      JSON.stringify(
        {
          people,
          ...(await figures(contestants, outcomes, deadline)),
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

/** Accounts, a contest that closes at the deadline, and a draft for each. */
async function prepare(people: number, deadline: Date): Promise<Contestant[]> {
  const [
    { makeCast, actorOf },
    { openedContest },
    { contentOf },
    { createDraft },
    { formFromContent },
  ] = await Promise.all([
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
    edit: (regulation) => ({
      ...regulation,
      conditions: { ...regulation.conditions, maxEntriesPerMember: null },
    }),
  });
  const contestants: Contestant[] = [];
  const one = async (index: number) => {
    const { id } = await db.user.create({
      data: {
        name: `Thí sinh ${index}`,
        email: `rush${index}@sangtao.example`,
        emailVerified: true,
      },
      select: { id: true },
    });
    const actor = await actorOf(id);
    const made = await createDraft({ actor, now: new Date() }, { contestId: contest.id });
    if (!made.ok) throw new Error(made.code);
    const title = `Giải pháp phút chót số ${index}`;
    const field = contest.regulation.fields[index % contest.regulation.fields.length];
    const content = contentOf(seededRandom(index), contest.regulation, {
      title,
      fieldId: field?.id ?? "",
    });
    const kind =
      index % 50 === 49 ? "late" : index % 10 === 3 ? "double" : index % 10 === 7 ? "cut" : "once";
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
  return deadline.getTime() - LAST_PRESS_MS - (MINUTE - LAST_PRESS_MS) * (1 - place) ** 2;
}

async function rush(url: string, one: Contestant, when: number): Promise<Outcome[]> {
  const edit = `${url}/entries/${one.entryId}/edit`;
  const form = formOf(one);
  // The page is opened a little before, and however long it takes to come: they press at their minute.
  await until(Math.max(Date.now(), when - 10_000));
  const opened = fetch(edit, { headers: { cookie: one.cookie } }).then((page) =>
    page.arrayBuffer(),
  );
  await until(when);
  const outcomes = await press(edit, one, form);
  await opened;
  return outcomes;
}

async function press(edit: string, one: Contestant, form: Form): Promise<Outcome[]> {
  switch (one.kind) {
    case "double":
      return Promise.all([submit(edit, one, form), submit(edit, one, form)]);
    case "cut": {
      const cut = await submit(edit, one, form, 300);
      await pause(2_000);
      return [cut, await submit(edit, one, form)];
    }
    default:
      return [await submit(edit, one, form)];
  }
}

interface Form {
  readonly type: string;
  readonly body: Buffer;
}

const PDF = Buffer.concat([Buffer.from("%PDF-1.4\n"), randomBytes(150_000)]);

/** The form as a browser without script writes it, made before the minute that is measured. */
function formOf({ form, entryId }: Contestant): Form {
  const boundary = `rush${entryId}`;
  const part = (about: string) => `--${boundary}\r\nContent-Disposition: form-data; ${about}\r\n`;
  const fields = [["version", "1"], ...form, ["intent", "submit"]].map(
    ([name = "", value = ""]) => `${part(`name="${name}"`)}\r\n${value}\r\n`,
  );
  const file = `${part('name="files.registration"; filename="Phieu.pdf"')}Content-Type: application/pdf\r\n\r\n`;
  // The same bytes each time, others for each entry.
  const body = Buffer.concat([
    Buffer.from(fields.join("") + file),
    PDF,
    Buffer.from(`${entryId}\r\n--${boundary}--\r\n`),
  ]);
  return { type: `multipart/form-data; boundary=${boundary}`, body };
}

/** A connection for each, as different people have. */
const agent = new Agent({ keepAlive: false, maxSockets: Infinity });

/** Posts the form. `cutAfter`: ms after which the line is cut. */
function submit(
  edit: string,
  one: Contestant,
  { type, body }: Form,
  cutAfter?: number,
): Promise<Outcome> {
  const began = performance.now();
  let sentAt = Number.POSITIVE_INFINITY;
  return new Promise((resolve) => {
    const done = (status: number) =>
      resolve({ one, status, sentAt, ms: performance.now() - began });
    const headers = {
      cookie: one.cookie,
      origin: new URL(edit).origin,
      "content-type": type,
      "content-length": body.length,
    };
    const asked = request(edit, { method: "POST", agent, headers }, (answer) => {
      answer.resume().once("close", () => done(answer.statusCode ?? 0));
    });
    asked.once("error", () => done(0));
    asked.once("socket", (socket) =>
      socket.once("connect", () => {
        sentAt = Date.now();
        asked.end(body);
      }),
    );
    if (cutAfter !== undefined) setTimeout(() => asked.destroy(), cutAfter);
  });
}

async function figures(
  contestants: readonly Contestant[],
  outcomes: readonly Outcome[],
  deadline: Date,
) {
  const { db } = await import("~/platform/db.server");
  const rows = await db.entry.findMany({
    where: { id: { in: contestants.map(({ entryId }) => entryId) } },
    include: { versions: { select: { number: true, snapshot: true, submittedAt: true } } },
  });
  const inTime = outcomes.filter(({ sentAt }) => sentAt <= deadline.getTime() - MARGIN_MS);
  const late = outcomes.filter(({ sentAt }) => sentAt >= deadline.getTime());
  const peopleInTime = new Set(inTime.map(({ one }) => one));
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const isIn = ({ entryId, title }: Contestant) => {
    const row = rowOf.get(entryId);
    const [only] = row?.versions ?? [];
    return (
      row?.state === "SUBMITTED" &&
      row.versions.length === 1 &&
      (only?.snapshot as { title?: string }).title === title
    );
  };
  const codes = rows.flatMap(({ code }) => code ?? []);
  // Whose line was cut has no answer to wait for.
  const times = inTime.filter(({ status }) => status > 0).map(({ ms }) => ms);
  const lags = inTime.flatMap(({ one, sentAt, status }) => {
    const at = rowOf.get(one.entryId)?.versions[0]?.submittedAt;
    return at && status > 0 && one.kind === "once" ? at.getTime() - sentAt : [];
  });
  const tally = (of: readonly Outcome[]) =>
    Object.fromEntries(
      [...new Set(of.map(({ status }) => status))].map((status) => [
        status,
        of.filter((one) => one.status === status).length,
      ]),
    );
  return {
    pressedInTime: peopleInTime.size,
    ofThoseIn: [...peopleInTime].filter(isIn).length,
    answersInTime: tally(inTime),
    late: contestants.filter(({ kind }) => kind === "late").length,
    lateAndIn: contestants.filter((one) => one.kind === "late" && isIn(one)).length,
    answersLate: tally(late),
    distinctCodes: new Set(codes).size,
    codes: codes.length,
    receiptsMailed: await db.mail.count({ where: { to: { startsWith: "rush" } } }),
    msMedian: Math.round(percentile(times, 50)),
    ms99: Math.round(percentile(times, 99)),
    msMax: Math.round(Math.max(...times)),
    // From leaving here to the hour that the submission was given.
    stampLagMs: { median: percentile(lags, 50), p99: percentile(lags, 99), max: Math.max(...lags) },
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const until = (instant: number) => pause(Math.max(0, instant - Date.now()));
