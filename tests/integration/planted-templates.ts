import { db } from "~/platform/db.server";

const AT = new Date("2026-10-01T02:00:00Z");

/** A form of a kind that there is not. */
export async function plantForm(organisationId: string): Promise<string> {
  const { sha256: blobSha256 } = await db.blob.findFirstOrThrow();
  const form = { organisationId, kind: "x", number: 1, blobSha256, filename: "x" };
  return (await db.documentTemplate.create({ data: { ...form, createdById: "x", createdAt: AT } })).id;
}

/** A document issued in the form of another kind. */
export async function plantIssued(contestId: string): Promise<string> {
  const { id: templateId } = await db.documentTemplate.findFirstOrThrow({ where: { kind: "x" } });
  const paper = { contestId, kind: "panels", number: "1", date: AT, templateId, createdById: "x", createdAt: AT };
  return (await db.issuedDocument.create({ data: paper })).id;
}

/** A decision of the committee at a meeting of the council. */
export async function plantDecision(contestId: string): Promise<string> {
  const people = { chair: "x", secretary: "x", attendance: [], createdById: "x", createdAt: AT };
  const meeting = { contestId, number: 91, kind: "COUNCIL", place: "x", startedAt: AT, ...people } as const;
  const { id: meetingId } = await db.meeting.create({ data: meeting });
  const { id } = await db.committeeDecision.findFirstOrThrow({ where: { contestId } });
  await db.committeeDecision.update({ where: { id }, data: { meetingId } });
  return id;
}
