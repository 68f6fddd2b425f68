import { describe, expect, it } from "vitest";
import { differenceHistory, returnedSheets, type JudgeWork, type Submission } from "./difference-history";

const hour = (hours: number) => new Date(Date.UTC(2026, 9, 1, hours));
const micro = (points: number) => BigInt(points) * 1_000_000n;

/** Sent in at an hour, and given back at another with a reason. */
const sent = (points: number, from: number, returned?: readonly [at: number, reason: string]): Submission => ({
  from: hour(from),
  until: returned ? hour(returned[0]) : null,
  totalMicro: micro(points),
  receipt: `${points} ${from}`,
  reason: returned?.[1] ?? "",
});
const works = (...judges: readonly (readonly Submission[])[]): JudgeWork[] =>
  judges.map((submissions, index) => ({
    judgeId: `j${index}`,
    judge: `GK${index + 1}`,
    from: hour(0),
    until: null,
    submissions,
  }));
const points = (given: bigint | undefined) => given && Number(given / 1_000_000n);
const told = (limit: string | null, of: readonly JudgeWork[], until = hour(23)) =>
  differenceHistory(limit, of, until).map(({ spreadMicro, after, reasons }) => [
    points(spreadMicro),
    after && points(after.spreadMicro),
    reasons,
  ]);

describe("what happened to the marks of an entry", () => {
  const rescored = works([sent(90, 1)], [sent(60, 2, [3, "Chấm lại mục 2"]), sent(85, 4)]);

  it("tells a difference that was re-scored with what it was before and after, and why", () => {
    expect(told("20", rescored)).toEqual([[30, 5, ["Chấm lại mục 2"]]]);
    expect(returnedSheets(rescored, hour(23))).toEqual([
      { judge: "GK2", beforeMicro: micro(60), afterMicro: micro(85), reason: "Chấm lại mục 2" },
    ]);
  });

  it("tells it as it stood at the instant, whatever came later", () => {
    expect(told("20", rescored, hour(1))).toEqual([]);
    expect(told("20", rescored, hour(2))).toEqual([[30, null, []]]);
    expect(told("20", rescored, hour(3))).toEqual([[30, null, ["Chấm lại mục 2"]]]);
    expect(returnedSheets(rescored, hour(2))).toEqual([]);
    expect(returnedSheets(rescored, hour(3))).toMatchObject([{ afterMicro: null }]);
  });

  it("asks again where the new sheets differ too far as well, and nothing where there is no limit", () => {
    const twice = works([sent(90, 1)], [sent(40, 1, [2, "Lần một"]), sent(60, 3)]);
    expect(told("20", twice)).toEqual([
      [50, 30, ["Lần một"]],
      [30, null, []],
    ]);
    expect(told(null, twice)).toEqual([]);
    expect(told("50", twice)).toEqual([]);
  });

  it("waits for every judge, and leaves out whose work was ended before", () => {
    const [first, second, third] = works([sent(90, 1)], [sent(60, 1)], []);
    expect(told("20", [first!, second!, third!])).toEqual([]);
    expect(told("20", [first!, second!, { ...third!, until: hour(5) }])).toEqual([[30, null, []]]);
    expect(told("20", [first!, second!, { ...third!, until: hour(5) }], hour(4))).toEqual([]);
  });
});
