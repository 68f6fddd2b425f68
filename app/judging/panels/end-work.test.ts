import { expect, it } from "vitest";
import { handover } from "./end-work";

const open = { entryId: "a", assignmentId: "1", submitted: false };
const sent = { entryId: "b", assignmentId: "2", submitted: true };
const place = { conflicted: false, outsideField: false, has: false };

it("ends what is open, and what was submitted only where it shall not count", () => {
  expect(handover([open, sent], false, null)).toEqual({ end: [open], give: [], left: [] });
  expect(handover([open, sent], true, null)).toEqual({ end: [open, sent], give: [], left: [] });
});

it("gives only what the other can take over, and says why not", () => {
  const chosen = ["a", "c", "d", "e"].map((entryId) => ({ ...open, entryId }));
  expect(
    handover(chosen, false, [
      { ...place, entryId: "a" },
      { ...place, entryId: "c", conflicted: true },
      { ...place, entryId: "d", outsideField: true },
      { ...place, entryId: "e", has: true },
    ]),
  ).toEqual({
    end: chosen,
    give: ["a"],
    left: [
      { entryId: "c", why: "conflict" },
      { entryId: "d", why: "field" },
      { entryId: "e", why: "has" },
    ],
  });
});
