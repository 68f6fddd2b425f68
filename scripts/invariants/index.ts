import { db } from "~/platform/db.server";
import { advancementInvariants } from "./advancement";
import { assignmentInvariants } from "./assignment";
import { auditInvariants } from "./audit";
import { awardInvariants } from "./awards";
import { blindInvariants } from "./blind";
import { certificateInvariants } from "./certificates";
import { complaintInvariants } from "./complaints";
import { contestInvariants } from "./contests";
import { decidingInvariants } from "./deciding";
import { entryInvariants } from "./entries";
import type { Violation } from "./invariant";
import { forwardingInvariants } from "./forwarding";
import { judgingInvariants } from "./judging";
import { paperSheetInvariants } from "./paper-sheets";
import { paperInvariants } from "./papers";
import { peopleInvariants } from "./people";
import { resultInvariants } from "./results";
import { scenarioInvariants } from "./scenarios";
import { screeningInvariants } from "./screening";
import { similarityInvariants } from "./similarity";
import { steeringInvariants } from "./steering";
import { templateInvariants } from "./templates";
import { uploadInvariants } from "./uploads";

export const INVARIANTS = [
  ...advancementInvariants,
  ...assignmentInvariants,
  ...auditInvariants,
  ...awardInvariants,
  ...blindInvariants,
  ...certificateInvariants,
  ...complaintInvariants,
  ...contestInvariants,
  ...decidingInvariants,
  ...entryInvariants,
  ...forwardingInvariants,
  ...judgingInvariants,
  ...paperInvariants,
  ...paperSheetInvariants,
  ...peopleInvariants,
  ...resultInvariants,
  ...scenarioInvariants,
  ...screeningInvariants,
  ...similarityInvariants,
  ...steeringInvariants,
  ...templateInvariants,
  ...uploadInvariants,
];

const HOUR = 3_600_000;

export interface Violated extends Violation {
  readonly name: string;
}

/** Checks everything as it stood at one moment, so that work going on meanwhile raises no false alarm. */
export async function violations(found: (violated: Violated) => void): Promise<void> {
  await db.$transaction(
    async (tx) => {
      for (const { name, check } of INVARIANTS)
        for await (const violation of check(tx)) found({ name, ...violation });
    },
    { isolationLevel: "RepeatableRead", maxWait: 20_000, timeout: 12 * HOUR },
  );
}
