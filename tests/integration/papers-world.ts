import { PDFDocument } from "pdf-lib";
import sharp from "sharp";
import type { Regulation } from "~/contests/regulation";
import { registrationForm } from "~/documents/registration-form.server";
import { createDraft } from "~/entries/writing/create-draft.server";
import type { EntryContent } from "~/entries/entry-content";
import { formToPrint } from "~/entries/papers/paper-form.server";
import { scanView } from "~/entries/papers/paper-reads.server";
import { PILE, takeScans } from "~/entries/papers/paper-scan.server";
import { receiveAttachment } from "~/entries/files/receive-attachment.server";
import { saveDraft } from "~/entries/writing/save-draft.server";
import type { Actor } from "~/people/actor";
import { backgroundDone } from "~/platform/background.server";
import { db } from "~/platform/db.server";
import { renderPdfPage } from "~/platform/pdf/render.server";
import { at, goodContent, must, OPEN, openedContest, person } from "./entries-world";

const KINDS: Regulation["attachments"] = [
  {
    id: "photos",
    label: "Ảnh",
    help: "",
    min: 0,
    max: 2,
    accept: ["image"],
    maxBytes: 1e6,
    namesAuthors: false,
  },
  {
    id: "form",
    label: "Phiếu",
    help: "",
    min: 0,
    max: 3,
    accept: ["pdf", "image"],
    maxBytes: 5e6,
    namesAuthors: true,
  },
];

type Contest = Awaited<ReturnType<typeof openedContest>>;
export let contest: Contest;
export let unitId: string;
export let coordinator: Actor;

/** A contest that asks for a signed form, and a unit that enters for it. */
export async function openPapers(): Promise<void> {
  contest = await openedContest({ attachments: KINDS });
  const { organisationId } = contest;
  const unit = await db.unit.create({
    data: { organisationId, name: "Trường A", nameKey: "truong a" },
  });
  unitId = unit.id;
  coordinator = await coordinatorOf(unitId);
}

export async function coordinatorOf(unitId: string): Promise<Actor> {
  const grant = {
    role: "UNIT_COORDINATOR" as const,
    organisationId: contest.organisationId,
    contestId: null,
    unitId,
  };
  const someone = await person();
  await db.roleGrant.create({ data: { ...grant, userId: someone.userId } });
  return { ...someone, grants: [grant] };
}

/** A draft with something in it; of the unit's, or of the person's own. */
export async function draft(
  owner: Actor,
  over: Partial<EntryContent> = {},
  unit: string | undefined = unitId,
) {
  const { entryId } = must(
    await createDraft(at(owner), { contestId: contest.contestId, ...(unit && { unitId: unit }) }),
  );
  await write(owner, entryId, over);
  return entryId;
}

export async function write(owner: Actor, entryId: string, over: Partial<EntryContent>) {
  const { version } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
  must(
    await saveDraft(at(owner), {
      entryId,
      version,
      content: goodContent(contest.regulation, over),
    }),
  );
}

export async function printed(owner: Actor, entryId: string): Promise<Uint8Array> {
  return registrationForm(must(await formToPrint(owner, entryId, OPEN)));
}

/** Pages of several papers one after the other, as a scanner gives them. */
export async function pile(...parts: (Uint8Array | "blank")[]): Promise<Uint8Array> {
  const all = await PDFDocument.create();
  for (const part of parts) {
    if (part === "blank") {
      all.addPage([595, 842]).drawText("no code");
      continue;
    }
    const from = await PDFDocument.load(part);
    for (const page of await all.copyPages(from, from.getPageIndices())) all.addPage(page);
  }
  return all.save();
}

/** A photograph of a page: turned, not quite sharp, in poor light. */
export async function photo(paper: Uint8Array, { angle = 0, page = 1 } = {}): Promise<Buffer> {
  const { width, height, rgba } = await renderPdfPage(paper, page, { maxPixels: 3_000_000 });
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .flatten({ background: "#fff" })
    .rotate(angle, { background: "#556" })
    .blur(1)
    .linear(0.5, 20)
    .jpeg({ quality: 55 })
    .toBuffer();
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

export async function handIn(
  actor: Actor,
  unit: string | null,
  bytes: Uint8Array,
  now = OPEN,
): Promise<string> {
  const { file } = await receiveAttachment(PILE, "quet.pdf", once(bytes));
  const { ids } = must(
    await takeScans(at(actor, now), { contestId: contest.contestId, unitId: unit }, [file!]),
  );
  await backgroundDone();
  return ids[0]!;
}

export const view = async (actor: Actor, id: string) => must(await scanView(at(actor), id));
export const filesOf = (entryId: string) =>
  db.attachment.findMany({ where: { entryId, removedAt: null }, include: { blob: true } });
