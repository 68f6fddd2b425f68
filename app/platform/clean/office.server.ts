import { setImmediate } from "node:timers/promises";
import { readZip, UnreadableZip, type ZipPart } from "../zip/read-zip.server";
import { writeZip } from "../zip/write-zip.server";
import {
  contentTypes,
  decodedXml,
  isShown,
  namedParts,
  officeRules,
  relationshipsOf,
  relsName,
  targetOf,
  writtenRelationships,
  type Relationship,
} from "./office-parts";
import { cleanPicture } from "./picture.server";
import { scrubbedPieces, UnreadableXml } from "./xml-scrub";
import type { CleanFault } from "./clean-kinds";

const LIMITS = { parts: 5_000, bytes: 256 * 1024 * 1024, partBytes: 96 * 1024 * 1024 };
/** Of one part's XML. */
const MAX_XML = 24 * 1024 * 1024;

const TYPES = "[Content_Types].xml";
const PICTURES: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  gif: "image/gif",
  tif: "image/tiff",
  tiff: "image/tiff",
};

/** An Office document with what it shows, or why there is none. */
export async function cleanOffice(bytes: Uint8Array): Promise<Uint8Array | CleanFault> {
  try {
    const parts = new Map((await readZip(bytes, LIMITS)).map((part) => [part.name, part.bytes]));
    return await writeZip(await cleanParts(parts));
  } catch (error) {
    if (error instanceof UnreadableZip) return error.code;
    if (error instanceof UnreadableXml || error instanceof TypeError) return "broken";
    if (error instanceof RangeError) return "too-large";
    throw error;
  }
}

async function cleanParts(parts: ReadonlyMap<string, Buffer>): Promise<ZipPart[]> {
  const types = parts.get(TYPES);
  const root = parts.get("_rels/.rels");
  if (!types || !root) throw new UnreadableXml("no Office document");
  const document = new Kept(parts, namedParts(xmlOf(types)));
  const first = relationshipsOf(xmlOf(root)).filter(({ type, external }) => type === "officeDocument" && !external);
  if (first.length !== 1) throw new UnreadableXml("no Office document");
  const rels = await document.follow("", first);
  const kept = document.written;
  const names = new Set(kept.map(({ name }) => name));
  return [
    { name: TYPES, bytes: Buffer.from(contentTypes(xmlOf(types), names)) },
    { name: "_rels/.rels", bytes: Buffer.from(writtenRelationships(rels.kept)) },
    ...kept,
  ];
}

class Kept {
  readonly written: ZipPart[] = [];
  /** The part's name in the archive → its name in the copy; null where it cannot go over. */
  readonly #names = new Map<string, string | null>();
  #pictures = 0;

  constructor(
    private readonly parts: ReadonlyMap<string, Buffer>,
    private readonly named: ReadonlySet<string>,
  ) {}

  /** Brings over what a part's relationships lead to; returns what is left of them, and the ids of those that went. */
  async follow(part: string, all: readonly Relationship[]): Promise<{ kept: Relationship[]; lost: Set<string> }> {
    const kept: Relationship[] = [];
    const lost = new Set<string>();
    for (const one of all) {
      if (!isShown(one)) lost.add(one.id);
      // Where a link or a linked picture led to is kept from the reader, its place is not.
      else if (one.external) kept.push({ ...one, target: "about:blank" });
      else {
        const from = targetOf(part, one.target.split("#")[0] ?? "");
        const name = from === null ? null : await this.bring(from, one.type);
        if (name === null) lost.add(one.id);
        else kept.push({ ...one, target: `/${name}` });
      }
    }
    return { kept, lost };
  }

  async bring(from: string, type: string): Promise<string | null> {
    const known = this.#names.get(from);
    if (known !== undefined) return known;
    const bytes = this.parts.get(from);
    if (!bytes) return null;
    if (type === "image") return this.#bringPicture(from, bytes);
    // Before its own relationships are followed, which may lead back here.
    this.#names.set(from, from);
    if (type === "font") {
      this.written.push({ name: from, bytes });
      return from;
    }
    const rels = this.parts.get(relsName(from));
    const before = rels ? relationshipsOf(xmlOf(rels)) : [];
    const xml = xmlOf(bytes);
    // Of drawings in the old way only pictures in headers stay; the others are the frames of comments.
    const inHeader = headerDrawings(xml);
    const { kept, lost } = await this.follow(
      from,
      before.filter(({ id, type: kind }) => kind !== "vmlDrawing" || inHeader.has(id)),
    );
    const there = new Set(kept.map(({ id }) => id));
    for (const { id } of before) if (!there.has(id)) lost.add(id);
    this.written.push({ name: from, bytes: await scrubbed(xml, lost) });
    if (kept.length > 0) this.written.push({ name: relsName(from), bytes: Buffer.from(writtenRelationships(kept)) });
    return from;
  }

  /** Pictures get new names: theirs may be that of the file which somebody put in. */
  async #bringPicture(from: string, bytes: Buffer): Promise<string | null> {
    const ending = /\.([a-z0-9]+)$/iu.exec(from)?.[1]?.toLowerCase() ?? "";
    const clean = await pictureBytes(ending, bytes);
    const folder = from.split("/")[0] ?? "";
    const name = this.named.has(from) ? from : `${folder}/media/image${++this.#pictures}.${ending}`;
    this.#names.set(from, clean && name);
    if (!clean) return null;
    this.written.push({ name, bytes: clean });
    return name;
  }
}

/** The relationships by which a part has drawings in its headers. */
function headerDrawings(xml: string): Set<string> {
  // Found at once where there is none, also in megabytes.
  const tags = !xml.includes("legacyDrawingHF") ? [] : xml.match(/\blegacyDrawingHF\b[^<>]{0,1000}>/gu) ?? [];
  return new Set(tags.flatMap((tag) => [...tag.matchAll(/["']([\w-]+)["']/gu)].map(([, id = ""]) => id)));
}

/** In pieces: whoever else is served by this process waits for one of them at most. */
async function scrubbed(xml: string, lost: ReadonlySet<string>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (const piece of scrubbedPieces(xml, officeRules(lost))) {
    pieces.push(Buffer.from(piece));
    await setImmediate();
  }
  return Buffer.concat(pieces);
}

async function pictureBytes(ending: string, bytes: Buffer): Promise<Buffer | null> {
  const mime = PICTURES[ending];
  if (mime) {
    const clean = await cleanPicture(bytes, mime);
    return clean instanceof Uint8Array ? Buffer.from(clean) : null;
  }
  if (ending === "emf") return withoutDescription(bytes);
  // Neither has a place for words beside the picture.
  return ending === "wmf" || ending === "bmp" ? bytes : null;
}

/** An enhanced metafile's header says which program made it of which file (MS-EMF 2.2.9). */
function withoutDescription(bytes: Buffer): Buffer | null {
  if (bytes.length < 88 || bytes.readUInt32LE(40) !== 0x464d4520) return null;
  const blank = Buffer.from(bytes);
  const letters = blank.readUInt32LE(60);
  const at = blank.readUInt32LE(64);
  if (letters > 0 && at >= 88) blank.fill(0, at, Math.min(blank.length, at + 2 * letters));
  return blank;
}

function xmlOf(bytes: Buffer): string {
  if (bytes.length > MAX_XML) throw new RangeError("too much XML");
  return decodedXml(bytes);
}
