import { Upload } from "@tus/server";
import { emptyContent } from "~/entries/entry-content";
import { previewKey } from "~/entries/files/preview-kinds";
import { db } from "~/platform/db.server";
import { storage } from "~/platform/storage/storage.server";
import { incomingStore, uploadKey } from "~/platform/uploads/incoming.server";
import { all, desk, door, only, type Ask, type Outcome, type Row } from "./ask";
import { coWrites, RUNNERS, type World } from "./world";

/** While entries are taken. */
const TAKING = new Date("2026-05-04T03:00:00Z");
const BEGIN = "uploads";
const UPLOAD = "uploads.$uploadId";
const LIST = "entries.$id.files";
const FINISH = "uploads.$uploadId.finish";
const FILE = "files.$attachmentId.$variant";
const JUDGED = "judge.files.$assignmentId.$attachmentId.$variant";
const TUS = { "Tus-Resumable": "1.0.0" };

const base64 = (text: string) => Buffer.from(text).toString("base64");

/** A draft of the contestant's, with somebody who writes along. */
async function draft({ contestId, idOf }: World): Promise<string> {
  const { id } = await db.entry.create({
    data: { contestId, ownerId: idOf("contestant"), draft: { ...emptyContent(1) } },
  });
  await coWrites(id, idOf("coAuthor"));
  return id;
}

function begin(entryId: string): Ask {
  const said = { entryId, kindId: "registration", filename: "phiếu.pdf" };
  const metadata = Object.entries(said).map(([name, value]) => `${name} ${base64(value)}`);
  const headers = { ...TUS, "Upload-Length": "20", "Upload-Metadata": metadata.join() };
  return { ...door(BEGIN, {}), init: { method: "POST", headers } };
}

/** An upload that the contestant has begun. */
async function begun(world: World): Promise<string> {
  const { id } = await db.upload.create({
    data: {
      entryId: await draft(world),
      kindId: "registration",
      filename: "phiếu.pdf",
      size: 20,
      createdById: world.idOf("contestant"),
      createdAt: TAKING,
      expiresAt: new Date(TAKING.getTime() + 60_000),
    },
  });
  await incomingStore().create(new Upload({ id: uploadKey(id), size: 20, offset: 0 }));
  return id;
}

const touching = (
  route: string,
  intent: string | null,
  init: RequestInit,
  now = TAKING,
  outcome: Outcome = "ok",
): Row => ({
  route,
  intent,
  now,
  ask: async (world) => ({ ...door(route, { uploadId: await begun(world) }), init }),
  // Not even those who write along on the same entry.
  expected: all("hidden", { nobody: "sign-in", contestant: outcome }),
});

/** A kind that does not name the authors. */
const PICTURES = [{ kindId: "pictures", filename: "Ảnh.pdf" }];

/** A file of which a small picture was made before. */
async function drawn({ id, sha256 }: { readonly id: string; readonly sha256: string }) {
  const bytes = Buffer.from("small");
  await storage().put(previewKey(sha256, "thumb"), bytes, { contentType: "image/webp" });
  const row = { blobSha256: sha256, mime: "image/webp", width: 1, height: 1, size: bytes.length };
  await db.blobPreview.createMany({ data: [{ ...row, variant: "thumb" }], skipDuplicates: true });
  return { attachmentId: id, variant: "thumb" };
}

const CLOSED = new Date("2027-05-04T03:00:00Z");
const part = (): RequestInit => ({
  method: "PATCH",
  headers: { ...TUS, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream" },
  body: "0123456789",
});

/** Uploads on their way, and the small pictures of files. */
export const uploadRows: Row[] = [
  {
    route: BEGIN,
    intent: "",
    now: TAKING,
    done: true,
    ask: async (world) => begin(await draft(world)),
    expected: desk(["contestant", "coAuthor"], []),
  },
  {
    route: BEGIN,
    intent: "",
    now: TAKING,
    ask: ({ entry }) => begin(entry.id),
    // Judges have it.
    expected: {
      ...desk([], RUNNERS),
      contestant: "state",
      coAuthor: "state",
    },
  },
  {
    route: LIST,
    intent: null,
    now: TAKING,
    ask: async (world) => door(LIST, { id: await draft(world) }),
    expected: desk(["contestant", "coAuthor"], []),
  },
  touching(UPLOAD, null, { method: "HEAD", headers: TUS }),
  touching(UPLOAD, "", part()),
  touching(UPLOAD, "", part(), CLOSED, "too-late"),
  touching(UPLOAD, "", { method: "DELETE", headers: TUS }),
  touching(FINISH, "", { method: "POST" }),
  {
    route: FILE,
    intent: null,
    ask: async ({ entry }) => door(FILE, await drawn(entry.attachments[0]!)),
    expected: only(["contestant", "coAuthor", ...RUNNERS], "hidden"),
  },
  {
    route: JUDGED,
    intent: null,
    ask: async ({ contest, judgeId }) => {
      const { id, attachments } = await contest.entry({ files: PICTURES });
      return door(JUDGED, {
        assignmentId: await contest.assigned(id, judgeId),
        ...(await drawn(attachments[0]!)),
      });
    },
    expected: only(["judge"], "hidden"),
  },
];
