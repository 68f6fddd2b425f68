import { describe, expect, test, vi } from "vitest";
import { receiptsDocument } from "~/documents/receipt-document.server";
import { onUnitList, unitListDocument } from "~/documents/unit-list.server";
import { attachFiles } from "~/entries/files/attach-files.server";
import { readContent } from "~/entries/entry-upgrade";
import { submitEntry } from "~/entries/submit-entry.server";
import { unitDesk } from "~/entries/units/unit-desk.server";
import { unitReceipts } from "~/entries/units/unit-receipts.server";
import { selectEntries, sendInMany } from "~/entries/units/unit-round.server";
import { withdrawEntry } from "~/entries/withdraw-entry.server";
import { db } from "~/platform/db.server";
import { pdfPageCount } from "~/platform/pdf/render.server";
import { at, later, must, OPEN, PDF, person, received } from "./entries-world";
import { draftOfUnit, school, type School } from "./unit-world";

// Drawing pages takes what it takes, the more so on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** A draft that can be sent in. */
async function readyDraft(world: School, number: string): Promise<string> {
  const entryId = await draftOfUnit(world, number);
  const { regulation } = world.contest;
  const file = await received(regulation, "form", `${number}.pdf`, PDF);
  const to = { entryId, kinds: regulation.attachments, addedById: world.coordinator.userId, addedAt: OPEN };
  await db.$transaction((tx) => attachFiles(tx, to, [file]));
  return entryId;
}

const placeOf = ({ contestId, unitId }: School) => ({ contestId, unitId });

async function sendOne({ coordinator }: School, entryId: string) {
  const { version, draft } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
  return submitEntry(at(coordinator), { entryId, version, content: readContent(draft) });
}

const chosen = (...ids: string[]) => ids.map((entryId, index) => ({ entryId, rank: index + 1 }));

async function waitingForLocks(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM pg_locks WHERE NOT "granted"`;
  return Number(row?.count ?? 0n);
}

async function standing(world: School) {
  const { entries } = must(await unitDesk(at(world.coordinator), placeOf(world)));
  return entries.map(({ importKey, selected, rank, state }) => [importKey, selected, rank, state]);
}

describe("where units choose first", () => {
  test("only what was chosen can be sent in", async () => {
    const world = await school({ unitRound: true });
    const [first, second] = [await readyDraft(world, "1"), await readyDraft(world, "2")];
    expect(await sendOne(world, first)).toMatchObject({
      ok: false,
      code: "invalid",
      faults: [{ path: "title", code: "unit-not-selected" }],
    });
    must(await selectEntries(at(world.coordinator), placeOf(world), chosen(second)));
    expect(await sendOne(world, first)).toMatchObject({ ok: false, code: "invalid" });
    expect(await sendOne(world, second)).toMatchObject({ ok: true });
  });

  test("the choice and its order are kept, changed, and cannot take back what was sent in", async () => {
    const world = await school({ unitRound: true });
    const ids = [await readyDraft(world, "1"), await readyDraft(world, "2"), await readyDraft(world, "3")];
    const [one = "", two = "", three = ""] = ids;
    must(await selectEntries(at(world.coordinator), placeOf(world), chosen(three, one)));
    expect(await standing(world)).toEqual([
      ["1", true, 2, "DRAFT"],
      ["2", false, null, "DRAFT"],
      ["3", true, 1, "DRAFT"],
    ]);
    must(await sendOne(world, one));
    expect(must(await selectEntries(at(world.coordinator), placeOf(world), chosen(two)))).toEqual({ selected: 2 });
    expect(await standing(world)).toEqual([
      ["1", true, 2, "SUBMITTED"],
      ["2", true, 1, "DRAFT"],
      ["3", false, null, "DRAFT"],
    ]);
  });

  test("what was taken back can be left out again, and stands on no list to be signed", async () => {
    const world = await school({ unitRound: true });
    const [one, two] = [await readyDraft(world, "1"), await readyDraft(world, "2")];
    must(await selectEntries(at(world.coordinator), placeOf(world), chosen(one, two)));
    must(await sendOne(world, one));
    const { version } = await db.entry.findUniqueOrThrow({ where: { id: one } });
    must(await withdrawEntry(at(world.coordinator), { entryId: one, version }));
    const desk = must(await unitDesk(at(world.coordinator), placeOf(world)));
    expect(onUnitList(desk).map(({ importKey }) => importKey)).toEqual(["2"]);
    expect(must(await selectEntries(at(world.coordinator), placeOf(world), chosen(two)))).toEqual({ selected: 1 });
    expect(await standing(world)).toEqual([
      ["1", false, null, "WITHDRAWN"],
      ["2", true, 1, "DRAFT"],
    ]);
  });

  test("a choice and a submission at the same moment: what was sent in stays chosen", async () => {
    const world = await school({ unitRound: true });
    const one = await readyDraft(world, "1");
    must(await selectEntries(at(world.coordinator), placeOf(world), chosen(one)));
    const sent = db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Entry" WHERE "id" = ${one} FOR UPDATE`;
      const choosing = selectEntries(at(world.coordinator), placeOf(world), []);
      await vi.waitUntil(async () => (await waitingForLocks()) > 0);
      await tx.entry.update({ where: { id: one }, data: { state: "SUBMITTED" } });
      return { choosing };
    }, { timeout: 30_000 });
    must(await (await sent).choosing);
    expect(await standing(world)).toEqual([["1", true, 1, "SUBMITTED"]]);
  });

  test("the choice is the unit's coordinators' alone, and reaches none but its entries", async () => {
    const [world, other] = [await school({ unitRound: true }), await school({ unitRound: true })];
    const foreign = await readyDraft(other, "1");
    const stranger = await person();
    expect(await selectEntries(at(stranger), placeOf(world), [])).toMatchObject({ ok: false, code: "hidden" });
    expect(await sendInMany(at(stranger), placeOf(world), [])).toMatchObject({ ok: false, code: "hidden" });
    must(await selectEntries(at(world.coordinator), placeOf(world), chosen(foreign)));
    expect(await standing(other)).toEqual([["1", false, null, "DRAFT"]]);
    expect(must(await sendInMany(at(world.coordinator), placeOf(world), [foreign]))).toEqual([]);
    const late = later(OPEN, 365 * 24 * 3_600_000);
    expect(await selectEntries(at(world.coordinator, late), placeOf(world), [])).toMatchObject({ code: "too-late" });
  });
});

