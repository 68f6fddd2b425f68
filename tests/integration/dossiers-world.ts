import type { Regulation } from "~/contests/regulation";
import { registrationForm } from "~/documents/registration-form.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { readZip, type ZipPart } from "~/platform/zip/read-zip.server";
import { dossierWords } from "~/results/forwarding/dossier-words.server";
import { exportDossiers, type ExportInput } from "~/results/forwarding/export-dossiers.server";
import { MANIFEST, type Manifest } from "~/results/forwarding/manifest";
import { readArchive } from "~/results/forwarding/read-archive.server";
import { keepArchive } from "~/results/forwarding/take-in.server";
import { submitEntry } from "~/entries/submit-entry.server";
import type { EntryContent } from "~/entries/entry-content";
import { at, draftOf, goodContent, must, OPEN, openedContest, person, plainPicture, received, type OpenedContest } from "./entries-world";
import { smallPdf } from "./judging-world";
import { zipOf, type Packed } from "./zip";

const kind = (id: string, label: string, accept: Regulation["attachments"][number]["accept"], over: object = {}) => ({
  ...{ id, label, help: "", min: 0, max: 2, accept, maxBytes: 1_000_000, namesAuthors: false },
  ...over,
});

/** A form that names the authors, a description that does not, pictures. */
export const KINDS: Regulation["attachments"] = [
  kind("form", "Phiếu đăng ký", ["pdf"], { namesAuthors: true, max: 1 }),
  kind("description", "Bản mô tả", ["pdf"]),
  kind("photos", "Ảnh", ["image"]),
];

export const contest = (patch: Partial<Regulation> = {}) => openedContest({ attachments: KINDS, ...patch });

let colour = 0;

/** An entry that was sent in with a signed form, a description and a picture, all of them its own. */
export async function sentIn(world: OpenedContest, over: Partial<EntryContent> = {}, owner?: Actor, description?: Uint8Array) {
  const author = owner ?? (await person({ name: "Nguyễn Thị Hoà" }));
  const entryId = await draftOf(world, author);
  colour += 1;
  const picture = await plainPicture(`#${String(colour).padStart(6, "0")}`);
  const receipt = must(
    await submitEntry(at(author), {
      entryId,
      version: 1,
      content: goodContent(world.regulation, over),
      added: [
        await received(world.regulation, "form", "Phiếu của bà Hoà.pdf", smallPdf(`form ${entryId}`)),
        await received(world.regulation, "description", "Mô tả.pdf", description ?? smallPdf(`description ${entryId}`)),
        await received(world.regulation, "photos", "Ảnh bà Hoà.png", picture),
      ],
    }),
  );
  return { ...receipt, author };
}

/** Everybody named in the entry agrees to be passed on. */
export async function agreed(entryId: string, names: readonly string[], userId: string): Promise<void> {
  await db.consent.createMany({
    data: names.map((memberName, index) => ({
      entryId,
      memberId: `m${index + 1}`,
      memberName,
      purposeId: "forward",
      giver: "SELF" as const,
      answer: "GIVEN" as const,
      giverName: memberName,
      wording: "…",
      wordingVersion: 1,
      method: "ACCOUNT" as const,
      recordedById: userId,
      at: OPEN,
    })),
  });
}

export interface Unpacked {
  readonly archive: Buffer;
  readonly parts: readonly ZipPart[];
  readonly manifest: Manifest;
}

/** The archive of some entries, as it arrives at whoever downloads it. */
export async function exported(
  world: Pick<OpenedContest, "contestId" | "organiser">,
  codes: readonly string[],
  people: ExportInput["people"] = "all",
): Promise<Unpacked> {
  const input = { contestId: world.contestId, asked: { codes }, people };
  const taken = must(await exportDossiers(at(world.organiser), input, { drawForm: registrationForm, words: dossierWords() }));
  const chunks: Uint8Array[] = [];
  for await (const chunk of taken.chunks) chunks.push(chunk);
  const archive = Buffer.concat(chunks);
  const parts = await readZip(archive, { parts: 1_000, bytes: 1e8, partBytes: 1e8 });
  const list = parts.find(({ name }) => name === MANIFEST);
  return { archive, parts, manifest: JSON.parse(list!.bytes.toString()) as Manifest };
}

/** The form as the browser posts it. */
export function posted(archive: Uint8Array, filename = "ho-so.zip") {
  const form = new FormData();
  form.set("archive", new File([new Uint8Array(archive)], filename));
  return new Request("http://sangtao.test/", { method: "POST", body: form });
}

export function read(world: Pick<OpenedContest, "regulation">, archive: Uint8Array) {
  const request = posted(archive);
  return readArchive(world.regulation.attachments, request.headers.get("Content-Type"), request.body);
}

/** An archive that was brought to a contest and looked through. */
export async function brought(world: OpenedContest, archive: Uint8Array, now = OPEN): Promise<string> {
  const done = await read(world, archive);
  if (!done.ok) throw new Error(JSON.stringify(done));
  return must(await keepArchive(at(world.organiser, now), world.contestId, done.archive)).importId;
}

/** The same archive with something else in it: parts by name, null takes one out. */
export function altered({ parts }: Unpacked, change: Readonly<Record<string, Packed | null>>): Buffer {
  const kept = parts.flatMap((part): Packed[] => {
    const instead = change[part.name];
    return instead === undefined ? [part] : instead ? [instead] : [];
  });
  const more = Object.values(change).filter((part): part is Packed => part !== null && !parts.some(({ name }) => name === part.name));
  return zipOf([...kept, ...more]);
}
