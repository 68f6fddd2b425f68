import { PDFDocument } from "pdf-lib";
import { describe, expect, test } from "vitest";
import { sha256Hex } from "~/platform/sha256";
import { importPage } from "~/results/forwarding/import-reads.server";
import { agreed, brought, contest, exported, sentIn, type Unpacked } from "./dossiers-world";
import { encryptedPdf } from "./encrypted-pdf";
import { at, must } from "./entries-world";

/** Who has not agreed to be passed on, as a program writes them into what they have made. */
const SILENT = "Tran Van Binh";

async function written(by: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([200, 200]).drawRectangle({ x: 10, y: 10, width: 50, height: 50 });
  document.setAuthor(by);
  return document.save();
}

/** One author has agreed, the other has not. */
async function halfAgreed(description: Uint8Array) {
  const world = await contest();
  const sent = await sentIn(world, {}, undefined, description);
  await agreed(sent.entryId, ["Nguyễn Thị Hoà"], sent.author.userId);
  return { world, ...sent };
}

const authorIn = async (bytes: Uint8Array) => (await PDFDocument.load(bytes, { updateMetadata: false })).getAuthor();
const descriptionOf = ({ manifest, parts }: Unpacked) => {
  const listed = manifest.entries[0]!.files.find(({ kindId }) => kindId === "description");
  return { listed, bytes: parts.find(({ name }) => name === listed?.path)?.bytes };
};

describe("the properties of a file", () => {
  test("are not in what is passed on while one of its authors has not agreed, and the list says so", async () => {
    const original = await written(SILENT);
    const { world, code } = await halfAgreed(original);
    expect(await authorIn(original)).toBe(SILENT);
    const passed = await exported(world, [code], "consented");
    const { listed, bytes } = descriptionOf(passed);
    expect(await authorIn(bytes!)).toBeUndefined();
    expect(listed).toMatchObject({ cleaned: true, sha256: sha256Hex(bytes!), size: bytes!.length, mime: "application/pdf" });
    expect(passed.manifest.entries[0]!.withheld.files.map(({ kindId }) => kindId)).toEqual(["form", "photos"]);
  });

  test("are in the holder's own copy, and in what all agreed to pass on: files as they were sent in", async () => {
    const original = await written(SILENT);
    const { world, code, entryId, author } = await halfAgreed(original);
    const own = descriptionOf(await exported(world, [code]));
    await agreed(entryId, ["Nguyễn Thị Hoà", "Trần Văn Bình"], author.userId);
    const whole = descriptionOf(await exported(world, [code], "consented"));
    for (const copy of [own, whole]) {
      expect(Buffer.from(copy.bytes!)).toEqual(Buffer.from(original));
      expect(copy.listed).not.toHaveProperty("cleaned");
    }
  });

  test("keep a file back that nobody can take them out of", async () => {
    const { world, code } = await halfAgreed(encryptedPdf(SILENT, "secret"));
    const passed = await exported(world, [code], "consented");
    expect(descriptionOf(passed).listed).toBeUndefined();
    const [entry] = passed.manifest.entries;
    expect(entry!.missing).toEqual([]);
    expect(entry!.withheld.files).toContainEqual({ kindId: "description", why: "file-properties" });
    const here = await contest();
    const importId = await brought(here, passed.archive);
    const { dossiers } = must(await importPage(at(here.organiser), { contestId: here.contestId, importId }));
    expect(dossiers[0]!.withheld.files.map(({ why }) => why)).toContain("file-properties");
  });
});
