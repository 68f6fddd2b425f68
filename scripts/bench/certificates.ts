/**
 * Certificates printed in the background as one PDF and as one archive, with a built-in design and with a picture under
 * the whole page: the time from the order to the stored file, how far the memory of a fresh process grows meanwhile, and
 * what the file weighs. Names are invented, titles those of the demonstration.
 *
 *   npm run bench -- certificates [--count 1000]
 */
import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { argv } from "node:process";
import { parseArgs } from "node:util";
import { pick, seededRandom } from "~/platform/random";
import { readableSecret } from "~/platform/secret.server";
import { must } from "../demo/must";
import { install } from "./installation";

const DAY = 86_400_000;
/** Of the titles' source. */
const FIELDS = [
  "Các giải pháp kỹ thuật nhằm ứng phó với biến đổi khí hậu, bảo vệ môi trường và phát triển kinh tế",
  "Sản phẩm thân thiện với môi trường",
  "Phần mềm tin học",
  "Công nghệ thông tin, điện tử, viễn thông",
];

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

/** A contest whose official result gives so many certificates, two authors to an entry; nothing in it was judged. */
async function prepare(count: number) {
  const [{ db }, { createContest }, { openContest }, { inventedName, WORKPLACES }, { titlesFor }] = await Promise.all([
    import("~/platform/db.server"),
    import("~/contests/create-contest.server"),
    import("~/contests/open-contest.server"),
    import("../demo/people-names"),
    import("../demo/titles"),
  ]);
  const random = seededRandom(1_000);
  const now = new Date();
  const organisation = await db.organisation.create({
    data: { name: "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Nam Hải", shortName: "LHH", slug: "lhh", province: "Nam Hải" },
  });
  const user = await db.user.create({ data: { name: "Đỗ Minh Nam", email: "bench@example.vn", emailVerified: true } });
  const grants = [{ role: "ORGANISER" as const, organisationId: organisation.id, contestId: null, unitId: null }];
  const ctx = { actor: { userId: user.id, name: user.name, email: user.email, unitName: "", isPlatformAdmin: false, grants }, now };
  const submit = { opensAt: new Date(now.getTime() - DAY).toISOString(), closesAt: new Date(now.getTime() + 60 * DAY).toISOString() };
  const edition = { organisationId: organisation.id, template: "technical" as const, edition: "1", year: now.getFullYear(), submit };
  const { id: contestId } = must("contest", await createContest(ctx, edition));
  const day = now.toISOString().slice(0, 10);
  must("regulation", await openContest(ctx, { contestId, version: 1, decisionNumber: "1/QĐ-BTC", decisionDate: day }));
  const { id: revisionId } = await db.regulationRevision.findFirstOrThrow({ where: { contestId } });
  const by = { submittedById: user.id, submittedAt: now };
  const titles = titlesFor(random, FIELDS, Math.ceil(count / 2));
  const entries = titles.map((title, index) => ({
    id: randomUUID(),
    code: `STKT-${index + 1}`,
    content: {
      title,
      members: [1, 2].map((member) => ({
        ...{ id: `m${member}`, name: inventedName(random), unit: pick(random, WORKPLACES), birthDate: "1990-04-05", share: "50" },
      })),
    },
  }));
  await db.entry.createMany({
    data: entries.map(({ id, code, content }) => ({
      ...{ id, code, contestId, ownerId: user.id, title: content.title, draft: content },
      state: "ELIGIBLE" as const,
    })),
  });
  await db.entryVersion.createMany({
    data: entries.map(({ id, content }) => ({ id, entryId: id, number: 1, revisionId, snapshot: content, sha256: id, ...by })),
  });
  await db.$executeRaw`UPDATE "Entry" SET "currentVersionId" = "id" WHERE "contestId" = ${contestId}`;
  const made = { createdById: user.id, createdAt: now };
  const { id: tallyId } = await db.tally.create({ data: { contestId, number: 1, revisionId, bundle: {}, ...made } });
  const winners = { levels: [{ id: "third", winners: entries.map(({ code }) => ({ code })) }] };
  const { id: publicationId } = await db.publication.create({
    data: {
      ...{ contestId, tallyId, number: 1, winners, bundle: "", bundleSha256: "" },
      ...{ decisionNumber: "125/QĐ-BTC", decisionDate: now, publishedById: user.id, publishedAt: now, visibleAt: now },
    },
  });
  await db.certificate.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      ...{ contestId, publicationId, prizeId: "third", prizeLabel: "Giải Ba", issuedAt: now, issuedById: user.id },
      entryId: entries[index >> 1]?.id ?? "",
      memberId: `m${(index & 1) + 1}`,
      sequence: index + 1,
      number: `${index + 1}/GCN-BTC`,
      token: readableSecret(12),
    })),
  });
  return { contestId, organiserId: user.id };
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
