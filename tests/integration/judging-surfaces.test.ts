import { PDFDocument, PDFName } from "pdf-lib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blobKey } from "~/entries/files/attachment";
import { PAPER_CODE_LENGTH, printedPaperCode } from "~/judging/paper/paper-code";
import { previewReminders, sendReminders } from "~/judging/progress/reminders.server";
import { returnSheet } from "~/judging/sheets/return-score-sheet.server";
import { submitSheet } from "~/judging/sheets/save-score-sheet.server";
import { READABLE } from "~/platform/readable-secret";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { storage } from "~/platform/storage/storage.server";
import { accessWorld, type Who, type World } from "./access/world";
import type { Actor } from "~/people/actor";
import { at, must, person, smallPdf } from "./judging-world";
import { ending, holdRound } from "./steering-world";
import { allRead, readBy, sentBy } from "./sent";
import { zipOf } from "./zip";

/*
 * Everything that a judge, the chair or the secretary of a blind panel can open, found by the table of doors: what it
 * sends is searched, bytes of files unpacked and the words and codes on printed pages read, for everything that could
 * tell whose entry it is. A new door is searched as soon as it stands in that table. The doors that they are refused at
 * are searched too: for what the refusal says. How many there are stands in docs/decisions/0020-blind.md.
 */

const JUDGES = ["judge", "chair", "panelSecretary"] as const satisfies readonly Who[];

const SECRETS = [
  "Bùi Thị Ẩn Danh",
  "Bui Thi An Danh",
  "an-danh",
  "Kín Đáo",
  "Kin Dao",
  "kin-dao",
  "chunhiem@kindao.example",
  "0912345678",
  "0912 345 678",
  "giau-kin.example",
  "Biệt danh Sao Hôm",
  "1990-04-05",
];
const ASCII = "Bui Thi An Danh";

const box = (type: string, ...content: Buffer[]) => {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
};

async function pdf(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([200, 200]).drawRectangle({ x: 10, y: 10, width: 50, height: 50 });
  document.setAuthor(ASCII);
  document.setTitle("THPT Kin Dao");
  const xmp = document.context.flateStream(`<dc:creator>${ASCII}</dc:creator>`, { Type: "Metadata", Subtype: "XML" });
  document.catalog.set(PDFName.of("Metadata"), document.context.register(xmp));
  return Buffer.from(await document.save());
}

function docx(): Buffer {
  const rels = (...all: [string, string][]) =>
    `<Relationships>${all.map(([type, target], i) => `<Relationship Id="r${i}" Type="x/${type}" Target="${target}"/>`).join("")}</Relationships>`;
  const parts = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": rels(["officeDocument", "word/document.xml"], ["core-properties", "docProps/core.xml"]),
    "docProps/core.xml": `<cp><dc:creator>${ASCII}</dc:creator></cp>`,
    "word/document.xml": `<w:document><w:ins w:author="${ASCII}"><w:t>seen</w:t></w:ins></w:document>`,
    "word/_rels/document.xml.rels": rels(["comments", "comments.xml"]),
    "word/comments.xml": `<w:comments><w:comment w:author="${ASCII}">${ASCII}</w:comment></w:comments>`,
  };
  return zipOf(Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
}

const photo = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: "#3a6" } })
    .withExif({ IFD0: { Artist: ASCII } })
    .jpeg()
    .toBuffer();

const film = () =>
  Buffer.concat([box("ftyp", Buffer.from("isom\0\0\0\0")), box("moov", box("udta", box("auth", Buffer.from(ASCII))))]);

async function scanned(): Promise<string> {
  const bytes = smallPdf("phieu da ky");
  const { sha256, size } = await storage().put("incoming/scan", bytes, { contentType: "application/pdf" });
  await storage().copy("incoming/scan", blobKey(sha256));
  await db.blob.create({ data: { sha256, size, mime: "application/pdf" } });
  return sha256;
}

let world: World;
let params: Record<string, string>;
let attachmentIds: string[];
let original: string;
let entryCode: string;

const file = (kindId: string, filename: string, mime: string, bytes: Buffer) => ({ kindId, filename, mime, bytes });

/** An entry that names its author wherever its author could write. */
async function telling(owner: Actor, files: Parameters<World["contest"]["entry"]>[0]) {
  const { contest } = world;
  const said =
    "Em Bùi Thị Ẩn Danh ở trường THPT Kín Đáo, gọi 0912 345 678 hay chunhiem@kindao.example, xem https://giau-kin.example/a. Biệt danh Sao Hôm. Bui Thi An Danh.";
  const questions = contest.regulation.sections.flatMap((section) => section.questions);
  const answers = Object.fromEntries(
    questions.flatMap((question): [string, unknown][] => {
      if (question.kind === "long-text" || question.kind === "short-text") return [[question.id, said]];
      if (question.kind === "table")
        return [[question.id, [Object.fromEntries(question.columns.map(({ id, kind: of }) => [id, of === "text" ? said : ""]))]]];
      return [];
    }),
  );
  const entry = await contest.entry({
    owner,
    title: "Máy tưới của Bùi Thị Ẩn Danh, THPT Kín Đáo",
    members: [{ name: "Bùi Thị Ẩn Danh", unit: "Trường THPT Kín Đáo" }],
    content: { answers },
    ...files,
  });
  await db.coveredTerm.create({ data: { entryId: entry.id, term: "Biệt danh Sao Hôm", byId: owner.userId, at: world.now } });
  return entry;
}

