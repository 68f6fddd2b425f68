import { describe, expect, it } from "vitest";
import type { ApprovalStep } from "~/contests/regulation";
import { chainOf, type Signature } from "./approval";

const step = (id: string, by: ApprovalStep["by"]): ApprovalStep => ({ id, label: id, by });
const steps = [step("panels", "panel"), step("council", "council"), step("signer", "signer")];
let clock = 0;
const word = (
  stepId: string,
  outcome: Signature["outcome"],
  panelId: string | null = null,
): Signature => ({
  stepId,
  panelId,
  outcome,
  at: new Date((clock += 1000)),
});
const states = (...signatures: Signature[]) =>
  chainOf(steps, ["p1", "p2"], signatures).map(({ state }) => state);

describe("the chain of approval", () => {
  it("waits for every panel before the next step may sign", () => {
    expect(states()).toEqual(["open", "waiting", "waiting"]);
    expect(states(word("panels", "SIGNED", "p1"))).toEqual(["open", "waiting", "waiting"]);
    expect(chainOf(steps, ["p1", "p2"], [word("panels", "SIGNED", "p1")])[0]?.missing).toEqual([
      "p2",
    ]);
    expect(states(word("panels", "SIGNED", "p1"), word("panels", "SIGNED", "p2"))).toEqual([
      "signed",
      "open",
      "waiting",
    ]);
  });

  it("stands still where a step sent the result back, and nobody is next", () => {
    const chain = chainOf(
      steps,
      ["p1"],
      [word("panels", "SIGNED", "p1"), word("council", "SENT_BACK")],
    );
    expect(chain.map(({ state }) => state)).toEqual(["signed", "sent-back", "waiting"]);
  });

  it("takes the last word of a step", () => {
    const back = word("panels", "SENT_BACK", "p1");
    const signed = word("panels", "SIGNED", "p1");
    expect(chainOf(steps.slice(0, 1), ["p1"], [signed, back])[0]?.state).toBe("signed");
  });

  it("is done when all have signed, and where nobody is asked", () => {
    const all = [
      word("panels", "SIGNED", "p1"),
      word("council", "SIGNED"),
      word("signer", "SIGNED"),
    ];
    const of = (taken: readonly Signature[]) => chainOf(steps, ["p1"], taken).map(({ state }) => state);
    expect(of(all)).toEqual(["signed", "signed", "signed"]);
    expect(of(all.slice(0, 2))).toEqual(["signed", "signed", "open"]);
    expect(chainOf([], [], [])).toEqual([]);
  });
});
