import { PDFiumLibrary } from "@hyzyla/pdfium";
import { openedContest } from "~/contests/contest.server";
import { designOf } from "~/documents/certificates/design.server";
import { issueCertificates } from "~/documents/certificates/issue.server";
import { blobKey } from "~/entries/files/attachment";
import { db } from "~/platform/db.server";
import { chunksOf } from "~/platform/storage/chunks.server";
import { storage } from "~/platform/storage/storage.server";
import { firstUuidAt } from "~/platform/uuid";
import { awardWinners } from "~/results/awards/award-winners.server";
import { winnersOfAwards } from "~/results/awards/published-awards";
import { dueCertificates } from "~/results/paper/due-certificates.server";
import { winnersSchema } from "~/results/winners";
import { violations } from "../../scripts/invariants";
import { at, must } from "./judging-world";
import { DECIDING, resultsContest, type ResultsWorld } from "./results-world";

/** A contest whose result is official, with as many winners as there are totals; `second`: a second author of the first entry. */
export async function certifiedContest(totals: readonly number[] = [95, 91, 85], { second = "" } = {}) {
  const world = await resultsContest(totals);
  if (second) await addMember(world.entries[0]!.id, second);
  await world.closed();
  must(await world.publish());
  return world;
}

async function addMember(entryId: string, name: string): Promise<void> {
  const entry = await db.entry.findUniqueOrThrow({ where: { id: entryId }, include: { currentVersion: true } });
  const snapshot = entry.currentVersion!.snapshot as { members: object[] };
  const members = [...snapshot.members, { id: "m2", name, unit: "Trường THPT Phan Chu Trinh", birthDate: "1991-01-02", share: "50" }];
  await db.entryVersion.update({ where: { id: entry.currentVersionId! }, data: { snapshot: { ...snapshot, members } } });
}

/** The special and collective prizes that stand, as the newest result tells of them. */
export async function publishAwards({ contestId }: ResultsWorld): Promise<void> {
  const opened = (await openedContest(contestId))!;
  const { id, winners } = await db.publication.findFirstOrThrow({ where: { contestId }, orderBy: { number: "desc" } });
  const told = { ...winnersSchema.parse(winners), ...winnersOfAwards(opened, await awardWinners(db, opened)) };
  await db.publication.update({ where: { id }, data: { winners: told } });
}

/** What the newest result calls for, by the saved design. */
export async function dueOf({ contestId }: ResultsWorld) {
  const opened = (await openedContest(contestId))!;
  return (await dueCertificates(opened, (await designOf(opened.contest)).design.recipients))!;
}

/** Gives everybody a certificate. */
export async function issued(world: ResultsWorld, now = DECIDING) {
  must(await issueCertificates(at(world.organiser, now), world.contestId, await dueOf(world)));
  return certificatesOf(world);
}

export function certificatesOf({ contestId }: ResultsWorld) {
  return db.certificate.findMany({ where: { contestId }, orderBy: { sequence: "asc" } });
}

/** A consent to be named that is taken back; `written`: when its row was, if not now. */
export async function withdraw(entryId: string, now: Date, written?: Date): Promise<string> {
  const { id: _, ...given } = await db.consent.findFirstOrThrow({ where: { entryId, answer: "GIVEN" } });
  await db.consent.create({ data: { ...given, ...(written && { id: firstUuidAt(written) }), answer: "WITHDRAWN", at: now } });
  return given.memberName;
}

let library: Promise<PDFiumLibrary> | undefined;

/** The text of each page, as another program reads it. */
export async function textOf(pdf: Uint8Array): Promise<string[]> {
  const document = await (await (library ??= PDFiumLibrary.init())).loadDocument(pdf);
  try {
    return [...document.pages()].map((page) => page.getText().normalize("NFC").replace(/\s+/g, " "));
  } finally {
    document.destroy();
  }
}

export async function storedBytes(sha256: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const content = await storage().get(blobKey(sha256));
  for await (const chunk of chunksOf(content!.body)) parts.push(chunk);
  return Buffer.concat(parts);
}

/** Just after the result. */
export const LATER = new Date(DECIDING.getTime() + 60_000);
export const ctx = ({ organiser }: ResultsWorld, now = LATER) => at(organiser, now);

/** A print run that waits: nothing of it happens by itself. */
export async function waiting({ contestId, organiser }: ResultsWorld, form: "pdf" | "zip" = "pdf") {
  const certificates = await db.certificate.findMany({ where: { contestId }, orderBy: { sequence: "asc" } });
  const { number } = (await db.certificateBatch.findFirst({ where: { contestId }, orderBy: { number: "desc" } })) ?? { number: 0 };
  const certificateIds = certificates.map(({ id }) => id);
  return db.certificateBatch.create({
    data: { contestId, form, number: number + 1, certificateIds, total: certificateIds.length, createdById: organiser.userId, createdAt: LATER },
  });
}

export const batch = (id: string) => db.certificateBatch.findUniqueOrThrow({ where: { id } });

/** What the invariants say of certificates. */
export async function broken(about: string): Promise<string[]> {
  const found: string[] = [];
  await violations(({ name, says }) => name.startsWith(about) && found.push(says));
  return found;
}
