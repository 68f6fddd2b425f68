import { describe, expect, it } from "vitest";
import {
  answerFaults,
  answersOnRecord,
  changesIn,
  consentAnswerSchema,
  printedToken,
  typedToken,
} from "./consent-form";
import type { ConsentRecord } from "./consent-rules";

const member = { id: "m1", name: "Lê Minh Châu", birthDate: "2014-05-01" };
const record = (over: Partial<ConsentRecord>): ConsentRecord => ({
  memberId: "m1",
  memberName: member.name,
  purposeId: "names",
  giver: "GUARDIAN",
  answer: "GIVEN",
  at: new Date(0),
  ...over,
});
const PURPOSES = ["names", "pictures"];
const BOTH = ["GUARDIAN", "CHILD"] as const;

describe("an answer", () => {
  it("says yes or no to each purpose; anything else is silence", () => {
    const form = consentAnswerSchema.parse({
      guardianName: " Lê An ",
      relation: "bố",
      GUARDIAN: { names: "yes", pictures: "on" },
    });
    expect(form.GUARDIAN).toEqual({ names: "yes" });
    expect(answerFaults(form, BOTH, PURPOSES)).toEqual([
      { path: "GUARDIAN.pictures", code: "required" },
    ]);
  });
  it("needs the guardian's name and relation, and nothing of the child", () => {
    const form = consentAnswerSchema.parse({});
    expect(answerFaults(form, BOTH, ["names"]).map(({ path }) => path)).toEqual([
      "guardianName",
      "relation",
      "GUARDIAN.names",
    ]);
    expect(answerFaults(form, ["SELF"], ["names"]).map(({ path }) => path)).toEqual(["SELF.names"]);
  });
});

describe("what changes", () => {
  const changes = (answers: Parameters<typeof changesIn>[0], records: ConsentRecord[] = []) =>
    changesIn(answers, BOTH, PURPOSES, records, member).map(
      ({ giver, purposeId, answer }) => `${giver} ${purposeId} ${answer}`,
    );

  it("is a yes, a no, and a no after a yes", () => {
    const yesAndNo = { GUARDIAN: { names: "yes", pictures: "no" } } as const;
    expect(changes(yesAndNo)).toEqual(["GUARDIAN names GIVEN", "GUARDIAN pictures REFUSED"]);
    const no = { GUARDIAN: { names: "no" }, CHILD: { names: "no" } } as const;
    expect(changes(no, [record({})])).toEqual(["GUARDIAN names WITHDRAWN", "CHILD names REFUSED"]);
  });
  it("is nothing where the same is said again, by somebody else, or about something unknown", () => {
    expect(changes({ GUARDIAN: { names: "yes" } }, [record({})])).toEqual([]);
    expect(changes({ GUARDIAN: { names: "no" } }, [record({ answer: "WITHDRAWN" })])).toEqual([]);
    expect(changes({ SELF: { names: "yes" }, GUARDIAN: { other: "yes" } })).toEqual([]);
  });
  it("is shown as it was left", () => {
    const records = [record({}), record({ purposeId: "pictures", answer: "WITHDRAWN" })];
    expect(answersOnRecord(BOTH, PURPOSES, records, member)).toEqual({
      GUARDIAN: { names: "yes", pictures: "no" },
      CHILD: {},
    });
  });
});

it("a secret is typed as it is printed, or almost", () => {
  expect(printedToken("ABCDEFGHJK")).toBe("ABCD-EFGH-JK");
  expect(typedToken(" abcd-efgh jk")).toBe("ABCDEFGHJK");
});