/** All that steering a panel writes to its people about an entry: it differs, is given back, taken away, given on. */
async function mailAbout(entryId: string): Promise<void> {
  const { contest, judgeId, chairId, actor } = world;
  await holdRound(contest.contestId, contest.roundId, { differenceLimit: "5" });
  const full = contest.fullMarks();
  const none = Object.fromEntries(Object.keys(full).map((id) => [id, "0"]));
  const mine = await contest.assigned(entryId, judgeId);
  must(await submitSheet(at(actor("judge")), { assignmentId: mine, version: 1, marks: full }));
  const chairs = await contest.assigned(entryId, chairId);
  must(await submitSheet(at(actor("chair")), { assignmentId: chairs, version: 1, marks: none }));
  must(await returnSheet(at(actor("chair")), { assignmentId: mine, reason: "Xem lại" }));
  const { panelId } = contest;
  const member = await db.panelMember.findUniqueOrThrow({ where: { panelId_judgeId: { panelId, judgeId } } });
  const form = { memberIds: [member.id], subject: "Nhắc nộp phiếu", text: "Còn {số phiếu} phiếu." };
  const { seen } = must(await previewReminders(at(actor("chair")), { panelId }, form));
  must(await sendReminders(at(actor("chair")), { panelId }, { ...form, seen, again: "on" }));
  const taker = await contest.judge(await person({ name: "Người Nhận Thay", email: "nhan-thay@example.vn" }));
  must(await ending(at(contest.organiser), panelId, judgeId, { whole: "some", entryIds: [entryId], giveTo: taker }));
}

