import sharp from "sharp";
import { blobKey } from "~/entries/files/attachment";
import { createAccount, hashPassword } from "~/people/accounts.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { sha256Hex } from "~/platform/sha256";
import { closeAll } from "~/platform/shutdown.server";
import { storage } from "~/platform/storage/storage.server";
import { judgingContest } from "../integration/judging-world";

/*
 * Fills the database of `judging-offline.spec.ts`: a contest in judging, two judges and a chair with accounts, and
 * entries that all of them score; the last has a picture. Prints the first judge's assignments in the queue's order.
 */

const ENTRIES = 8;
const passwordHash = await hashPassword(process.env["TEST_PASSWORD"] ?? "");

async function account(name: string, email: string): Promise<Actor> {
  const unitName = "Viện Ứng dụng";
  const { id: userId } = await createAccount(db, { name, email, passwordHash, unitName });
  return { userId, name, email, unitName, isPlatformAdmin: false, grants: [] };
}

const world = await judgingContest();
const judgeId = await world.judge(await account("Trịnh Công Lý", "ly@giamkhao.example"));
await world.judge(await account("Phan Thu Cúc", "cuc@giamkhao.example"), { chair: true });
await world.judge(await account("Đỗ Văn Nam", "nam@giamkhao.example"));

/** A real picture in the place of an entry's file, so that its preview can be drawn. */
async function makePicture(entryId: string) {
  const bytes = await sharp({
    create: { width: 640, height: 400, channels: 3, background: "#2a7f62" },
  })
    .jpeg()
    .toBuffer();
  const sha256 = sha256Hex(bytes);
  await storage().put(blobKey(sha256), bytes, { contentType: "image/jpeg" });
  await db.blob.create({ data: { sha256, size: bytes.length, mime: "image/jpeg" } });
  await db.attachment.updateMany({ where: { entryId }, data: { blobSha256: sha256 } });
  const version = await db.entryVersion.findFirstOrThrow({ where: { entryId } });
  const snapshot = version.snapshot as { attachments: object[] };
  const attachments = snapshot.attachments.map((one) => ({
    ...one,
    sha256,
    size: bytes.length,
    mime: "image/jpeg",
  }));
  await db.entryVersion.update({
    where: { id: version.id },
    data: { snapshot: { ...snapshot, attachments } },
  });
}

const assignments: string[] = [];
for (let number = 1; number <= ENTRIES; number += 1) {
  const last = number === ENTRIES;
  const { id } = await world.entry({
    title: `Giải pháp số ${number}`,
    files: last ? [{ kindId: "pictures", filename: "Ảnh mô hình.jpg" }] : [],
  });
  if (last) await makePicture(id);
  assignments.push(await world.assigned(id, judgeId));
}

process.stdout.write(
  JSON.stringify({ assignments, panelId: world.panelId, contestId: world.contestId }),
);
await closeAll();
