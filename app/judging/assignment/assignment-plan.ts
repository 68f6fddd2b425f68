import type { ConflictKind } from "../conflicts/conflict";

export interface PlannedEntry {
  readonly id: string;
  /** Judges of the panel who may not be given it, with the reasons. */
  readonly conflicts: Readonly<Record<string, readonly ConflictKind[]>>;
  /** Experts of the panel who were invited for other fields only. */
  readonly otherFields: readonly string[];
}

export interface ExistingAssignment {
  readonly id: string;
  readonly entryId: string;
  readonly judgeId: string;
  readonly ended: boolean;
  /** A sheet was submitted on it at least once. */
  readonly judged: boolean;
  /** Ended by hand: it comes back only when this entry is given to this judge by name. */
  readonly takenBack?: boolean;
}

export interface AssignmentPlan {
  readonly add: readonly { readonly entryId: string; readonly judgeId: string }[];
  /** Ended once, now wanted again: the sheet's marks come back with it. */
  readonly resume: readonly string[];
  /** A conflict became known, or an expert's fields were changed, before anything was submitted. */
  readonly end: readonly string[];
  readonly leftOut: readonly LeftOut[];
  /** A conflict became known after a sheet was submitted: a matter for people. */
  readonly tooLate: readonly LeftOut[];
  /** Taken back by hand, and left so. */
  readonly takenBack: readonly LeftOut[];
  /** Entries that nobody of the panel may judge. */
  readonly withoutJudge: readonly string[];
}

export interface LeftOut {
  readonly entryId: string;
  readonly judgeId: string;
  readonly conflicts: readonly ConflictKind[];
}

/** Everybody scores everything, except where a conflict of interest forbids it; what exists already stays. */
export function planAssignments(
  judgeIds: readonly string[],
  entries: readonly PlannedEntry[],
  existing: readonly ExistingAssignment[],
): AssignmentPlan {
  const known = new Map(existing.map((one) => [`${one.entryId} ${one.judgeId}`, one]));
  const add: AssignmentPlan["add"][number][] = [];
  const resume: string[] = [];
  const end: string[] = [];
  const leftOut: LeftOut[] = [];
  const tooLate: LeftOut[] = [];
  const takenBack: LeftOut[] = [];
  const withoutJudge: string[] = [];
  for (const entry of entries) {
    let judges = 0;
    for (const judgeId of judgeIds) {
      const assignment = known.get(`${entry.id} ${judgeId}`);
      const conflicts = entry.conflicts[judgeId] ?? [];
      const live = assignment !== undefined && !assignment.ended;
      if (conflicts.length === 0 && entry.otherFields.includes(judgeId)) {
        if (live && assignment.judged) judges += 1;
        else if (live) end.push(assignment.id);
      } else if (conflicts.length === 0) {
        // A sheet that was submitted and then set aside is not filled in again.
        if (assignment?.ended && assignment.judged) continue;
        if (assignment?.ended && assignment.takenBack) {
          takenBack.push({ entryId: entry.id, judgeId, conflicts });
          continue;
        }
        judges += 1;
        if (!assignment) add.push({ entryId: entry.id, judgeId });
        else if (assignment.ended) resume.push(assignment.id);
      } else if (assignment && !assignment.ended && assignment.judged) {
        tooLate.push({ entryId: entry.id, judgeId, conflicts });
      } else {
        leftOut.push({ entryId: entry.id, judgeId, conflicts });
        if (assignment && !assignment.ended) end.push(assignment.id);
      }
    }
    if (judges === 0) withoutJudge.push(entry.id);
  }
  return { add, resume, end, leftOut, tooLate, takenBack, withoutJudge };
}
