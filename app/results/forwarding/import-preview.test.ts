import { expect, it } from "vitest";
import { leftInArchive } from "./import-preview";

const foreseen = { lost: [], lacking: [], files: 0, hasField: true };
const here = { own: true, samePlace: true };
const other = { own: false, samePlace: true };

it("says what can still be done with an archive", () => {
  const left = (...dossiers: Parameters<typeof leftInArchive>[0]) => leftInArchive(dossiers);
  const emptied = { foreseen: null, earlier: here };
  expect(left()).toBe("expired");
  expect(left(emptied, { foreseen: null, earlier: null })).toBe("all-in");
  // What a run that was given up has left in the archive is in all the same.
  expect(left(emptied, { foreseen, earlier: here })).toBe("all-in");
  expect(left(emptied, { foreseen, earlier: other })).toBe("all-there");
  expect(left(emptied, { foreseen, earlier: null })).toBe("open");
  // The same content under another code may come in.
  expect(left(emptied, { foreseen, earlier: { own: true, samePlace: false } })).toBe("open");
});
