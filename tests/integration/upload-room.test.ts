import { randomBytes } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { attachFiles } from "~/entries/files/attach-files.server";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { emptyContent } from "~/entries/entry-content";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { at, entryRow, OPEN, openedContest, PDF, received } from "./entries-world";
import { begun, uploaded, uploaderWithDraft } from "./uploads-world";

afterEach(() => setClock(null));

const pdf = (length: number) => Buffer.concat([PDF, randomBytes(length - PDF.length)]);

/** A draft with room for 20,000 bytes in all. */
async function smallDraft() {
  const kind = {
    id: "form",
    label: "Phiếu",
    help: "",
    min: 0,
    max: 1,
    maxBytes: 10_000,
    namesAuthors: true,
  };
  const contest = await openedContest({ attachments: [{ ...kind, accept: ["pdf"] }] });
  return { contest, ...(await uploaderWithDraft(contest)) };
}

test("an entry holds as much through the plain form as through uploads, those on their way among it", async () => {
  const { contest, browser, actor, entryId } = await smallDraft();
  await begun(browser, { entryId, size: 9_000 });
  await uploaded(browser, pdf(9_000), { entryId });
  const { attachments } = await entryRow(entryId);
  const file = await received(contest.regulation, "form", "mới.pdf", pdf(4_000));
  // Replaced: the one before is taken out, and still there.
  const input = { entryId, version: 1, content: emptyContent(1), removed: [attachments[0]!.id] };
  const answer = await saveDraft(at(actor), { ...input, added: [file] });
  expect(answer).toMatchObject({
    ok: true,
    value: { faults: [{ path: "files.form", code: "upload-no-room" }] },
  });
  expect((await entryRow(entryId)).attachments).toHaveLength(1);
});

test("the same file once more takes no room, and an upload has the room that it began with", async () => {
  const { contest, browser, actor, entryId } = await smallDraft();
  const bytes = pdf(9_000);
  const first = await uploaded(browser, bytes, { entryId });
  await db.attachment.update({ where: { id: first.value!.file.id }, data: { removedAt: OPEN } });
  const last = await uploaded(browser, pdf(10_000), { entryId });
  expect(last).toMatchObject({ ok: true });
  await db.attachment.update({ where: { id: last.value!.file.id }, data: { removedAt: OPEN } });
  const { attachments: kinds } = contest.regulation;
  const to = { entryId, kinds, addedById: actor.userId, addedAt: OPEN };
  const again = await received(contest.regulation, "form", "cũ.pdf", bytes);
  const { faults } = await db.$transaction((tx) => attachFiles(tx, to, [again]));
  expect(faults).toEqual([]);
});
