/**
 * Certificates printed in the background as one PDF and as one archive, with a built-in design and with a picture under
 * the whole page: the time from the order to the stored file, how far the memory of a fresh process grows meanwhile, and
 * what the file weighs. The names and titles are those of the demonstration contest; each winner gets as many as make up the number.
 *
 *   npm run bench -- certificates [--count 1000]
 */
import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { argv } from "node:process";
import { parseArgs } from "node:util";
import { install } from "./installation";

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { count: { type: "string", default: "1000" }, print: { type: "string" } },
  });
  if (values.print !== undefined) return printHere(values.print);
  const site = await install({ build: false });
  try {
    const { contestId, organiserId } = await prepare(Number(values.count));
    for (const background of [false, true]) {
      if (background) await useBackground(contestId);
      for (const form of ["pdf", "zip"] as const) {
        const id = await order(contestId, organiserId, form);
        console.log(background ? "own picture" : "built-in", form);
        // In a process of its own, whose memory has held nothing else.
        const [code] = (await once(fork(argv[1] ?? "", ["certificates", "--print", id]), "exit")) as [number];
        if (code !== 0) throw new Error("the batch was not printed");
      }
    }
  } finally {
    await site.stop();
  }
}

async function prepare(count: number) {
  const [{ makeCast }, { calendarAround }, { judgedTechnicalContest }, { db }, certificates] = await Promise.all([
    import("../demo/cast"),
    import("../demo/calendar"),
    import("../demo/technical"),
    import("~/platform/db.server"),
    import("~/results/paper/due-certificates.server"),
  ]);
  const { openedContest } = await import("~/contests/contest.server");
  const at = calendarAround(new Date());
  await judgedTechnicalContest(await makeCast(at(-330)), at);
  const publication = await db.publication.findFirstOrThrow({ where: { kind: "OFFICIAL" } });
  const { contestId, publishedById: organiserId } = publication;
  const opened = await openedContest(contestId);
  const due = opened && (await certificates.dueCertificates(opened, "members"));
  if (!due) throw new Error("the demonstration contest has no result");
  await db.certificate.deleteMany({ where: { contestId } });
  await db.certificate.createMany({
    data: Array.from({ length: count }, (_, index) => {
      const award = due.awards[index % due.awards.length];
      if (!award) throw new Error("the demonstration contest has no winners");
      const round = Math.floor(index / due.awards.length);
      return {
        ...award,
        ...{ contestId, publicationId: publication.id, issuedAt: at(0), issuedById: organiserId },
        prizeId: round === 0 ? award.prizeId : `${award.prizeId}-${round}`,
        sequence: index + 1,
        number: `${index + 1}/GCN-BTC`,
        token: randomBytes(9).toString("hex"),
      };
    }),
  });
  return { contestId, organiserId };
}

/** A picture that packs as badly as a photograph. */
async function useBackground(contestId: string): Promise<void> {
  const [{ default: sharp }, { db }, { storage }, { blobKey }, { defaultDesign }] = await Promise.all([
    import("sharp"),
    import("~/platform/db.server"),
    import("~/platform/storage/storage.server"),
    import("~/entries/files/attachment"),
    import("~/documents/certificates/design-template"),
  ]);
  const noise = { type: "gaussian", mean: 235, sigma: 6 } as const;
  const bytes = await sharp({ create: { width: 2339, height: 1654, channels: 3, background: "#fff", noise } }).jpeg().toBuffer();
  const { sha256Hex } = await import("~/platform/sha256");
  const sha256 = sha256Hex(bytes);
  await storage().put(blobKey(sha256), bytes, { contentType: "image/jpeg" });
  await db.blob.create({ data: { sha256, size: bytes.length, mime: "image/jpeg" } });
  await db.certificateDesign.create({
    data: { contestId, design: { ...defaultDesign("BTC"), layout: "own" }, backgroundSha256: sha256 },
  });
}

async function order(contestId: string, createdById: string, form: "pdf" | "zip"): Promise<string> {
  const { db } = await import("~/platform/db.server");
  const certificates = await db.certificate.findMany({ where: { contestId }, orderBy: { sequence: "asc" }, select: { id: true } });
  const certificateIds = certificates.map(({ id }) => id);
  const number = 1 + (await db.certificateBatch.count({ where: { contestId } }));
  const { id } = await db.certificateBatch.create({
    data: { contestId, number, form, certificateIds, total: certificateIds.length, createdById, createdAt: new Date() },
  });
  return id;
}

async function printHere(id: string): Promise<void> {
  const [{ db }, { runBatch }] = await Promise.all([
    import("~/platform/db.server"),
    import("~/documents/certificates/run-batch.server"),
  ]);
  const cpu = process.cpuUsage();
  if (!(await runBatch(id))) throw new Error("the batch was not printed");
  const { user, system } = process.cpuUsage(cpu);
  const done = await db.certificateBatch.findUniqueOrThrow({ where: { id }, include: { blob: true } });
  console.log(
    JSON.stringify({
      certificates: done.done,
      seconds: tenths((done.milliseconds ?? 0) / 1000),
      cpuSeconds: tenths((user + system) / 1_000_000),
      grownByMb: tenths(Number(done.peakBytes ?? 0n) / 1_000_000),
      peakMb: tenths(process.resourceUsage().maxRSS / 1_000),
      megabytes: tenths(Number(done.blob?.size ?? 0n) / 1_000_000),
    }),
  );
  await db.$disconnect();
  process.disconnect();
}

const tenths = (value: number) => Math.round(value * 10) / 10;
