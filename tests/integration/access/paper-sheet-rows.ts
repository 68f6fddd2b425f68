import { PDFDocument } from "pdf-lib";
import { receiveAttachment } from "~/entries/files/receive-attachment.server";
import { PILE } from "~/entries/papers/paper-scan.server";
import { PAPER_CODE_LENGTH } from "~/judging/paper/paper-code";
import { db } from "~/platform/db.server";
import { READABLE } from "~/platform/readable-secret";
import { all, desk, door, only, type Row } from "./ask";
import { assignedTo } from "./assigned";
import type { Who, World } from "./world";

const DESK = "_app.sheets.contests.$contestId";
const KEY = "_app.sheets.$code";
const SCAN = "sheets.$code.scan";
const SHEETS = "sheets.panels.$panelId.sheets[.]pdf";
const LABELS = "sheets.panels.$panelId.labels[.]pdf";
const SCANNED = "_app.judge.entries.$entryId";
const WORKERS: Who[] = ["organiser", "secretary", "panelSecretary"];
/** They see where the sheets are; whoever works with them gets things done. */
const READERS: Who[] = [...WORKERS, "observer"];

let printed = 0;

function codeOf(number: number): string {
  const digits = Array.from({ length: PAPER_CODE_LENGTH }, (_, place) =>
    Math.floor(number / READABLE.length ** place),
  );
  return digits.map((digit) => READABLE[digit % READABLE.length]).join("");
}

/** A sheet of the judge's, printed, with a scan of it. */
async function paper(world: World): Promise<{ readonly code: string; readonly entryId: string }> {
  const { assignmentId, entryId } = await assignedTo(world, world.judgeId);
  printed += 1;
  const code = codeOf(printed);
  const { file } = await receiveAttachment(PILE, "quet.pdf", blank());
  const { sha256, size, mime } = file!;
  await db.blob.createMany({ data: [{ sha256, size, mime }], skipDuplicates: true });
  const printedById = world.idOf("secretary");
  await db.paperSheet.create({
    data: {
      ...{ assignmentId, code, printedAt: world.now, printedById },
      scans: { create: { number: 1, sha256, scannedAt: world.now, scannedById: printedById } },
    },
  });
  return { code, entryId };
}

async function* blank() {
  const document = await PDFDocument.create();
  document.addPage([595, 842]);
  yield await document.save();
}

const keyed = async (world: World) => {
  const { code } = await paper(world);
  const { version } = await db.scoreSheet.findFirstOrThrow({
    where: { assignment: { paperSheet: { code } } },
  });
  const marks = Object.entries(world.contest.fullMarks());
  return door(
    KEY,
    { code },
    { version: String(version), ...Object.fromEntries(marks.map(([id, mark]) => [`marks.${id}`, mark])) },
  );
};

const reading = only(READERS, "hidden");
const working = desk(WORKERS, ["observer"]);

export const paperSheetRows: Row[] = [
  {
    route: DESK,
    intent: null,
    ask: ({ contestId }) => door(DESK, { contestId }),
    expected: reading,
  },
  {
    route: DESK,
    intent: "",
    ask: async (world) => {
      await assignedTo(world, world.judgeId);
      return door(DESK, { contestId: world.contestId }, { panelId: world.contest.panelId });
    },
    expected: working,
  },
  {
    route: SHEETS,
    intent: null,
    // Of a judge who has none to print: who may is asked before anything is drawn.
    ask: ({ contest: { panelId }, judgeId: { length } }) => {
      const asked = door(SHEETS, { panelId });
      return { ...asked, path: `${asked.path}?judge=${"0".repeat(length)}` };
    },
    expected: working,
  },
  {
    route: LABELS,
    intent: null,
    ask: ({ contest: { panelId } }) => door(LABELS, { panelId }),
    expected: working,
  },
  {
    route: KEY,
    intent: null,
    ask: async (world) => door(KEY, { code: (await paper(world)).code }),
    expected: { ...reading, judge: "elsewhere" },
  },
  { route: KEY, intent: "", ask: keyed, expected: working, done: true },
  {
    route: SCAN,
    intent: null,
    ask: async (world) => door(SCAN, { code: (await paper(world)).code }),
    expected: only([...READERS, "judge"], "hidden"),
  },
  {
    route: SCANNED,
    intent: null,
    ask: async (world) => door(SCANNED, { entryId: (await paper(world)).entryId }),
    expected: all("ok", { nobody: "sign-in", judge: "elsewhere", chair: "elsewhere" }),
  },
];
