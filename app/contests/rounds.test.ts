import { expect, it } from "vitest";
import { panelInRound } from "./rounds";

const regulation = (...rounds: readonly (readonly [id: string, label: string])[]) =>
  ({
    rule: { rounds: rounds.map(([id]) => ({ id, weight: "1" })) },
    rounds: rounds.map(([id, label]) => ({ id, label })),
  }) as unknown as Parameters<typeof panelInRound>[0];

it("calls a panel by its round too where there are several, unless its name says it", () => {
  const two = regulation(["first", "Sơ khảo"], ["last", "Chung khảo"]);
  const called = (name: string, roundId: string) => panelInRound(two, { name, roundId });
  expect(called("Hội đồng Nhóm chung", "first")).toBe("Hội đồng Nhóm chung – Sơ khảo");
  expect(called("Hội đồng chung khảo", "last")).toBe("Hội đồng chung khảo");
  // A round that the regulation has no more.
  expect(called("Hội đồng Nhóm chung", "gone")).toBe("Hội đồng Nhóm chung");
  expect(panelInRound(regulation(["only", "Chấm"]), { name: "Hội đồng A", roundId: "only" })).toBe("Hội đồng A");
});
