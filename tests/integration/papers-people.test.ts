import { beforeAll, describe, expect, it, vi } from "vitest";
import type { EntryContent } from "~/entries/entry-content";
import { fileToRead } from "~/entries/files/file-read.server";
import { scanView, unitPlaces } from "~/entries/papers/paper-reads.server";
import { takeScans } from "~/entries/papers/paper-scan.server";
import { entryPapers } from "~/entries/papers/paper-verdict.server";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { submitEntry } from "~/entries/submit-entry.server";
import { db } from "~/platform/db.server";
import { at, goodContent, grantee, must, OPEN, person, received } from "./entries-world";
import {
  openPapers,
  contest,
  unitId,
  coordinator,
  coordinatorOf,
  draft,
  write,
  printed,
  pile,
  photo,
  handIn,
  view,
} from "./papers-world";

// Drawing and reading pages takes what it takes, the more so on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(openPapers);

describe("who hands in", () => {
  it("a coordinator for their own unit only, wherever it has entries", async () => {
    const other = await db.unit.create({
      data: { organisationId: contest.organisationId, name: "Trường B", nameKey: "truong b" },
    });
    const outsider = await coordinatorOf(other.id);
    await draft(coordinator);
    const place = { contestId: contest.contestId, unitId };
    expect(await takeScans(at(outsider), place, [])).toMatchObject({ ok: false, code: "hidden" });
    expect(await unitPlaces(outsider)).toEqual([]);
    expect(await unitPlaces(coordinator)).toMatchObject([{ contestId: contest.contestId, unitId }]);
    const id = await handIn(coordinator, unitId, await pile("blank"));
    expect(await scanView(at(outsider), id)).toMatchObject({ ok: false, code: "hidden" });
    expect(await scanView(at(contest.organiser), id)).toMatchObject({ ok: false, code: "hidden" });
  });

  it("the secretariat for what was sent in; drafts stay unknown to it", async () => {
    const secretary = await grantee("SECRETARY", contest.organisationId);
    const author = await person();
    const sent = await draft(author, { title: "Đã nộp" }, "");
    const unsent = await draft(author, { title: "Chưa nộp" }, "");
    const papers = [await printed(author, sent), await printed(author, unsent)];
    const { version } = await db.entry.findUniqueOrThrow({ where: { id: sent } });
    must(
      await submitEntry(at(author), {
        entryId: sent,
        version,
        content: goodContent(contest.regulation, { title: "Đã nộp" }),
      }),
    );
    const id = await handIn(secretary, null, await pile(...papers));
    const seen = await view(secretary, id);
    expect(seen.found).toMatchObject([{ entryId: sent, whyNot: null, older: false }]);
    expect(seen.notYours).toEqual([2]);
    const fileId = seen.found[0]!.attachmentId!;
    expect(must(await fileToRead(secretary, fileId, OPEN))).toMatchObject({
      mime: "application/pdf",
    });
    expect(await scanView(at(author), id)).toMatchObject({ ok: false, code: "hidden" });
    const observer = await grantee("OBSERVER", contest.organisationId);
    expect(await scanView(at(observer), id)).toMatchObject({ ok: false, code: "role" });
  });
});

describe("a form sent with the dossier", () => {
  it("is told right from wrong, new from old", async () => {
    const author = await person();
    const [own, other] = [
      await draft(author, { title: "Của tôi" }, ""),
      await draft(author, { title: "Khác" }, ""),
    ];
    const send = async (bytes: Uint8Array, name: string) => {
      const { version, draft: json } = await db.entry.findUniqueOrThrow({ where: { id: own } });
      const content = json as unknown as EntryContent;
      const added = [await received(contest.regulation, "form", name, bytes)];
      must(await saveDraft(at(author), { entryId: own, version, content, added }));
    };
    const right = await printed(author, own);
    await send(right, "đúng.pdf");
    await send(await photo(await printed(author, other)), "khác.jpg");
    await send(await pile("blank"), "trắng.pdf");
    const verdicts = async () =>
      (await entryPapers(at(author), own))!.papers.map(({ filename, verdict }) => [
        filename,
        verdict,
      ]);
    expect(await verdicts()).toEqual([
      ["đúng.pdf", "current"],
      ["khác.jpg", "other-entry"],
      ["trắng.pdf", "no-code"],
    ]);
    await write(author, own, { title: "Của tôi, sửa lại" });
    expect((await verdicts())[0]).toEqual(["đúng.pdf", "older"]);
    expect(await entryPapers(at(await person()), own)).toBeNull();
  });
});