describe("many at once", () => {
  test("are sent in each for itself: one that is not right keeps no other back", async () => {
    const world = await school();
    const [good, bad, also] = [await readyDraft(world, "1"), await draftOfUnit(world, "2"), await readyDraft(world, "3")];
    const sent = must(await sendInMany(at(world.coordinator), placeOf(world), [good, bad, also]));
    expect(sent.map(({ entryId, outcome }) => [entryId, outcome])).toEqual([
      [good, "sent"],
      [bad, "not-yet-right"],
      [also, "sent"],
    ]);
    expect(sent[1]!.faults).toMatchObject([{ path: "files.form", code: "too-few-files" }]);
    expect(new Set(sent.map(({ code }) => code)).size).toBe(3);
    const late = at(world.coordinator, later(OPEN, 365 * 24 * 3_600_000));
    expect(must(await sendInMany(late, placeOf(world), [bad]))).toMatchObject([{ outcome: "refused" }]);
  });

  test("have their receipts in one file, a sheet for each; what was taken back has none", async () => {
    const world = await school();
    const ids = [await readyDraft(world, "1"), await readyDraft(world, "2"), await readyDraft(world, "3")];
    await draftOfUnit(world, "4");
    const before = must(await unitReceipts(at(world.coordinator), placeOf(world)));
    expect(before.receipts).toEqual([]);
    must(await sendInMany(at(world.coordinator), placeOf(world), ids));
    const { version } = await db.entry.findUniqueOrThrow({ where: { id: ids[1]! } });
    must(await withdrawEntry(at(world.coordinator), { entryId: ids[1]!, version }));
    const { receipts } = must(await unitReceipts(at(world.coordinator), placeOf(world)));
    expect(receipts.map(({ entry, shown }) => [entry.trackingCode?.length, shown.snapshot.title])).toEqual([
      [10, "Giải pháp thứ 1"],
      [10, "Giải pháp thứ 3"],
    ]);
    expect(await pdfPageCount(await receiptsDocument(receipts, OPEN, "vi"))).toBe(2);
    expect(await unitReceipts(at(await person()), placeOf(world))).toMatchObject({ ok: false, code: "hidden" });
  });

  test("stand on a list to be signed, as many pages as it needs", async () => {
    const world = await school();
    const pagesOf = async () => {
      const desk = must(await unitDesk(at(world.coordinator), placeOf(world)));
      return pdfPageCount(await unitListDocument(desk, OPEN));
    };
    await draftOfUnit(world, "1");
    expect(await pagesOf()).toBe(1);
    for (let number = 2; number <= 40; number++) await draftOfUnit(world, String(number));
    expect(await pagesOf()).toBe(4);
  });
});
