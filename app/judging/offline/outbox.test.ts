import { describe, expect, test } from "vitest";
import { afterAnswer, overtaken, pauseAfter, sendOrder, stopOf, type SendAnswer } from "./outbox";
import { contentKey, tidyMark, type SheetCopy } from "./sheet-copy";

const typed = { marks: { a: "7,5" }, comment: "", feedback: "", notes: "", proposal: null };

function copy(assignmentId: string, more: Partial<SheetCopy> = {}): SheetCopy {
  return {
    assignmentId,
    version: 3,
    typed,
    base: { ...typed, marks: {} },
    pending: null,
    at: 1,
    sent: false,
    refused: null,
    receipt: null,
    news: false,
    about: { code: "A-1", title: "Máy gieo hạt", labels: {} },
    ...more,
  };
}

describe("the order of sending", () => {
  test("submissions first, then the oldest; what is sent or refused stays where it is", () => {
    const copies = [
      copy("new", { at: 30 }),
      copy("old", { at: 10 }),
      copy("submitted", { at: 20, pending: "submit" }),
      copy("there", { sent: true }),
      copy("refused", { refused: "too-late", at: 5 }),
    ];
    const ids = (again: boolean) => sendOrder(copies, again).map(({ assignmentId }) => assignmentId);
    expect(ids(false)).toEqual(["submitted", "old", "new"]);
    expect(ids(true)).toEqual(["submitted", "refused", "old", "new"]);
  });

  test("a lost line, an ended session and another person stop the rest; a single refusal does not", () => {
    expect(stopOf({ kind: "unsent" })).toBe("unsent");
    expect(stopOf({ kind: "refused", code: "sign-in" })).toBe("sign-in");
    expect(stopOf({ kind: "refused", code: "other-person" })).toBe("other-person");
    expect(stopOf({ kind: "refused", code: "too-late" })).toBeNull();
    expect(stopOf({ kind: "saved", version: 4, whole: true })).toBeNull();
  });

  test("each attempt that does not arrive waits longer, at most two minutes", () => {
    expect([0, 1, 2, 3, 20].map(pauseAfter)).toEqual([5_000, 5_000, 10_000, 20_000, 120_000]);
  });
});

describe("a copy that was typed on while its sheet was on its way", () => {
  const sent = copy("one");
  const later = copy("one", { typed: { ...typed, marks: { a: "8" } }, at: 2 });

  test("keeps the later words, to be sent on what the server has now", () => {
    const saved = afterAnswer(sent, { kind: "saved", version: 4, whole: true });
    expect(overtaken(saved, sent, later)).toMatchObject({
      typed: later.typed,
      base: typed,
      version: 4,
      at: 2,
      sent: false,
    });
    expect(overtaken(afterAnswer(sent, { kind: "unsent" }), sent, later)).toEqual(later);
  });

  test("is what the answer made of it where nothing was typed, and never older than what another tab saved", () => {
    const saved = afterAnswer(sent, { kind: "saved", version: 4, whole: true });
    expect(overtaken(saved, sent, { ...sent, at: 9 })).toEqual(saved);
    const ahead = { ...later, version: 5 };
    expect(overtaken(saved, sent, ahead)).toEqual(ahead);
  });
});

describe("a copy after its answer", () => {
  const pending = copy("one", { pending: "submit" });
  const other = { ...typed, marks: {}, version: 5, state: "DRAFT" as const };

  test("saved or submitted: sent, under the new version", () => {
    expect(afterAnswer(copy("one"), { kind: "saved", version: 4, whole: true })).toMatchObject({
      sent: true,
      version: 4,
      refused: null,
    });
    expect(
      afterAnswer(pending, { kind: "submitted", version: 4, receipt: "sha256:x", submittedAt: "t" }),
    ).toMatchObject({ sent: true, pending: null, news: true, receipt: { receipt: "sha256:x" } });
  });

  test.each<[SendAnswer, string | null]>([
    [{ kind: "saved", version: 4, whole: false }, "faulty"],
    [{ kind: "incomplete", version: 4 }, "incomplete"],
    [{ kind: "conflict", other }, "conflict"],
    [{ kind: "conflict", other: { ...other, state: "SUBMITTED" } }, "submitted-elsewhere"],
    [{ kind: "refused", code: "too-late" }, "too-late"],
    [{ kind: "refused", code: "sign-in" }, null],
    [{ kind: "unsent" }, null],
  ])("%j keeps what was typed", (answer, refused) => {
    const after = afterAnswer(pending, answer);
    expect(after).toMatchObject({ typed, sent: false, refused });
  });

  test("what only waits for a line still waits to be submitted; what is incomplete does not", () => {
    expect(afterAnswer(pending, { kind: "unsent" })).toEqual(pending);
    expect(afterAnswer(pending, { kind: "incomplete", version: 4 }).pending).toBeNull();
  });
});

describe("sheets that say the same", () => {
  test("however a mark is written, and with fields left out or empty", () => {
    expect(tidyMark(" 07,50 ")).toBe("7.5");
    expect(tidyMark("0")).toBe("0");
    expect(tidyMark("7,5a")).toBe("7,5a");
    expect(contentKey(typed)).toBe(contentKey({ ...typed, marks: { b: " ", a: "7.50" } }));
    expect(contentKey(typed)).not.toBe(contentKey({ ...typed, marks: { a: "7,5", b: "0" } }));
    expect(contentKey(typed)).not.toBe(contentKey({ ...typed, proposal: "first" }));
  });
});
