import { describe, expect, test } from "vitest";
import type { EntryContent } from "~/entries/entry-content";
import { entryForEdit } from "~/entries/entry-reads.server";
import { readContent, readSnapshot } from "~/entries/entry-upgrade";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { screenEntry } from "~/entries/screening/screen-entry.server";
import { submitEntry } from "~/entries/submit-entry.server";
import { db } from "~/platform/db.server";
import {
  at,
  CLOSES,
  entryRow,
  goodContent,
  grantee,
  later,
  must,
  OPEN,
  openedContest,
  PDF,
  person,
  plainPicture,
  received,
  submitted,
} from "./entries-world";

const DAY = 24 * 60 * 60 * 1000;
const AFTER = later(CLOSES, DAY);
const DUE = later(CLOSES, 5 * DAY);

/** An entry of which the secretariat wants these parts, once no entries are taken any more. */
async function asking(asked: readonly string[]) {
  const contest = await openedContest();
  const owner = await person();
  const secretary = await grantee("SECRETARY", contest.organisationId);
  const { entryId } = await submitted(contest, owner);
  const { version } = await entryRow(entryId);
  must(
    await screenEntry(at(secretary, AFTER), {
      entryId,
      version,
      outcome: "SUPPLEMENT",
      reason: "Nêu rõ tính mới.",
      dueAt: DUE,
      asked,
    }),
  );
  const good = goodContent(contest.regulation);
  const everythingElse: EntryContent = {
    ...good,
    title: "Tên khác",
    members: good.members.slice(0, 1).map((member) => ({ ...member, share: "100" })),
    answers: { ...good.answers, novelty: "Mới ở bộ gieo.", benefit: "Khác." },
  };
  return { contest, owner, entryId, good, everythingElse };
}

const draftOf = async (entryId: string) => readContent((await entryRow(entryId)).draft);
const sentOf = async (entryId: string) => readSnapshot((await entryRow(entryId)).versions.at(-1)!.snapshot);

describe("a supplement after the deadline", () => {
  test("opens only what was asked, whatever the form says", async () => {
    const { owner, entryId, everythingElse } = await asking(["answers.novelty"]);
    const before = await sentOf(entryId);
    const open = must(await entryForEdit(owner, entryId, AFTER));
    expect(open).toMatchObject({ whyNotEdit: null, openParts: ["answers.novelty"] });

    const { version } = await entryRow(entryId);
    must(await saveDraft(at(owner, AFTER), { entryId, version, content: everythingElse }));
    expect(await draftOf(entryId)).toMatchObject({
      title: before.title,
      answers: { novelty: "Mới ở bộ gieo.", benefit: before.answers["benefit"] },
    });

    const input = { entryId, version: (await entryRow(entryId)).version, content: everythingElse };
    const receipt = must(await submitEntry(at(owner, AFTER), input));
    const { answers, ...rest } = await sentOf(entryId);
    expect({ ...rest, answers: before.answers }).toEqual(before);
    expect(answers).toEqual({ ...before.answers, novelty: "Mới ở bộ gieo." });
    // The same form once more, after a lost answer.
    expect(must(await submitEntry(at(owner, AFTER), input))).toEqual(receipt);
  });

  test("takes files of the kinds that were asked for, and says so of others", async () => {
    const { contest, owner, entryId, good } = await asking(["files.photos"]);
    const photo = await received(contest.regulation, "photos", "ảnh.png", await plainPicture("red"));
    const paper = await received(contest.regulation, "form", "khác.pdf", Buffer.concat([PDF, PDF]));
    const [before] = (await sentOf(entryId)).attachments;
    const { version } = await entryRow(entryId);
    const given = { entryId, version, content: good, removed: [before!.id] };
    const refused = await submitEntry(at(owner, AFTER), { ...given, added: [photo, paper] });
    expect(refused).toMatchObject({
      ok: false,
      code: "invalid",
      faults: [{ path: "files.form", code: "not-asked", params: { filename: "khác.pdf" } }],
    });
    const again = { entryId, version: (await entryRow(entryId)).version, content: good };
    must(await submitEntry(at(owner, AFTER), again));
    const { attachments } = await sentOf(entryId);
    expect(attachments.map(({ kindId, filename }) => [kindId, filename])).toEqual([
      ["form", "Phiếu đăng ký.pdf"],
      ["photos", "ảnh.png"],
    ]);
  });

  test("sends of the other parts what was sent, not what the draft has had since", async () => {
    const { owner, entryId, good } = await asking(["answers.novelty"]);
    const before = await sentOf(entryId);
    // Begun before the deadline, never sent in.
    await db.entry.update({ where: { id: entryId }, data: { draft: { ...good, title: "Dở dang" } } });
    await db.attachment.updateMany({ where: { entryId }, data: { removedAt: OPEN } });
    const { version } = await entryRow(entryId);
    must(await submitEntry(at(owner, AFTER), { entryId, version, content: good }));
    const sent = await sentOf(entryId);
    expect(sent.title).toBe(before.title);
    expect(sent.attachments).toEqual(before.attachments);
  });

  test("opens everything where nothing was named", async () => {
    const { owner, entryId, everythingElse } = await asking([]);
    const { version } = await entryRow(entryId);
    must(await submitEntry(at(owner, AFTER), { entryId, version, content: everythingElse }));
    expect((await sentOf(entryId)).title).toBe("Tên khác");
  });
});

test("while entries are taken, a supplement shuts nothing: all may still be replaced", async () => {
  const contest = await openedContest();
  const owner = await person();
  const secretary = await grantee("SECRETARY", contest.organisationId);
  const { entryId } = await submitted(contest, owner);
  const first = await entryRow(entryId);
  const dueAt = later(OPEN, DAY);
  const decision = { outcome: "SUPPLEMENT", reason: "Tên.", dueAt, asked: ["title"] } as const;
  must(await screenEntry(at(secretary), { entryId, version: first.version, ...decision }));
  const { version } = await entryRow(entryId);
  const content = goodContent(contest.regulation, { answers: { ...goodContent(contest.regulation).answers, novelty: "Khác." } });
  must(await submitEntry(at(owner), { entryId, version, content }));
  expect((await sentOf(entryId)).answers["novelty"]).toBe("Khác.");
});
