import { PDFDocument } from "pdf-lib";
import { emptyContent } from "~/entries/entry-content";
import { PILE, readScan } from "~/entries/papers/paper-scan.server";
import { receiveAttachment } from "~/entries/files/receive-attachment.server";
import { backgroundDone } from "~/platform/background.server";
import { db } from "~/platform/db.server";
import { all, door, only, type Row } from "./ask";
import { coWrites, RUNNERS, type World } from "./world";

const FORM = "entries.$id.registration[.]pdf";
const UNIT = "_app.unit.papers";
const CONTEST = "_app.manage.contests.$contestId.papers";
const SCAN = "_app.papers.$scanId";
const PAGE = "papers.$scanId.$number";

/** Sent in, with somebody who writes along. */
async function sent({ contest, actor, idOf }: World): Promise<string> {
  const { id } = await contest.entry({ owner: actor("contestant"), state: "SUBMITTED" });
  await coWrites(id, idOf("coAuthor"));
  return id;
}

async function unsent({ contestId, idOf }: World): Promise<string> {
  const { id } = await db.entry.create({
    data: { contestId, ownerId: idOf("contestant"), draft: { ...emptyContent(1) } },
  });
  await coWrites(id, idOf("coAuthor"));
  return id;
}

async function ofUnit({ contest, actor, unitId }: World): Promise<string> {
  const { id } = await contest.entry({ owner: actor("stranger"), state: "SUBMITTED" });
  await db.entry.update({ where: { id }, data: { unitId } });
  return id;
}

async function blankPage(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]);
  return document.save();
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

/** A scan with one page that nobody knows whose it is. */
async function scan({ contestId, idOf, actor }: World, unitId: string | null): Promise<string> {
  await backgroundDone();
  const { file } = await receiveAttachment(PILE, "quet.pdf", once(await blankPage()));
  const { sha256, size, mime, filename } = file!;
  await db.blob.createMany({ data: [{ sha256, size, mime }], skipDuplicates: true });
  const uploadedById = idOf("secretary");
  const { id } = await db.paperScan.create({
    data: { contestId, unitId, blobSha256: sha256, filename, uploadedById },
  });
  await readScan(actor("secretary"), id);
  return id;
}

async function pile(place?: string): Promise<FormData> {
  const form = new FormData();
  if (place) form.set("place", place);
  const bytes = Buffer.from(await blankPage());
  form.set("files.papers", new File([bytes], "quet.pdf", { type: "application/pdf" }));
  return form;
}

const DESK = only(["organiser", "secretary"], "hidden");
const CONTEST_DESK = { ...DESK, observer: "role" as const };

export const paperRows: Row[] = [
  {
    route: FORM,
    intent: null,
    ask: async (world) => door(FORM, { id: await sent(world) }),
    expected: only(["contestant", "coAuthor", ...RUNNERS], "hidden"),
  },
  {
    route: FORM,
    intent: null,
    ask: async (world) => door(FORM, { id: await unsent(world) }),
    expected: only(["contestant", "coAuthor"], "hidden"),
  },
  {
    route: FORM,
    intent: null,
    ask: async (world) => door(FORM, { id: await ofUnit(world) }),
    expected: only(["unitCoordinator", ...RUNNERS], "hidden"),
  },
  { route: UNIT, intent: null, ask: () => door(UNIT, {}), expected: only([], "ok") },
  {
    route: UNIT,
    intent: "",
    ask: async (world) => {
      await ofUnit(world);
      return door(UNIT, {}, await pile(`${world.contestId}.${world.unitId}`));
    },
    expected: only(["unitCoordinator"], "hidden"),
    done: true,
  },
  {
    route: UNIT,
    intent: "",
    ask: async (world) => door(UNIT, {}, await pile(`${world.contestId}.`)),
    expected: all("hidden", { nobody: "sign-in" }),
  },
  {
    route: CONTEST,
    intent: null,
    ask: ({ contestId }) => door(CONTEST, { contestId }),
    expected: CONTEST_DESK,
  },
  {
    route: CONTEST,
    intent: "",
    ask: async ({ contestId }) => door(CONTEST, { contestId }, await pile()),
    expected: CONTEST_DESK,
    done: true,
  },
  {
    route: SCAN,
    intent: null,
    ask: async (world) => door(SCAN, { scanId: await scan(world, null) }),
    expected: CONTEST_DESK,
  },
  {
    route: SCAN,
    intent: null,
    ask: async (world) => door(SCAN, { scanId: await scan(world, world.unitId) }),
    expected: only(["unitCoordinator"], "hidden"),
  },
  {
    route: SCAN,
    intent: "",
    ask: async (world) =>
      door(SCAN, { scanId: await scan(world, null) }, { number: "1", entryId: "" }),
    expected: CONTEST_DESK,
    done: true,
  },
  {
    route: SCAN,
    intent: "",
    ask: async (world) =>
      door(SCAN, { scanId: await scan(world, world.unitId) }, { number: "1", entryId: "" }),
    expected: only(["unitCoordinator"], "hidden"),
    done: true,
  },
  {
    route: PAGE,
    intent: null,
    ask: async (world) => door(PAGE, { scanId: await scan(world, null), number: "1" }),
    expected: DESK,
  },
  {
    route: PAGE,
    intent: null,
    ask: async (world) => door(PAGE, { scanId: await scan(world, world.unitId), number: "1" }),
    expected: only(["unitCoordinator"], "hidden"),
  },
];
