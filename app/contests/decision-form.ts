import { z } from "zod";
import { version } from "~/platform/version";
import { integer, localDate, requiredText } from "./form-fields";

/** The paper that opens a contest; `version` is the draft that was read. */
export const openContestForm = z.object({
  version,
  decisionNumber: requiredText(100),
  decisionDate: localDate,
});

/** The paper that a further revision rests on; `revision` is the one that was read. */
export const revisionForm = z.object({
  revision: integer(1, 1_000_000),
  decisionNumber: requiredText(100),
  decisionDate: localDate,
  reason: requiredText(2000),
});
