import { beforeAll, describe, expect, it, vi } from "vitest";
import { decideEligibility, decisionPage } from "~/entries/screening/eligibility-decision.server";
import { screenEntry } from "~/entries/screening/screen-entry.server";
import { entryForScreening } from "~/entries/screening/screening-reads.server";
import { placePage } from "~/entries/papers/paper-place.server";
import { scanView } from "~/entries/papers/paper-reads.server";
import { submitEntry } from "~/entries/submit-entry.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { pdfPageCount, renderPdfPage } from "~/platform/pdf/render.server";
import { storage } from "~/platform/storage/storage.server";
import { at, CLOSES, goodContent, grantee, later, must, OPEN, plainPicture } from "./entries-world";
import {
  contest,
  coordinator,
  draft,
  filesOf,
  handIn,
  openPapers,
  photo,
  pile,
  printed,
  unitId,
  view,
} from "./papers-world";

vi.setConfig({ testTimeout: 60_000 });

const AFTER = later(CLOSES, 86_400_000);
const minutes = (from: Date, count: number) => later(from, count * 60_000);

let secretary: Actor;

beforeAll(async () => {
  await openPapers();
  secretary = await grantee("SECRETARY", contest.organisationId);
});

/** A draft with so many authors that its form has two pages. */
async function longDraft(): Promise<string> {
  const [first] = goodContent(contest.regulation).members;
  const members = Array.from({ length: 12 }, (_, i) => ({
    ...first!,
    id: `m${i + 1}`,
    main: i === 0,
    share: "",
  }));
  return draft(coordinator, { members });
}

async function sent(): Promise<string> {
  const entryId = await draft(coordinator);
  const { version } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
  const content = goodContent(contest.regulation);
  must(await submitEntry(at(coordinator), { entryId, version, content }));
  return entryId;
}

async function bytesOf(sha256: string): Promise<Uint8Array> {
  const stored = await storage().get(`blobs/${sha256.slice(0, 2)}/${sha256}`);
  return new Uint8Array(await new Response(stored!.body).arrayBuffer());
}

describe("photographs of a form's pages, one by one", () => {
  it("make one document in the order of the print, and one taken again takes the other's place", async () => {
    const entryId = await longDraft();
    const paper = await printed(coordinator, entryId);
    expect(await pdfPageCount(paper)).toBe(2);
    const second = await handIn(coordinator, unitId, await photo(paper, { page: 2 }), minutes(OPEN, 1));
    expect((await view(coordinator, second)).found).toMatchObject([{ missing: [1] }]);
    const first = await handIn(coordinator, unitId, await photo(paper, { page: 1 }), minutes(OPEN, 2));

    const [joined, ...more] = await filesOf(entryId);
    expect(more).toEqual([]);
    const pdf = await bytesOf(joined!.blobSha256);
    expect(await pdfPageCount(pdf)).toBe(2);
    for (const id of [first, second])
      expect((await view(coordinator, id)).found).toMatchObject([
        { attachmentId: joined!.id, missing: [], whyNot: null },
      ]);

    await handIn(coordinator, unitId, await photo(paper, { page: 1, angle: 90 }), minutes(OPEN, 3));
    const [again, ...others] = await filesOf(entryId);
    expect(others).toEqual([]);
    const better = await bytesOf(again!.blobSha256);
    expect(await pdfPageCount(better)).toBe(2);
    const size = async (bytes: Uint8Array, page: number) => {
      const { width, height } = await renderPdfPage(bytes, page, { maxPixels: 10_000 });
      return width > height ? "across" : "upright";
    };
    expect([await size(pdf, 1), await size(better, 1), await size(better, 2)]).toEqual([
      "upright",
      "across",
      "upright",
    ]);
  });

  it("take in a page that was put there by hand, and let it go again", async () => {
    const entryId = await longDraft();
    const paper = await printed(coordinator, entryId);
    await handIn(coordinator, unitId, await photo(paper, { page: 1 }), minutes(OPEN, 1));
    const [alone] = await filesOf(entryId);
    const blank = await handIn(coordinator, unitId, await plainPicture("#fedcba"), minutes(OPEN, 2));
    const put = (to: string) =>
      placePage(at(coordinator), { scanId: blank, number: 1, entryId: to });
    must(await put(entryId));
    const [joined, ...more] = await filesOf(entryId);
    expect(more).toEqual([]);
    expect(await pdfPageCount(await bytesOf(joined!.blobSha256))).toBe(2);
    must(await put(""));
    expect((await filesOf(entryId)).map(({ blobSha256 }) => blobSha256)).toEqual([alone!.blobSha256]);
  });

  it("leave out what its people have taken out", async () => {
    const entryId = await longDraft();
    const paper = await printed(coordinator, entryId);
    await handIn(coordinator, unitId, await photo(paper, { page: 1 }), minutes(OPEN, 1));
    await db.attachment.updateMany({ where: { entryId }, data: { removedAt: OPEN } });
    await handIn(coordinator, unitId, await photo(paper, { page: 2 }), minutes(OPEN, 2));
    const [only, ...more] = await filesOf(entryId);
    expect(more).toEqual([]);
    expect(await pdfPageCount(await bytesOf(only!.blobSha256))).toBe(1);
  });
});

