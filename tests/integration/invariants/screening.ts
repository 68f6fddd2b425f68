import { expect, it } from "vitest";
import { db } from "~/platform/db.server";
import { plantFinding, plantPage, plantRedactions, plantScan } from "../planted";
import { after, entryId, openContestId } from "./world";

/** Violations planted in screening. */
export function plantedInScreening(): void {
  it("a conclusion, an appeal, a mark of the checklist, a decision, a code that do not fit", async () => {
    const { currentVersionId: versionId } = await db.entry.findUniqueOrThrow({
      where: { id: entryId },
    });
    const by = { decidedById: "x", decidedAt: new Date("2026-05-05T00:00:00Z") };
    const version = versionId ?? "";
    const conclude = () =>
      db.screeningDecision.create({
        data: { entryId, versionId: version, outcome: "INELIGIBLE", ...by },
      });
    expect(await after(conclude)).toEqual([`conclusion ${entryId}`]);
    const { id: screeningId } = await db.screeningDecision.findFirstOrThrow({ where: { entryId } });
    const appeal = { id: "a1", entryId, screeningId, text: "x", byId: "x", at: by.decidedAt };
    expect(await after(() => db.appeal.create({ data: appeal }))).toEqual(["appeal a1"]);
    const mark = { entryId, itemId: "none", versionId: version, met: true, byId: "x", at: by.decidedAt };
    expect(await after(() => db.checklistMark.create({ data: mark }))).toEqual([
      `screening-marks ${entryId}`,
    ]);
    const decide = () =>
      db.eligibilityDecision.create({
        data: {
          contestId: openContestId,
          number: 2,
          decisionNumber: "60/QĐ",
          decisionDate: by.decidedAt,
          entries: [],
          appealUntil: by.decidedAt,
          createdById: "x",
          createdAt: by.decidedAt,
        },
      });
    expect(await after(decide)).toEqual([`eligibility-decision ${openContestId}`]);
    const count = () =>
      db.entryCodeCounter.updateMany({
        where: { contestId: openContestId },
        data: { last: { increment: 1 } },
      });
    expect(await after(count)).toEqual([`code-counter ${openContestId}`]);
  });

  it("a likeness of something with itself, a scan without its pages, a page in nobody's file", async () => {
    const planted: string[] = [];
    const plant = (make: () => Promise<string>) => after(async () => planted.push(await make()));
    expect(await plant(() => plantFinding(entryId))).toEqual([`similarity-finding ${planted[0]}`]);
    expect(await plant(() => plantScan(openContestId))).toEqual([`paper-scan ${planted[1]}`]);
    expect(await plant(() => plantPage(planted[1]!, entryId))).toEqual([`scanned-page ${planted[2]}`]);
    const count = () => db.paperScan.update({ where: { id: planted[1]! }, data: { pageCount: 3 } });
    expect(await after(count)).toEqual([`paper-scan ${planted[1]}`]);
  });

  it("two redacted files for one attachment, a copy that failed for no reason", async () => {
    let ids: string[] = [];
    const redact = async () => (ids = await plantRedactions());
    expect(await after(redact)).toEqual([`redacted-file ${ids.toSorted().at(-1)}`]);
    const { sha256 } = await db.blob.findFirstOrThrow({ where: { cleanCopy: null } });
    const fail = () => db.cleanCopy.create({ data: { blobSha256: sha256, state: "FAILED" } });
    expect(await after(fail)).toEqual([`clean-copy ${sha256}`]);
  });
}
