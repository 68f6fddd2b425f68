import { openedContest } from "~/contests/contest.server";
import { designOf } from "~/documents/certificates/design.server";
import { dueCertificates } from "~/results/paper/due-certificates.server";

/** What the newest official result of a contest calls for; who may know it is asked by whoever uses it. */
export async function dueOf(contestId: string) {
  const opened = await openedContest(contestId);
  if (!opened) return null;
  const { design } = await designOf(opened.contest);
  return dueCertificates(opened, design.recipients);
}
