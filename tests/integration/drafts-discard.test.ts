import { describe, expect, test } from "vitest";
import { withdrawEntry } from "~/entries/withdraw-entry.server";
import { emptyContent } from "~/entries/entry-content";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { discardDraft } from "~/entries/writing/discard-draft.server";
import { db } from "~/platform/db.server";
import { at, draftOf, entryRow, must, openedContest, PDF, person, received, submitted } from "./entries-world";

describe("a draft made by mistake", () => {
  test("is deleted with all that hangs on it, on record", async () => {
    const contest = await openedContest();
    const owner = await person();
    const [entryId, other] = [await draftOf(contest, owner), await draftOf(contest, owner)];
    const form = { entryId, version: 1, content: emptyContent(1) };
    const added = [await received(contest.regulation, "form", "Phiếu.pdf", PDF)];
    must(await saveDraft(at(owner), { ...form, added }));
    must(await discardDraft(at(owner), { entryId, version: 2 }));
    expect(await db.entry.findUnique({ where: { id: entryId } })).toBeNull();
    expect(await db.attachment.count({ where: { entryId } })).toBe(0);
    expect(await entryRow(other)).toMatchObject({ state: "DRAFT" });
    const events = await db.auditEvent.findMany({
      where: { subjectId: entryId },
      orderBy: { position: "asc" },
    });
    expect(events.map(({ action }) => action)).toEqual(["entry.created", "entry.discarded"]);
    expect(await discardDraft(at(owner), { entryId, version: 1 })).toMatchObject({ code: "hidden" });
  });

  test("stays where it has changed since it was seen, or was ever sent in", async () => {
    const contest = await openedContest();
    const owner = await person();
    const entryId = await draftOf(contest, owner);
    const answer = await discardDraft(at(owner), { entryId, version: 7 });
    expect(answer).toMatchObject({ ok: false, code: "conflict" });
    expect(await entryRow(entryId)).toMatchObject({ state: "DRAFT" });

    const { entryId: sent } = await submitted(contest, owner);
    const { version } = await entryRow(sent);
    expect(await discardDraft(at(owner), { entryId: sent, version })).toMatchObject({ code: "state" });
    must(await withdrawEntry(at(owner), { entryId: sent, version }));
    const withdrawn = { entryId: sent, version: version + 1 };
    expect(await discardDraft(at(owner), withdrawn)).toMatchObject({ code: "state" });
    expect(await entryRow(sent)).toMatchObject({ state: "WITHDRAWN" });
  });
});
