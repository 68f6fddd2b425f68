import { db } from "~/platform/db.server";
import { sha256Hex } from "~/platform/sha256";
import { violations } from "../../scripts/invariants";
import { later, OPEN } from "./entries-world";

/** A likeness of an entry with itself. */
export async function plantFinding(entryId: string): Promise<string> {
  const { contestId, currentVersionId } = await db.entry.findUniqueOrThrow({
    where: { id: entryId },
  });
  const versions = { versionA: currentVersionId, versionB: currentVersionId };
  const evidence = { ...versions, title: 1000, text: 0, passages: [], files: [], pictures: [] };
  const data = {
    contestId,
    entryId,
    otherEntryId: entryId,
    score: 1000,
    evidence,
    createdAt: OPEN,
  };
  return (await db.similarityFinding.create({ data })).id;
}

/** A scan that was read, of two pages, without any. */
export async function plantScan(contestId: string): Promise<string> {
  const { sha256 } = await db.blob.findFirstOrThrow();
  const read = { pageCount: 2, finishedAt: later(OPEN, 1) };
  const data = {
    contestId,
    blobSha256: sha256,
    filename: "q.pdf",
    uploadedById: "x",
    createdAt: OPEN,
  };
  return (await db.paperScan.create({ data: { ...data, ...read } })).id;
}

/** A page of a scan that is in a file which its entry does not have. */
export async function plantPage(scanId: string, entryId: string): Promise<string> {
  const attachmentId = sha256Hex("nothing");
  await db.scannedPage.create({ data: { scanId, number: 1, entryId } });
  return (await db.scannedPage.create({ data: { scanId, number: 2, entryId, attachmentId } })).id;
}

/** All that is said of one violation. */
export async function says(what: string): Promise<string[]> {
  const all: string[] = [];
  await violations(({ name, id, says: text }) => {
    if (`${name} ${id}` === what) all.push(text);
  });
  return all;
}

/** A printed sheet that two readings are said to have been keyed in from, one of which is missing. */
export async function plantPaperSheet(assignmentId: string): Promise<string> {
  const paper = { assignmentId, code: "ABCDE2345O", printedAt: OPEN, printedById: "x" };
  const { id } = await db.paperSheet.create({ data: paper });
  const keying = { paperSheetId: id, number: 2, keyedById: "x", keyedAt: OPEN, comment: "", feedback: "" };
  await db.paperKeying.create({ data: { ...keying, marks: {} } });
  return id;
}

/** Two redacted files that both stand for one attachment; returns their ids. */
export async function plantRedactions(): Promise<string[]> {
  const attachment = await db.attachment.findFirstOrThrow({ orderBy: { id: "asc" } });
  const { id: attachmentId, blobSha256: sha256 } = attachment;
  const one = { attachmentId, sha256, filename: "x", reason: "x", byId: "x", at: OPEN };
  const ids: string[] = [];
  for (let i = 0; i < 2; i++) ids.push((await db.redactedFile.create({ data: one })).id);
  return ids;
}

/** An answer to a difference that was never there, about sheets that nobody submitted. */
export async function plantAnswer(entryId: string): Promise<string> {
  const { contestId } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
  const difference = { spreadMicro: 1n, limitMicro: 2n, sheets: ["sha256:x", "sha256:y"] };
  const data = { contestId, entryId, roundId: "r", note: "…", answeredById: "x", answeredAt: OPEN };
  return (await db.differenceAnswer.create({ data: { ...data, ...difference } })).id;
}

/** A member of a panel whose work was ended and who still has a sheet open; and a reminder across contests. */
export async function plantEndedWork(contestId: string, entryId: string): Promise<[string, string]> {
  const { contestId: other, groupId } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
  const user = await db.user.create({ data: { name: "Q", email: "planted@example.vn" } });
  const judge = await db.judge.create({ data: { contestId: other, userId: user.id, code: "Q1", nonce: "q" } });
  const panel = await db.panel.create({
    data: { contestId: other, roundId: "q", groupId: groupId ?? "", name: "Q" },
  });
  await db.entry.update({ where: { id: entryId }, data: { state: "ELIGIBLE" } });
  await db.assignment.create({
    data: { entryId, judgeId: judge.id, roundId: "q", sheet: { create: {} } },
  });
  const member = await db.panelMember.create({
    data: { panelId: panel.id, judgeId: judge.id, endedAt: OPEN },
  });
  const elsewhere = await db.panel.findFirstOrThrow({ where: { contestId } });
  const mail = await db.mail.create({ data: { to: "q@example.vn", subject: "q", text: "q", state: "KEPT" } });
  const reminder = await db.judgeReminder.create({
    data: { judgeId: judge.id, panelId: elsewhere.id, mailId: mail.id, sentById: "x", sentAt: OPEN },
  });
  return [member.id, reminder.id];
}

/** A plan that was applied, of which nobody can tell what it gave to whom. */
export async function plantPlan(panelId: string): Promise<string> {
  const row = { panelId, seed: 1, inputHash: "x", plan: { kind: "plan" }, createdById: "x" };
  const applied = { appliedAt: OPEN, appliedById: "x" };
  return (await db.assignmentPlan.create({ data: { ...row, ...applied } })).id;
}

/** A vote that passed although nobody was for it, on a scenario that nobody proposed, and that no result followed. */
export async function plantVote(contestId: string): Promise<string> {
  const scenario = { contestId, name: "x", levels: [], createdById: "x", createdAt: OPEN };
  const { id: scenarioId } = await db.prizeScenario.create({ data: scenario });
  const { id: tallyId } = await db.tally.findFirstOrThrow({ where: { contestId } });
  const counts = { votesFor: 0, votesAgainst: 0, votesTotal: 1, share: "", passed: true };
  const vote = { contestId, scenarioId, tallyId, recordedById: "x", recordedAt: OPEN };
  return (await db.prizeVote.create({ data: { ...vote, ...counts } })).id;
}
