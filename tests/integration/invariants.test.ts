import { spawnSync } from "node:child_process";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { blobKey } from "~/entries/files/attachment";
import { returnSheet } from "~/judging/sheets/return-score-sheet.server";
import { db } from "~/platform/db.server";
import { sha256Hex } from "~/platform/sha256";
import { storage } from "~/platform/storage/storage.server";
import { decide } from "~/results/decide.server";
import { INVARIANTS, violations } from "../../scripts/invariants";
import { submitted, openedContest, person } from "./entries-world";
import { at, must, smallPdf } from "./judging-world";
import { plantAnswer, plantEndedWork, plantFinding, plantPage, plantPaperSheet, plantPlan, plantRedactions, plantScan, plantVote, says } from "./planted";
import { plantAward, plantBallot, plantUnitTwice } from "./planted-awards";
import { plantBatch, plantCertificate } from "./planted-certificates";
import { plantApproval, plantFewerJudges, plantMeeting, plantMemberList } from "./planted-deciding";
import { plantDecision, plantForm, plantIssued } from "./planted-templates";
import { plantForwarding, plantOrigin } from "./planted-forwarding";
import { judgesPerEntry } from "./plan-world";
import { decisionForm, DECIDING, resultsContest, type ResultsWorld } from "./results-world";
import { LAST, roundsContest } from "./rounds-world";

const root = path.resolve(import.meta.dirname, "../..");

/** A contest that went all the way: a sheet given back and sent in again, a tie decided, the result published. */
let world: ResultsWorld;
/** One in which a dossier has just been sent in. */
let entryId: string;
let openContestId: string;
let files: string[];

beforeAll(async () => {
  world = await resultsContest([90, 90, 75]);
  const [first, second] = world.entries;
  await world.entry({ state: "INELIGIBLE", files: [{ kindId: "x", filename: "Bản vẽ.pdf" }] });
  await world.entry({ state: "WITHDRAWN", files: [{ kindId: "x", filename: "Ảnh.pdf" }] });
  await world.scoreAll();
  const { id: assignmentId } = await db.assignment.findFirstOrThrow({
    where: { entryId: first!.id, judge: { userId: world.chair.userId } },
  });
  must(await returnSheet(at(world.chair), { assignmentId, reason: "Chấm nhầm" }));
  await world.score(world.chair, first!.id, 90);
  must(await world.closePanelNow());
  must(await world.close());
  const { contestId, organiser } = world;
  const form = decisionForm({
    kind: "tie",
    version: await world.version(),
    places: [
      { code: second!.code, place: "1" },
      { code: first!.code, place: "2" },
    ],
  });
  must(await decide(at(organiser, DECIDING), { contestId, form }));
  must(await world.publish());

  const open = await openedContest();
  openContestId = open.contestId;
  ({ entryId } = await submitted(open, await person({ name: "Lý Văn Thông" })));
  files = ["Bản vẽ.pdf", "Ảnh.pdf"].map((name) => sha256Hex(smallPdf(name)));
});

async function found(): Promise<Set<string>> {
  const all = new Set<string>();
  await violations(({ name, id }) => all.add(`${name} ${id}`));
  return all;
}

/** What was found last: what is planted stays. */
let known: Set<string> | undefined;

/** What a planted violation adds to what is found. */
async function after(plant: () => Promise<unknown>): Promise<string[]> {
  const before = known ?? (await found());
  await plant();
  known = await found();
  return [...known].filter((one) => !before.has(one)).toSorted();
}

const scored = (nth: number, judge = 0) =>
  db.scoreSheetRevision.findFirstOrThrow({
    where: {
      returnedAt: null,
      sheet: {
        assignment: {
          entryId: world.entries[nth]!.id,
          judge: { userId: world.judges[judge]!.userId },
        },
      },
    },
    include: { sheet: true },
  });
const entryIn = (state: "INELIGIBLE" | "WITHDRAWN") =>
  db.entry.findFirstOrThrow({ where: { contestId: world.contestId, state } });

/** As `npm run check-invariants` starts it. */
function command() {
  return spawnSync(
    process.execPath,
    [
      path.join(root, "node_modules/tsx/dist/cli.mjs"),
      path.join(root, "scripts/check-invariants.ts"),
    ],
    {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, TSX_TSCONFIG_PATH: path.join(root, "tsconfig.json") },
    },
  );
}

