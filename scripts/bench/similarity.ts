/**
 * One new entry against many solutions of earlier years: the time it takes and the memory they need. First what the
 * comparison itself costs, with whole texts on both sides; then through the database, with past solutions as they are
 * imported, the first time in a process and afterwards. The solutions are made by recombining titles and sentences.
 *
 *   npm run bench -- similarity [--solutions 20000] [--words 800] [--entries 20]
 */
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { likenesses, overviewOf, type Comparable } from "~/entries/similarity/likeness";
import { printOf } from "~/entries/similarity/passages";
import { readPastRows } from "~/entries/similarity/past-solutions";
import { THRESHOLD } from "~/entries/similarity/threshold";
import { profileOf } from "~/entries/similarity/title-score";
import { pick, seededRandom, type Random } from "~/platform/random";
import source from "../../tests/fixtures/solution-titles.json" with { type: "json" };
import { sectionText } from "../demo/prose";
import { install, percentile } from "./installation";

interface Made {
  readonly title: string;
  readonly summary: string;
  readonly text: string;
}

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      solutions: { type: "string", default: "20000" },
      words: { type: "string", default: "800" },
      entries: { type: "string", default: "20" },
    },
  });
  const [solutions, words, entries] = [values.solutions, values.words, values.entries].map(Number) as [
    number,
    number,
    number,
  ];
  const make = maker(seededRandom(20), words);
  const comparison = compareInMemory(make, solutions, entries);
  console.error("in memory", JSON.stringify(comparison));
  const database = await compareInDatabase(make, solutions, entries);
  console.log(JSON.stringify({ solutions, words, comparison, database }, null, 2));
}

/** Solutions that nobody entered: halves of titles, and texts that go on from each word as some real text does. */
function maker(random: Random, words: number): () => Made {
  const texts = source.titles.flatMap(({ title, summary }) => [
    `${title}. ${summary ?? ""}`,
    ...["problem", "benefit", "solution"].map((id) => sectionText(random, id, title)),
  ]);
  const next = new Map<string, string[]>();
  for (const text of texts) {
    const all = text.split(/\s+/);
    all.forEach((word, at) => {
      const follower = all[at + 1];
      if (follower) next.set(word, [...(next.get(word) ?? []), follower]);
    });
  }
  const starts = [...next.keys()];
  const chain = (length: number) => {
    const said: string[] = [];
    for (let word = pick(random, starts); said.length < length; ) {
      said.push(word);
      word = pick(random, next.get(word) ?? starts);
    }
    return said.join(" ");
  };
  return () => {
    const [a, b] = [pick(random, source.titles), pick(random, source.titles)].map(({ title }) => title.split(" ")) as [
      string[],
      string[],
    ];
    const title = [...a.slice(0, Math.ceil(a.length / 2)), ...b.slice(Math.floor(b.length / 2))].join(" ");
    return { title, summary: chain(25), text: chain(words) };
  };
}

function comparable({ title, summary, text }: Made): Comparable {
  return { profile: profileOf({ title, summary }), print: printOf([{ id: "text", text }]), files: [] };
}

/** Processor time of this process, in ms: other programs on the machine do not count. */
const spent = () => process.cpuUsage().user / 1000;

function compareInMemory(make: () => Made, solutions: number, entries: number) {
  const before = held();
  const start = spent();
  const all = Array.from({ length: solutions }, () => comparable(make()));
  const reading = spent() - start;
  const memory = held() - before;
  const times = Array.from({ length: entries }, () => {
    const made = make();
    const from = spent();
    const one = comparable(made);
    likenesses(one, all, overviewOf(one, all), THRESHOLD);
    return spent() - from;
  });
  return { madeReadyMs: round(reading), memoryMb: round(memory), entryMs: spread(times) };
}

async function compareInDatabase(make: () => Made, solutions: number, entries: number) {
  const site = await install({ build: false });
  try {
    const [{ makeCast, as }, { openedContest }, { sendIn }, { db }, { compareEntry }] = await Promise.all([
      import("../demo/cast"),
      import("../demo/contest"),
      import("../demo/dossiers"),
      import("~/platform/db.server"),
      import("~/entries/similarity/compare.server"),
    ]);
    const now = new Date();
    const day = 24 * 60 * 60 * 1000;
    const cast = await makeCast(new Date(now.getTime() - day));
    const contest = await openedContest(cast, {
      template: "technical",
      edition: "bench",
      submit: { opensAt: new Date(now.getTime() - day), closesAt: new Date(now.getTime() + day) },
    });
    const { organisationId } = await db.contest.findFirstOrThrow({ select: { organisationId: true } });
    const cells = Array.from({ length: solutions }, (_, index) => {
      const { title, summary: told } = make();
      return [title, told, `${2000 + (index % 26)}`];
    });
    const { rows } = readPastRows(cells);
    const createdById = cast.secretary;
    for (let at = 0; at < rows.length; at += 1000)
      await db.pastSolution.createMany({
        data: rows.slice(at, at + 1000).map((row) => ({ ...row, organisationId, createdById })),
        skipDuplicates: true,
      });
    const fieldId = contest.regulation.fields[0]?.id ?? "";
    const ids: string[] = [];
    for (let index = 0; index <= entries; index++) {
      const owner = cast.contestants[index % cast.contestants.length] ?? "";
      const { entryId } = await sendIn(await as(owner, now), contest, index, { title: make().title, fieldId });
      ids.push(entryId);
    }
    const before = held();
    const first = await timed(() => compareEntry(ids[0] ?? "", now));
    const memory = held() - before;
    const later: number[] = [];
    for (const id of ids.slice(1)) later.push(await timed(() => compareEntry(id, now)));
    return { firstMs: round(first), memoryMb: round(memory), entryMs: spread(later) };
  } finally {
    await site.stop();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

setFlagsFromString("--expose_gc");
const tidyUp = runInNewContext("gc") as () => void;

/** What the process holds once it has tidied up, in MB. */
function held(): number {
  tidyUp();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

const round = (value: number) => Math.round(value);
const spread = (times: readonly number[]) => ({
  median: round(percentile(times, 50)),
  p95: round(percentile(times, 95)),
});