beforeAll(async () => {
  world = await accessWorld();
  setClock(() => world.now);
  const { contest, judgeId, chairId, unitId, organisationId } = world;
  const owner = await person({ name: "Bùi Thị Ẩn Danh", email: "chunhiem@kindao.example", unitName: "THPT Kín Đáo" });
  const kind = contest.regulation.attachments.find(({ namesAuthors }) => !namesAuthors)!.id;
  const entry = await telling(owner, {
    files: [
      file(kind, "bui-thi-an-danh.pdf", "application/pdf", await pdf()),
      file(kind, "kin-dao.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx()),
      file(kind, "an-danh.jpg", "image/jpeg", await photo()),
      file(kind, "kin-dao.mp4", "video/mp4", film()),
    ],
  });
  entryCode = entry.code;
  attachmentIds = entry.attachments.map(({ id }) => id);
  original = JSON.stringify(await db.entry.findUnique({ where: { id: entry.id }, include: { currentVersion: true, owner: true, attachments: true } }));
  const own = { judge: await contest.assigned(entry.id, judgeId), chair: await contest.assigned(entry.id, chairId) };
  const paper = await db.paperSheet.create({
    data: {
      assignmentId: own.judge,
      code: READABLE[0]!.repeat(PAPER_CODE_LENGTH),
      printedAt: world.now,
      printedById: contest.organiser.userId,
      // Any stored PDF does for a scan.
      scans: { create: { number: 1, sha256: await scanned(), scannedAt: world.now, scannedById: contest.organiser.userId } },
    },
  });
  const { slug } = await db.contest.findUniqueOrThrow({ where: { id: contest.contestId } });
  const { contestId, panelId } = contest;
  const meeting = await db.meeting.create({
    data: {
      ...{ contestId, panelId, number: 1, kind: "PANEL", place: "Hội trường", startedAt: world.now },
      ...{ chair: "", secretary: "", attendance: [], createdById: contest.organiser.userId, createdAt: world.now },
    },
  });
  params = {
    ...own,
    meetingId: meeting.id,
    contestId: contest.contestId,
    panelId: contest.panelId,
    roundId: contest.roundId,
    entryId: entry.id,
    id: entry.id,
    memberId: "m1",
    judgeId,
    slug,
    unitId,
    organisationId,
    paper: paper.code,
    code: entry.code,
    variant: "screen",
    number: "1",
    token: "x",
    part: "rounds",
  };
  await mailAbout((await telling(owner, {})).id);
});

afterAll(() => setClock(null));

/** Only once there is a result: searched below, where there is one. */
const APPROVAL = "_app.judge.panels.$panelId.approval";
/** Routes that judges read and visitors do not. */
const reached = readBy(JUDGES).filter((route) => route !== APPROVAL);
const read = allRead();

const sentTo = (route: string, who: Who, given: Record<string, string>, form?: Record<string, string>) =>
  sentBy(route, { cookie: world.cookieOf(who), given, form });

/** What a route is asked about: the one entry, its papers, and the asker's own assignment of it. */
function about(route: string, who: (typeof JUDGES)[number], attachmentId = attachmentIds[0]!): Record<string, string> {
  const code = route.includes("sheets.$code") ? params["paper"]! : params["code"]!;
  return { ...params, code, attachmentId, assignmentId: params[who] ?? params["judge"]! };
}

const found = (text: string) => {
  const key = text.normalize("NFC").toLowerCase();
  return SECRETS.filter((secret) => key.includes(secret.toLowerCase()));
};

describe("a judge of a blind round", () => {
  it("could be told: the secrets are in the data", () => {
    for (const secret of SECRETS.filter((one) => !["Kin Dao", "0912345678"].includes(one))) expect(original).toContain(secret);
  });

  it("reaches no fewer doors than the decision says were searched", () => {
    expect(reached.length).toBeGreaterThanOrEqual(29);
    expect(read.length).toBeGreaterThanOrEqual(123);
  });

  it.each(reached)("learns nothing from %s", async (route) => {
    let opened = 0;
    for (const who of JUDGES)
      for (const attachmentId of route.includes("$attachmentId") ? attachmentIds : attachmentIds.slice(0, 1)) {
        const sent = await sentTo(route, who, about(route, who, attachmentId));
        if (sent.let) opened += 1;
        expect([who, found(sent.text)]).toEqual([who, []]);
      }
    expect(opened).toBeGreaterThan(0);
  });

  it.each(read.filter((route) => !reached.includes(route)))("learns nothing at the door of %s", async (route) => {
    for (const who of JUDGES) {
      const { text } = await sentTo(route, who, about(route, who));
      expect([who, found(text)]).toEqual([who, []]);
    }
  });

  it("learns nothing from what a save or a submission is answered", async () => {
    for (const intent of ["save", "submit"])
      for (const route of ["judge.sheets.$assignmentId.save", "_app.judge.sheets.$assignmentId"])
        for (const who of JUDGES) {
          const { text } = await sentTo(route, who, about(route, who), { intent, version: "99", comment: "x" });
          expect([intent, who, found(text)]).toEqual([intent, who, []]);
        }
  });

  it("gets every kind of file, cleaned", async () => {
    for (const attachmentId of attachmentIds) {
      const route = "judge.files.$assignmentId.$attachmentId";
      const sent = await sentTo(route, "judge", about(route, "judge", attachmentId));
      expect(sent.let).toBe(true);
      expect(sent.text.length).toBeGreaterThan(200);
    }
  });

  it("learns nothing from printed sheets and labels, whose words and codes were read", async () => {
    for (const [route, says] of [
      ["sheets.panels.$panelId.sheets[.]pdf", [entryCode, printedPaperCode(params["paper"]!), `/sheets/${params["paper"]}`]],
      ["sheets.panels.$panelId.labels[.]pdf", [entryCode, `/judge/entries/${params["entryId"]}`]],
    ] as const) {
      const { text } = await sentTo(route, "panelSecretary", about(route, "panelSecretary"));
      for (const one of says) expect(text).toContain(one);
      expect(text).toContain("Máy tưới của");
    }
  });

  it("learns nothing from mails, of each kind that names an entry", async () => {
    const judges = await db.user.findMany({ where: { judges: { some: {} } }, select: { email: true } });
    const mails = await db.mail.findMany({ where: { to: { in: judges.map(({ email }) => email) } } });
    // To judge, chair and the panel's secretary that it differs; given back; taken away and given on; reminded.
    expect(mails.filter(({ text }) => text.includes("Máy tưới của")).length).toBeGreaterThanOrEqual(5);
    expect(mails.map(({ to }) => to)).toEqual(expect.arrayContaining(["panelSecretary@example.vn", "nhan-thay@example.vn"]));
    // A mail is its subject and its text: there is no other part (platform/mail.server.ts).
    for (const mail of mails) expect(found(JSON.stringify(mail))).toEqual([]);
  });

  it("learns nothing from the result that the chair signs", async () => {
    const { contestId } = world.contest;
    const revision = await db.regulationRevision.findFirstOrThrow({ where: { contestId } });
    const row = { entry: entryCode, score: "80.00", rank: 1, tiedWith: [], prize: null, workings: {} };
    const bundle = {
      ...{ format: "sangtao-results/1", rule: world.contest.regulation.rule, sheets: [], decisions: [] },
      ...{ entries: [{ code: entryCode, group: world.contest.groupId, status: "judged" }], results: [row] },
    };
    await db.tally.create({
      data: {
        ...{ contestId, number: 1, revisionId: revision.id, bundle: JSON.parse(JSON.stringify(bundle)) as object },
        ...{ createdById: world.contest.organiser.userId, createdAt: world.now },
      },
    });
    await db.contest.update({ where: { id: contestId }, data: { state: "CLOSED" } });
    const sent = await sentTo(APPROVAL, "chair", about(APPROVAL, "chair"));
    expect([sent.let, sent.text.includes(entryCode), found(sent.text)]).toEqual([true, true, []]);
  });
});
