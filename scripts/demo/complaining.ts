import { receiveAttachment } from "~/entries/files/receive-attachment.server";
import { db } from "~/platform/db.server";
import { EVIDENCE } from "~/results/complaints/complaint-form";
import { answerComplaint, writeComplaint } from "~/results/complaints/complaints.server";
import { as, type Cast } from "./cast";
import type { OpenedContest } from "./contest";
import { pdf } from "./documents";
import { must } from "./must";

/** Whoever sent an entry in complains about its place on the provisional list, with a file where `evidence` says what it holds. */
export async function complain(
  contest: OpenedContest,
  code: string,
  now: Date,
  { text, evidence }: { readonly text: string; readonly evidence?: { readonly filename: string; readonly holds: string } },
): Promise<number> {
  const { id: entryId, ownerId } = await db.entry.findFirstOrThrow({ where: { contestId: contest.id, code } });
  const files = [];
  if (evidence) {
    const bytes = await pdf(evidence.filename.replace(/\.pdf$/, ""), [evidence.holds]);
    const { file } = await receiveAttachment(EVIDENCE, evidence.filename, once(bytes));
    if (file) files.push(file);
  }
  return must("complaint", await writeComplaint(await as(ownerId, now), { entryId, text, files })).number;
}

/** The committee's answer. */
export async function answer(
  cast: Cast,
  { id: contestId }: OpenedContest,
  number: number,
  now: Date,
  said: { readonly outcome: "UPHELD" | "REJECTED"; readonly answer: string },
): Promise<void> {
  must("answer", await answerComplaint(await as(cast.organiser, now), { contestId, number, version: 1, ...said }));
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}
