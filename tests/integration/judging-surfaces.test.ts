import { inflateSync } from "node:zlib";
import { PDFDocument, PDFName } from "pdf-lib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blobKey } from "~/entries/files/attachment";
import { PAPER_CODE_LENGTH } from "~/judging/paper/paper-code";
import { READABLE } from "~/platform/readable-secret";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { storage } from "~/platform/storage/storage.server";
import { readZip } from "~/platform/zip/read-zip.server";
import { door, type RouteModule, type Row } from "./access/ask";
import { accessWorld, type Who, type World } from "./access/world";
import { person, smallPdf } from "./judging-world";
import { zipOf } from "./zip";

/*
 * Everything that a judge or chair of a blind round can open, found by the table of doors: what it sends is searched,
 * bytes of files unpacked, for everything that could tell whose entry it is. A new door is searched as soon as it
 * stands in that table.
 */

const tables = import.meta.glob<Record<string, unknown>>("./access/*-rows.ts", { eager: true });
const rows = Object.values(tables).flatMap((table) => Object.values(table).filter(Array.isArray).flat() as Row[]);
const modules = import.meta.glob<RouteModule>("../../app/routes/*/route.tsx");

const JUDGES: readonly Who[] = ["judge", "chair"];

/** Read by judges, asked for with something that is no entry's. */
const ELSEWHERE: Readonly<Record<string, string>> = {};

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

