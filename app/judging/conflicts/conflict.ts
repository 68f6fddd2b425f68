import { nameKey } from "~/platform/vietnamese";
import { sameUnit } from "./unit-name";

/** Why a judge may not be given an entry. Catalogue: `judging:conflict.<code>`. */
export type ConflictCode =
  /** The entry was written or sent in from the judge's own account or e-mail address. */
  | "owner"
  /** The entry names a person of the judge's full name. */
  | "name"
  /** A member, the owner or the entry itself belongs to the judge's unit. */
  | "unit";

export interface JudgeIdentity {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly unitName: string;
}

export interface EntryIdentity {
  readonly owner: JudgeIdentity;
  /** Accounts that wrote along. */
  readonly coAuthors: readonly JudgeIdentity[];
  readonly memberNames: readonly string[];
  readonly unitNames: readonly string[];
}

/**
 * Every reason that keeps the judge from the entry. It errs on the side of refusing: an equal full name is enough,
 * because what else could tell two people apart is not known of a judge.
 */
export function conflictsBetween(judge: JudgeIdentity, entry: EntryIdentity): ConflictCode[] {
  const codes: ConflictCode[] = [];
  const writers = [entry.owner, ...entry.coAuthors];
  const isJudge = ({ userId, email }: JudgeIdentity) =>
    userId === judge.userId ||
    (judge.email !== "" && judge.email.toLowerCase() === email.toLowerCase());
  if (writers.some(isJudge)) codes.push("owner");
  const name = nameKey(judge.name);
  if (
    name !== "" &&
    [...writers.map((writer) => writer.name), ...entry.memberNames].some((other) => nameKey(other) === name)
  )
    codes.push("name");
  const units = [...writers.map(({ unitName }) => unitName), ...entry.unitNames];
  if (units.some((unit) => sameUnit(judge.unitName, unit))) codes.push("unit");
  return codes;
}