describe("a paper that arrives late", () => {
  it("is filed by the secretariat beside what was decided, which it does not change", async () => {
    const entryId = await sent();
    const paper = await printed(coordinator, entryId);
    const early = await handIn(secretary, null, await pile(paper, "blank"), AFTER);
    must(
      await placePage(at(secretary, AFTER), { scanId: early, number: 2, entryId }),
    );
    const { version } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
    const outcome = { outcome: "ELIGIBLE", reason: "", dueAt: null } as const;
    must(await screenEntry(at(secretary, minutes(AFTER, 1)), { entryId, version, ...outcome }));
    const { list } = must(await decisionPage(at(contest.organiser, AFTER), contest.contestId));
    must(
      await decideEligibility(at(contest.organiser, minutes(AFTER, 2)), {
        contestId: contest.contestId,
        seal: list.seal,
        decisionNumber: "60/QĐ-BTC",
        decisionDate: "2026-09-01",
        signer: "Nguyễn Văn An",
        later: "on",
      }),
    );
    const onDesk = async () =>
      must(await entryForScreening(secretary, contest.contestId, entryId, minutes(AFTER, 9)));
    const before = await onDesk();
    expect(before.papers).toHaveLength(1);

    const late = await handIn(secretary, null, await photo(paper), minutes(AFTER, 3));
    expect((must(await scanView(at(secretary), late))).found).toMatchObject([{ whyNot: null }]);
    const after = await onDesk();
    expect(after.papers).toMatchObject([
      before.papers[0]!,
      { kindId: "form", filedAt: minutes(AFTER, 3) },
    ]);
    expect({ ...after, papers: [] }).toEqual({ ...before, papers: [] });

    // What the decision may rest on stays, what came after it can be put right.
    const take = (scanId: string, number: number) =>
      placePage(at(secretary, minutes(AFTER, 5)), { scanId, number, entryId: "" });
    expect(await take(early, 2)).toMatchObject({ ok: false, code: "settled" });
    const blank = await handIn(secretary, null, await plainPicture("#abc"), minutes(AFTER, 4));
    must(await placePage(at(secretary, minutes(AFTER, 5)), { scanId: blank, number: 1, entryId }));
    expect((await onDesk()).papers).toHaveLength(2);
    must(await take(blank, 1));
    expect((await onDesk()).papers).toMatchObject(after.papers.map(({ sha256 }) => ({ sha256 })));
  });

  it("is refused from the entry's own people", async () => {
    const entryId = await sent();
    const id = await handIn(coordinator, unitId, await photo(await printed(coordinator, entryId)), AFTER);
    expect((must(await scanView(at(coordinator, AFTER), id))).found).toMatchObject([
      { attachmentId: null, whyNot: "too-late" },
    ]);
    expect(await filesOf(entryId)).toEqual([]);
  });
});