describe("invariants", { timeout: 60_000 }, () => {
  it("all hold of contests that went through their use cases, and the command says so", async () => {
    expect([...(await found())]).toEqual([]);
    const { status, stdout, stderr } = command();
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe(`All ${INVARIANTS.length} invariants hold.\n`);
  });

  it("a regulation changed after it was frozen", async () => {
    const { id } = await db.regulationRevision.findFirstOrThrow({
      where: { contestId: openContestId },
    });
    const change = () => db.$executeRaw`
      UPDATE "RegulationRevision" SET "document" = jsonb_set("document", '{summary}', '"x"') WHERE "id" = ${id}`;
    expect(await after(change)).toEqual([`regulation-sha256 ${id}`]);
  });

  it("a contest in a state that it never came to", async () => {
    const change = () =>
      db.contest.update({ where: { id: openContestId }, data: { state: "CLOSED" } });
    expect(await after(change)).toEqual([`contest-state ${openContestId}`]);
  });

  it("a current version that is not the newest, and one of another entry", async () => {
    const {
      id: _id,
      number,
      snapshot,
      ...version
    } = await db.entryVersion.findFirstOrThrow({
      where: { entryId },
    });
    const data = { ...version, snapshot: snapshot as object, number: number + 1, receiptToken: null };
    expect(await after(() => db.entryVersion.create({ data }))).toEqual([
      `current-version ${entryId}`,
    ]);
    const other = await entryIn("INELIGIBLE");
    const newest = await db.entryVersion.findFirstOrThrow({
      where: { entryId, number: number + 1 },
    });
    const change = () =>
      db.entry.update({ where: { id: other.id }, data: { currentVersionId: newest.id } });
    expect(await after(change)).toEqual([`current-version ${other.id}`]);
  });

  it("what was sent in, changed; a file that went to another entry", async () => {
    const { id, currentVersionId } = await entryIn("WITHDRAWN");
    const title = () => db.$executeRaw`
      UPDATE "EntryVersion" SET "snapshot" = jsonb_set("snapshot", '{title}', '"x"') WHERE "id" = ${currentVersionId}`;
    expect(await after(title)).toEqual([
      `current-version ${id}`,
      `snapshot-sha256 ${currentVersionId}`,
    ]);
    const version = await db.entryVersion.findFirstOrThrow({ where: { entryId, number: 1 } });
    const file = () => db.attachment.updateMany({ where: { entryId }, data: { entryId: id } });
    expect(await after(file)).toContain(`snapshot-sha256 ${version.id}`);
  });

  it("a code that the pattern does not give", async () => {
    const { id } = await entryIn("INELIGIBLE");
    const change = () => db.entry.update({ where: { id }, data: { code: "STKT-2025-X-1" } });
    expect(await after(change)).toEqual([`entry-code ${id}`]);
  });

  it("a file that is gone, and one with other bytes", async () => {
    const [gone, other] = files as [string, string];
    expect(await after(() => storage().delete(blobKey(gone)))).toEqual([`blob-stored ${gone}`]);
    const change = () => db.blob.update({ where: { sha256: other }, data: { size: 1 } });
    expect(await after(change)).toEqual([`blob-stored ${other}`]);
  });

  it("an upload that ended without an outcome, and a picture of what is kept back", async () => {
    const base = { entryId, kindId: "form", filename: "a.pdf", size: 1, createdById: "x", expiresAt: DECIDING };
    const { id } = await db.upload.create({ data: base });
    const end = () => db.upload.update({ where: { id }, data: { finishedAt: DECIDING } });
    expect(await after(end)).toEqual([`upload-outcome ${id}`]);
    const [, other] = files as [string, string];
    const row = { blobSha256: other, variant: "thumb", mime: "image/webp", width: 1, height: 1, size: 1 };
    await db.blobPreview.create({ data: row });
    const keep = () => db.blob.update({ where: { sha256: other }, data: { state: "QUARANTINED" } });
    expect(await after(keep)).toEqual([`blob-kept-back ${other}`]);
  });

  it("a printed sheet with a code that nobody can read, and a sheet from paper that two people never read", async () => {
    const { id, sheet } = await scored(0, 0);
    const { assignmentId } = sheet;
    let paper = "";
    const print = async () => (paper = await plantPaperSheet(assignmentId));
    expect(await after(print)).toEqual([`paper-sheet ${paper}`]);
    const change = () => db.scoreSheetRevision.update({ where: { id }, data: { via: "PAPER" } });
    expect(await after(change)).toEqual([`sheet-from-paper ${id}`]);
  });

  it("marks beside the rule, a total and a receipt that are not theirs", async () => {
    const off = await scored(0, 1);
    const [criterion] = world.regulation.rule.criteria;
    const marks = { ...(off.marks as Record<string, number>), [criterion!.id]: 250 };
    const mark = () => db.scoreSheetRevision.update({ where: { id: off.id }, data: { marks } });
    expect(await after(mark)).toEqual([`sheet-marks ${off.id}`, `sheet-state ${off.sheetId}`]);

    const { id } = await scored(1, 1);
    const total = { totalMicro: { increment: 1 } };
    const change = () => db.scoreSheetRevision.update({ where: { id }, data: total });
    expect(await after(change)).toEqual([`sheet-marks ${id}`]);

    const other = await scored(2, 1);
    const submittedAt = new Date(other.submittedAt.getTime() + 1);
    const time = () =>
      db.scoreSheetRevision.update({ where: { id: other.id }, data: { submittedAt } });
    expect(await after(time)).toEqual([`sheet-marks ${other.id}`]);
  });

  it("a submitted sheet without a revision that stands, and the tallies that counted it", async () => {
    const { id, sheetId } = await scored(0, 2);
    const change = () =>
      db.scoreSheetRevision.update({ where: { id }, data: { returnedAt: DECIDING } });
    const tallies = (await world.tallies()).slice(-1).map((tally) => `tally ${tally.id}`);
    expect(await after(change)).toEqual([`sheet-state ${sheetId}`, ...tallies].toSorted());
  });

  it("a sheet that was submitted in spite of a conflict of interest", async () => {
    const { sheet } = await scored(2, 0);
    const { judgeId, entryId } = await db.assignment.findUniqueOrThrow({
      where: { id: sheet.assignmentId },
    });
    const row = { judgeId, entryId, source: "DECLARED", kind: "kin", createdById: "x" } as const;
    const declared = (createdAt: Date) => () =>
      db.conflictOfInterest.upsert({
        where: { judgeId_entryId_kind: { judgeId, entryId, kind: "kin" } },
        create: { ...row, createdAt },
        update: { createdAt },
      });
    // What becomes known afterwards is a matter for people, not a fault of the record.
    expect(await after(declared(new Date("2100-01-01T00:00:00Z")))).toEqual([]);
    expect(await after(declared(new Date("2000-01-01T00:00:00Z")))).toEqual([
      `assignment ${sheet.assignmentId}`,
    ]);
  });

  it("a sheet by somebody who sits on no panel", async () => {
    const { sheet } = await scored(2, 0);
    const { judgeId } = await db.assignment.findUniqueOrThrow({ where: { id: sheet.assignmentId } });
    const { contestId, roundId } = world;
    const before = await db.assignment.findMany({
      where: { judgeId, roundId, endedAt: null, sheet: { state: "SUBMITTED" }, entry: { contestId } },
    });
    const unseat = () => db.panelMember.deleteMany({ where: { judgeId } });
    expect(await after(unseat)).toEqual(before.map(({ id }) => `panelist ${id}`).toSorted());
  });

  it("a consent to what nobody asked, a co-author without an account, an answer that is none", async () => {
    const { id } = await db.consent.findFirstOrThrow();
    const consent = () => db.consent.update({ where: { id }, data: { purposeId: "never-asked" } });
    expect(await after(consent)).toEqual([`consent ${id}`]);

    const link = { entryId, memberId: "m1", email: "a@example.vn", invitedById: "x" };
    const [coAuthorId, at] = ["00000000-0000-7000-8000-00000000000a", DECIDING];
    const times = { expiresAt: at, confirmedAt: at };
    const write = () =>
      db.coAuthor.create({ data: { id: coAuthorId, tokenHash: "x", ...link, ...times } });
    expect(await after(write)).toEqual([`co-author ${coAuthorId}`]);

    const { organisationId } = world;
    const asked = { organisationId, name: "X", kind: "ACCESS", receivedAt: at } as const;
    const request = await db.dataRequest.create({
      data: { ...asked, dueAt: new Date(at.getTime() + 1) },
    });
    const done = () =>
      db.dataRequest.update({ where: { id: request.id }, data: { state: "DONE" } });
    expect(await after(done)).toEqual([`data-request ${request.id}`]);

    const version = await db.entryVersion.findFirstOrThrow({ where: { entryId } });
    const { sha256: sha256Before, id: versionId } = version;
    const cut = { versionId, number: 1, memberId: "m1", sha256Before, sha256After: sha256Before };
    const redactionId = "00000000-0000-7000-8000-00000000000b";
    const redact = () =>
      db.versionRedaction.create({
        data: { id: redactionId, ...cut, dataRequestId: request.id, byId: "x", at },
      });
    expect(await after(redact)).toEqual([`redaction ${redactionId}`]);
  });

  it("a score changed in a tally, and in the published file", async () => {
    const tally = (await world.tallies()).at(-1)!;
    const { id } = await db.publication.findFirstOrThrow();
    const score = () => db.$executeRaw`
      UPDATE "Tally" SET "bundle" = jsonb_set("bundle", '{results,0,score}', '"99.00"') WHERE "id" = ${tally.id}`;
    // The one before has lost a sheet in an earlier test, and so has this: only the publication is new.
    expect(await after(score)).toEqual([`publication ${id}`]);
    expect(await says(`tally ${tally.id}`)).toContain("does not recount: 1 differences");
    const file = () => db.$executeRaw`
      UPDATE "Publication" SET "bundle" = replace("bundle", '"90.00"', '"91.00"') WHERE "id" = ${id}`;
    await file();
    expect(await says(`publication ${id}`)).toEqual(
      expect.arrayContaining([
        "is not the file that its sha256 was made of",
        expect.stringMatching(/^does not recount/),
      ]),
    );
  });

  it("a complaint about what takes none, a correction without its tally, what is seen too early", async () => {
    const { id: publicationId, contestId } = await db.publication.findFirstOrThrow();
    const { id: about } = world.entries[0]!;
    const complaint = { id: "k1", contestId, number: 1, entryId: about, publicationId, byId: "x", text: "x", at: DECIDING };
    expect(await after(() => db.complaint.create({ data: complaint }))).toEqual(["complaint k1"]);
    const correction = { id: "s1", contestId, number: 1, reason: "x", openedById: "x", openedAt: DECIDING };
    const done = { ...correction, closedAt: DECIDING, closedById: "x" };
    expect(await after(() => db.correction.create({ data: done }))).toEqual(["correction s1"]);
    const early = { visibleAt: new Date("2026-01-01T00:00:00Z") };
    await db.publication.update({ where: { id: publicationId }, data: early });
    expect(await says(`publication ${publicationId}`)).toContain("is seen before it is published");
  });

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

  it("an answer to no difference, work ended and still open, a reminder across contests", async () => {
    let planted = "";
    expect(await after(async () => (planted = await plantAnswer(entryId)))).toEqual([
      `difference-answer ${planted}`,
    ]);
    let both: [string, string] = ["", ""];
    expect(await after(async () => (both = await plantEndedWork(world.contestId, entryId)))).toEqual(
      expect.arrayContaining([`ended-work ${both[0]}`, `judge-reminder ${both[1]}`]),
    );
  });

  it("a meeting that ended before it began, a step that nobody asks for, judges agreed to for nothing", async () => {
    let id = "";
    const { contestId, entries } = world;
    expect(await after(async () => (id = await plantMeeting(contestId)))).toEqual([`meeting ${id}`]);
    expect(await after(async () => (id = await plantMemberList(contestId)))).toEqual([`member-list ${id}`]);
    expect(await after(async () => (id = await plantApproval(contestId)))).toEqual([`approval ${id}`]);
    expect(await after(async () => (id = await plantFewerJudges(contestId, entries[0]!.id)))).toEqual([
      `fewer-judges ${id}`,
    ]);
  });

  it("a form of no kind, a document issued in the form of another, a decision at another body's meeting", async () => {
    let id = "";
    const { contestId, organisationId } = world;
    expect(await after(async () => (id = await plantForm(organisationId)))).toEqual([`document-template ${id}`]);
    expect(await after(async () => (id = await plantIssued(contestId)))).toEqual([`issued-form ${id}`]);
    expect(await after(async () => (id = await plantDecision(contestId)))).toEqual([`decision-meeting ${id}`]);
  });

  it("a certificate without the one before it that nobody revoked, a print run that counts what it does not hold", async () => {
    let id = "";
    const { contestId, entries } = world;
    expect(await after(async () => (id = await plantCertificate(contestId, entries[0]!.id)))).toEqual([
      `certificate ${id}`,
      `certificate-numbers ${contestId}`,
    ]);
    expect(await after(async () => (id = await plantBatch(contestId)))).toEqual([`certificate-batch ${id}`]);
  });

  it("a line that cannot be read, a sheet for who did not go on, a plan never given, too many judges", async () => {
    const two = await roundsContest();
    const [first] = two.entries;
    let finalId = "";
    const judge = async () => {
      await two.firstJudged();
      must(await two.lock());
      finalId = await two.finalPanel();
      await two.score(LAST, two.judges[1]!, first!.id, 80);
    };
    expect(await after(judge)).toEqual([]);
    const { id: assignmentId } = await db.assignment.findFirstOrThrow({
      where: { entryId: first!.id, roundId: LAST, sheet: { state: "SUBMITTED" } },
    });
    const { id: lineId } = await db.advancement.findFirstOrThrow({ where: { contestId: two.contestId } });
    const keepBack = () =>
      db.advancementEntry.update({
        where: { advancementId_entryId: { advancementId: lineId, entryId: first!.id } },
        data: { advances: false },
      });
    expect(await after(keepBack)).toEqual([`sheet-in-round ${assignmentId}`]);
    const cut = () => db.advancement.update({ where: { id: lineId }, data: { cut: {} } });
    expect(await after(cut)).toEqual([`line ${lineId}`]);
    let planId = "";
    expect(await after(async () => (planId = await plantPlan(finalId)))).toEqual([`applied-plan ${planId}`]);
    expect(await after(() => judgesPerEntry(two.contestId, 2))).toEqual(
      two.entries.map(({ id }) => `judges-per-entry ${id}`).toSorted(),
    );
  });

  it("a vote that passed by no votes, and that no result followed", async () => {
    let voteId = "";
    const { contestId } = world;
    expect(await after(async () => (voteId = await plantVote(contestId)))).toEqual([
      `prize-vote ${voteId}`,
      `scenario-tally ${contestId}`,
    ]);
  });

  it("a prize that there is not, a unit with two, and a vote where nobody votes", async () => {
    const { contestId, organisationId, entries } = world;
    let id = "";
    expect(await after(async () => (id = await plantAward(contestId, entries[0]!.id)))).toEqual([`special-award ${id}`]);
    expect(await after(() => plantUnitTwice(contestId, organisationId))).toEqual([`award-places ${contestId}`]);
    expect(await after(async () => (id = await plantBallot(contestId, entries[0]!.id)))).toEqual([
      `ballot ${id}`,
      `vote-counts ${contestId}`,
      `voter ${contestId}`,
    ]);
  });

  it("an entry that nobody took off the list that it is off, and one that came in another contest's archive", async () => {
    const { contestId, entries } = world;
    let id = "";
    expect(await after(async () => (id = await plantForwarding(contestId, entries[0]!.id)))).toEqual([`forwarding ${id}`]);
    expect(await after(async () => (id = await plantOrigin(contestId, entryId)))).toEqual(
      [`entry-origin ${id}`, `entry-origin ${entryId}`].toSorted(),
    );
  });

  it("an audit event changed, one taken out, a head that is not the last", async () => {
    const chainId = openContestId;
    const change = () =>
      db.auditEvent.update({
        where: { chainId_position: { chainId, position: 2 } },
        data: { actorId: null },
      });
    expect(await after(change)).toEqual([`audit-chain ${chainId} 2`]);
    const head = () =>
      db.auditChain.update({ where: { id: chainId }, data: { length: { increment: 1 } } });
    expect(await after(head)).toEqual([`audit-chain ${chainId}`]);
    const { contestId } = world;
    const out = () =>
      db.auditEvent.delete({ where: { chainId_position: { chainId: contestId, position: 5 } } });
    expect(await after(out)).toEqual([`audit-chain ${contestId} 6`]);
  });

  it("are printed with their ids by the command, which leaves with 1", async () => {
    const { status, stdout } = command();
    expect(status).toBe(1);
    const all = await found();
    for (const one of all) expect(stdout).toContain(one.replace(" ", ": "));
    expect(new Set([...all].map((one) => one.split(" ")[0]))).toEqual(
      new Set(INVARIANTS.map(({ name }) => name)),
    );
    expect(stdout.trim().split("\n").at(-1)).toMatch(/^\d+ violations found\.$/);
  });
});
