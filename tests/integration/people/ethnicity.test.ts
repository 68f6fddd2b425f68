import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Member } from "~/entries/entry-content";
import { answerByLink } from "~/entries/members/consent-links.server";
import { entryForEdit, entryForOwner } from "~/entries/entry-reads.server";
import { saveChanges } from "~/entries/writing/save-changes.server";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { db } from "~/platform/db.server";
import { at, draftOf, later, must, OPEN } from "../entries-world";
import { brokenForPeople, CHILD, consentContest, every, form } from "./consent-world";

const { contest, content, draft, linkOf, owner, send } = await consentContest();

describe("ethnicity", () => {
  const soon = (minutes: number) => later(OPEN, minutes * 60_000);
  const stored = async (entryId: string) => {
    const { draft } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
    return JSON.stringify(draft).includes("Ê Đê");
  };
  const forEdit = async (entryId: string) => must(await entryForEdit(owner, entryId, OPEN));

  test("is not stored before its own consent, however it is sent, and nothing else is held up by it", async () => {
    const entryId = await draftOf(contest, owner);
    // By the whole form, as a browser without script sends it.
    expect(await saveDraft(at(owner), { entryId, version: 1, content: content() })).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await stored(entryId)).toBe(false);
    const { draft, ethnicityOf } = await forEdit(entryId);
    expect([draft.members[0]?.name, ethnicityOf]).toEqual([CHILD.name, []]);

    // By a page that saves by itself.
    const before = draft.members[0]!;
    const save = async (from: Member, to: Member, version: number) =>
      must(
        await saveChanges(at(owner), {
          entryId,
          request: randomUUID(),
          writer: owner.userId,
          version,
          changes: [{ path: "members.m1", before: from, after: to }],
        }),
      );
    const typed = { ...before, ethnicity: "Ê Đê", phone: "0907654321" };
    expect(await save(before, typed, 2)).toMatchObject({ conflicts: [] });
    expect(await save(typed, { ...typed, ethnicity: "Ê Đê 2" }, 3)).toMatchObject({ conflicts: [] });
    expect(await stored(entryId)).toBe(false);
    expect((await forEdit(entryId)).draft.members[0]).toMatchObject({ phone: "0907654321", ethnicity: "" });
  });

  test("is asked for once it was agreed to, goes with the consent, and with the person", async () => {
    const entryId = await draft();
    const token = await linkOf(entryId);
    must(await answerByLink(token, form({ GUARDIAN: every("yes"), CHILD: every("yes") }), OPEN));
    expect((await forEdit(entryId)).ethnicityOf).toEqual(["m1"]);
    must(await saveDraft(at(owner), { entryId, version: 2, content: content() }));
    expect(await stored(entryId)).toBe(true);
    must(await send(entryId, 3));
    const shown = async () =>
      must(await entryForOwner(owner, entryId, soon(3))).shown?.snapshot.members[0]?.ethnicity;
    expect(await shown()).toBe("Ê Đê");

    must(await answerByLink(token, form({ GUARDIAN: every("no") }), soon(2)));
    expect([await stored(entryId), await shown()]).toEqual([false, ""]);
    must(await answerByLink(token, form({ GUARDIAN: every("yes") }), soon(3)));
    const { version } = await forEdit(entryId);
    must(await saveDraft(at(owner, soon(4)), { entryId, version, content: content() }));
    expect(await stored(entryId)).toBe(true);
    const [first, ...rest] = content().members;
    const renamed = { ...content(), members: [{ ...first!, name: "Lê Minh An" }, ...rest] };
    must(await saveDraft(at(owner, soon(4)), { entryId, version: version + 1, content: renamed }));
    expect(await stored(entryId)).toBe(false);
  });
});

describe("ethnicity of a version", () => {
  const sent = async (entryId: string) => {
    const { currentVersion } = await db.entry.findUniqueOrThrow({
      where: { id: entryId },
      include: { currentVersion: true },
    });
    return (currentVersion?.snapshot as { members: { ethnicity: string }[] }).members[0]?.ethnicity;
  };

  test("goes in with its own consent only", async () => {
    const without = await draft();
    must(await send(without));
    expect(await sent(without)).toBe("");

    const entryId = await draft();
    const token = await linkOf(entryId);
    const both = { GUARDIAN: every("yes"), CHILD: every("yes") };
    must(await answerByLink(token, form(both), OPEN));
    const receipt = must(await send(entryId));
    expect(await sent(entryId)).toBe("Ê Đê");
    // The same form again, after consent was taken back: still the one receipt.
    const back = { GUARDIAN: every("no"), CHILD: every("no") };
    must(await answerByLink(token, form(back), later(OPEN, 1)));
    expect(must(await send(entryId))).toEqual(receipt);
  });
});

test("nothing of this breaks what must always hold", async () => {
  expect(await brokenForPeople()).toEqual([]);
});
