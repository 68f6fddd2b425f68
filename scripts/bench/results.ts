/**
 * The public result of a contest of 128 entries and 48 prizes, asked for by many at once on a real server: bytes and
 * requests of each page as a browser without a cache loads it, then how long 50 and 500 visitors who ask in the same
 * instant wait for it, each on a connection of their own. `searched`: each looks for something else, so that no two
 * get the same page.
 *
 *   npm run bench -- results [--visitors 50,500]
 */
import { Agent, request } from "node:http";
import { parseArgs } from "node:util";
import { cpuSeconds, install, peakMemory, percentile } from "./installation";

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { visitors: { type: "string", default: "50,500" } },
  });
  const site = await install();
  try {
    const pages = await prepare();
    const server = await site.serve();
    const sizes: Record<string, Weight> = {};
    for (const [name, path] of Object.entries(pages)) sizes[name] = await weigh(site.url, path);
    const rushes = [];
    for (const visitors of values.visitors.split(",").map(Number)) {
      for (const [name, path] of [...Object.entries(pages), ["searched", pages.results] as const]) {
        const addressOf = (visitor: number) => (name === "searched" ? `${path}?q=may+${visitor}` : path);
        const before = (await cpuSeconds(server)) ?? 0;
        const figures = await rush(site.url, visitors, addressOf);
        rushes.push({ page: name, ...figures, serverCpuSeconds: tenths(((await cpuSeconds(server)) ?? 0) - before) });
        // Longer than a page is kept: each begins with none.
        await new Promise((resolve) => setTimeout(resolve, 6_000));
      }
    }
    console.log(JSON.stringify({ pages: sizes, rushes, serverPeakMb: await peakMemory(server) }, null, 2));
  } finally {
    await site.stop();
  }
}

async function prepare() {
  const [{ makeCast }, { earlierEdition }, { judgedTechnicalContest, LAST_DAY }, { db }, { paths }] = await Promise.all([
    import("../demo/cast"),
    import("../demo/calendar"),
    import("../demo/technical"),
    import("~/platform/db.server"),
    import("~/paths"),
  ]);
  const edition = earlierEdition(new Date(), 2, LAST_DAY);
  await judgedTechnicalContest(await makeCast(edition.at(-330)), edition);
  const { contest, winners } = await db.publication.findFirstOrThrow({ include: { contest: true } });
  const { levels } = winners as { levels: { winners: { code: string }[] }[] };
  const code = levels.flatMap((level) => level.winners)[0]?.code ?? "";
  const { slug } = contest;
  return { results: paths.results(slug), winner: paths.solution(slug, code), gallery: paths.gallery(slug), recount: paths.recount(slug) };
}

interface Weight {
  readonly requests: number;
  readonly pageBytes: number;
  readonly packedPageBytes: number;
  /** Of everything, as it goes over the line. */
  readonly bytes: number;
}

/** What a browser loads for a page: the page, its style sheet, the fonts and scripts that it names. */
async function weigh(url: string, path: string): Promise<Weight> {
  const plain = await get(url + path, { "Accept-Encoding": "identity" });
  const packed = await get(url + path);
  const html = plain.body.toString("utf8");
  // Pictures that come when they are scrolled to are not waited for.
  const named = [...html.matchAll(/<(?:link|script|img)\b[^>]*>/g)]
    .filter(([tag]) => !/rel="(canonical|alternate)"|loading="lazy"/.test(tag))
    .flatMap(([tag]) => /\b(?:href|src)="(\/[^"]+)"/.exec(tag)?.[1] ?? []);
  const others = await Promise.all([...new Set(named)].map((address) => get(url + address)));
  return {
    requests: 1 + others.length,
    pageBytes: plain.body.length,
    packedPageBytes: packed.body.length,
    bytes: packed.body.length + others.reduce((sum, { body }) => sum + body.length, 0),
  };
}

async function rush(url: string, visitors: number, addressOf: (visitor: number) => string) {
  const began = performance.now();
  const answers = await Promise.all(
    Array.from({ length: visitors }, async (_, visitor) => {
      const sent = performance.now();
      const answer = await get(url + addressOf(visitor)).catch(() => ({ status: 0 }));
      return { status: answer.status, ms: performance.now() - sent };
    }),
  );
  const times = answers.map(({ ms }) => ms);
  return {
    visitors,
    failures: answers.filter(({ status }) => status !== 200).length,
    seconds: tenths((performance.now() - began) / 1000),
    ms: {
      median: Math.round(percentile(times, 50)),
      p95: Math.round(percentile(times, 95)),
      max: Math.round(Math.max(...times)),
    },
  };
}

const tenths = (value: number) => Math.round(value * 10) / 10;

/** One request on a connection of its own; the body as it came over the line. */
function get(address: string, headers: Record<string, string> = {}): Promise<{ status: number; body: Buffer }> {
  const agent = new Agent();
  return new Promise((resolve, reject) => {
    const sent = request(address, { agent, headers: { "Accept-Encoding": "gzip", ...headers } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts) }));
    });
    sent.on("error", reject);
    sent.end();
  });
}