beforeAll(async () => {
  world = await accessWorld();
  setClock(() => world.now);
  const { contest, judgeId, chairId } = world;
  const { regulation } = contest;
  const owner = await person({ name: "Bùi Thị Ẩn Danh", email: "chunhiem@kindao.example", unitName: "THPT Kín Đáo" });
  const [kind] = regulation.attachments.filter(({ namesAuthors }) => !namesAuthors);
  const texts = regulation.sections.flatMap(({ questions }) => questions);
  const said =
    "Em Bùi Thị Ẩn Danh ở trường THPT Kín Đáo, gọi 0912 345 678 hay chunhiem@kindao.example, xem https://giau-kin.example/a. Biệt danh Sao Hôm. Bui Thi An Danh.";
  const answers = Object.fromEntries(
    texts.flatMap((question): [string, unknown][] => {
      if (question.kind === "long-text" || question.kind === "short-text") return [[question.id, said]];
      if (question.kind === "table")
        return [[question.id, [Object.fromEntries(question.columns.map(({ id, kind: of }) => [id, of === "text" ? said : ""]))]]];
      return [];
    }),
  );
  const file = (filename: string, mime: string, bytes: Buffer) => ({ kindId: kind!.id, filename, mime, bytes });
  const entry = await contest.entry({
    owner,
    title: "Máy tưới của Bùi Thị Ẩn Danh, THPT Kín Đáo",
    members: [{ name: "Bùi Thị Ẩn Danh", unit: "Trường THPT Kín Đáo" }],
    content: { answers },
    files: [
      file("bui-thi-an-danh.pdf", "application/pdf", await pdf()),
      file("kin-dao.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx()),
      file("an-danh.jpg", "image/jpeg", await photo()),
      file("kin-dao.mp4", "video/mp4", film()),
    ],
  });
  await db.coveredTerm.create({ data: { entryId: entry.id, term: "Biệt danh Sao Hôm", byId: owner.userId, at: world.now } });
  attachmentIds = entry.attachments.map(({ id }) => id);
  original = JSON.stringify(await db.entry.findUnique({ where: { id: entry.id }, include: { currentVersion: true, owner: true, attachments: true } }));
  const own = { judge: await contest.assigned(entry.id, judgeId), chair: await contest.assigned(entry.id, chairId) };
  const paper = await db.paperSheet.create({
    data: {
      assignmentId: own.judge,
      code: READABLE[0]!.repeat(PAPER_CODE_LENGTH),
      printedAt: world.now,
      printedById: owner.userId,
      // Any stored PDF does for a scan.
      scanSha256: await scanned(),
    },
  });
  params = {
    judge: own.judge,
    chair: own.chair,
    contestId: contest.contestId,
    panelId: contest.panelId,
    entryId: entry.id,
    code: paper.code,
    variant: "screen",
  };
});

afterAll(() => setClock(null));

/** Routes that judges read and visitors do not. */
const reached = [...new Set(rows.filter(({ intent }) => intent === null).map(({ route }) => route))].filter((route) => {
  const own = rows.filter((row) => row.route === route && row.intent === null);
  const isPublic = own.some(({ expected }) => expected.nobody === "ok");
  return !isPublic && own.some(({ expected }) => JUDGES.some((who) => expected[who] === "ok"));
});

async function unpacked(bytes: Buffer): Promise<string> {
  const parts: Buffer[] = [bytes];
  for (let at = bytes.indexOf("stream"); at >= 0; at = bytes.indexOf("stream", at + 6))
    for (const skip of [7, 8])
      try {
        parts.push(inflateSync(bytes.subarray(at + skip)));
      } catch {
        continue;
      }
  if (bytes.subarray(0, 2).toString() === "PK") {
    const files = await readZip(bytes, { parts: 500, bytes: 1e8, partBytes: 1e8 });
    parts.push(...files.map((part) => part.bytes));
  }
  return parts.map((part) => `${part.toString("utf8")}\n${part.toString("latin1")}\n${part.toString("utf16le")}`).join("\n");
}

/** File names travel with their letters written as bytes. */
const decoded = (value: string) =>
  value.replace(/(?:%[0-9a-f]{2})+/giu, (bytes) => Buffer.from(bytes.replaceAll("%", ""), "hex").toString());

interface Sent {
  readonly let: boolean;
  readonly text: string;
}

async function sentTo(route: string, who: Who, attachmentId: string): Promise<Sent> {
  const { loader } = await modules[`../../app/routes/${route}/route.tsx`]!();
  const given = { ...params, attachmentId, assignmentId: params[who] ?? "" };
  const { path } = door(route, given);
  const headers = { Cookie: world.cookieOf(who) ?? "" };
  const request = new Request(new URL(path, "http://sangtao.test"), { headers });
  const answer: unknown = await Promise.resolve(loader!({ request, params: given, context: {} })).catch((thrown: unknown) => thrown);
  if (!(answer instanceof Response)) {
    const init = (answer as { init?: { status?: number } }).init;
    return { let: (init?.status ?? 200) < 400 && !(answer instanceof Error), text: JSON.stringify(answer) };
  }
  const said = [...answer.headers].map(([name, value]) => `${name}: ${value} ${decoded(value)}`).join("\n");
  const body = answer.status < 300 ? await unpacked(Buffer.from(await answer.arrayBuffer())) : "";
  return { let: answer.status < 400, text: `${said}\n${body}` };
}

const found = (text: string) => {
  const key = text.normalize("NFC").toLowerCase();
  return SECRETS.filter((secret) => key.includes(secret.toLowerCase()));
};

describe("a judge of a blind round", () => {
  it("could be told: the secrets are in the data", () => {
    for (const secret of SECRETS.filter((one) => !["Kin Dao", "0912345678"].includes(one))) expect(original).toContain(secret);
  });

  it("reaches these doors and no others", () => {
    expect(reached.length).toBeGreaterThan(10);
    for (const route of Object.keys(ELSEWHERE)) expect(reached).toContain(route);
  });

  it.each(reached.filter((route) => !(route in ELSEWHERE)))("learns nothing from %s", async (route) => {
    let opened = 0;
    for (const who of JUDGES)
      for (const attachmentId of route.includes("$attachmentId") ? attachmentIds : [attachmentIds[0]!]) {
        const sent = await sentTo(route, who, attachmentId);
        if (sent.let) opened += 1;
        expect([who, found(sent.text)]).toEqual([who, []]);
      }
    expect(opened).toBeGreaterThan(0);
  });

  it("gets every kind of file, cleaned", async () => {
    for (const attachmentId of attachmentIds) {
      const sent = await sentTo("judge.files.$assignmentId.$attachmentId", "judge", attachmentId);
      expect(sent.let).toBe(true);
      expect(sent.text.length).toBeGreaterThan(200);
    }
  });

  it("learns nothing from mails", async () => {
    const judges = await db.user.findMany({ where: { judges: { some: {} } }, select: { email: true } });
    const mails = await db.mail.findMany({ where: { to: { in: judges.map(({ email }) => email) } } });
    for (const mail of mails) expect(found(`${mail.subject}\n${mail.text}`)).toEqual([]);
  });
});
