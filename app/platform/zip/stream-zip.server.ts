import { Buffer } from "node:buffer";
import { crc32 } from "node:zlib";

/** 1 January 1980, the first day that the format knows: an archive says nothing of when it was made. */
const DATE = 0x0021;
const UTF8 = 0x0800;
const STORED = 0;
const DEFLATED = 8;
/** What 32 and 16 bits hold; past it the numbers stand in an extra field. */
const MOST = 0xffff_ffff;
const MOST_FILES = 0xffff;

/**
 * A file of an archive: its bytes, also packed where that is worth it, or what was found of it when it was read before
 * and a way to read it again.
 */
export type StreamedPart =
  | { readonly name: string; readonly bytes: Uint8Array; readonly packed?: Uint8Array }
  | {
      readonly name: string;
      readonly size: number;
      readonly crc32: number;
      readonly open: () => Promise<AsyncIterable<Uint8Array>>;
    };

/** A file is no longer what it was when it was looked at: the archive that tells of it cannot be ended. */
export class ChangedPart extends Error {
  override readonly name = "ChangedPart";
}

/**
 * An archive handed on piece by piece, of which only names and places are remembered, however large it becomes. Nothing
 * is packed here: most of what goes into one (PDF, pictures, films) is packed already. The same parts give the same bytes.
 */
export async function* zipStream(
  parts: Iterable<StreamedPart> | AsyncIterable<StreamedPart>,
): AsyncGenerator<Buffer> {
  const central: Buffer[] = [];
  let offset = 0;
  for await (const part of parts) {
    const name = Buffer.from(part.name);
    const facts = factsOf(part);
    const local = localHeader(name, facts);
    central.push(centralHeader(name, facts, offset));
    offset += local.length + facts.held;
    yield local;
    if ("bytes" in part) yield bufferOf(part.packed ?? part.bytes);
    else yield* checked(part);
  }
  const directory = Buffer.concat(central);
  yield Buffer.concat([directory, endOf(central.length, directory.length, offset)]);
}

/** What the headers say of a file; `held`: how many bytes it has in the archive. */
interface Facts {
  readonly size: number;
  readonly held: number;
  readonly sum: number;
  readonly method: number;
}

function factsOf(part: StreamedPart): Facts {
  if (!("bytes" in part)) return { size: part.size, held: part.size, sum: part.crc32, method: STORED };
  const { bytes, packed } = part;
  const sum = crc32(bytes);
  return packed
    ? { size: bytes.byteLength, held: packed.byteLength, sum, method: DEFLATED }
    : { size: bytes.byteLength, held: bytes.byteLength, sum, method: STORED };
}

const bufferOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

async function* checked(part: Extract<StreamedPart, { readonly open: unknown }>): AsyncGenerator<Buffer> {
  let size = 0;
  let sum = 0;
  for await (const chunk of await part.open()) {
    size += chunk.byteLength;
    if (size > part.size) throw new ChangedPart(part.name);
    sum = crc32(chunk, sum);
    yield bufferOf(chunk);
  }
  if (size !== part.size || sum !== part.crc32) throw new ChangedPart(part.name);
}

/** What local and central header have in common. */
function common(name: Buffer, { size, held, sum, method }: Facts, { extra, large }: { readonly extra: number; readonly large: boolean }): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(large ? 45 : 20, 0);
  bytes.writeUInt16LE(UTF8, 2);
  bytes.writeUInt16LE(method, 4);
  bytes.writeUInt16LE(DATE, 8);
  bytes.writeUInt32LE(sum, 10);
  const inExtra = isLarge({ size, held });
  bytes.writeUInt32LE(inExtra ? MOST : held, 14);
  bytes.writeUInt32LE(inExtra ? MOST : size, 18);
  bytes.writeUInt16LE(name.length, 22);
  bytes.writeUInt16LE(extra, 24);
  return bytes;
}

/** The extra field with numbers that are too large for their places. */
function extraOf(numbers: readonly number[]): Buffer {
  if (numbers.length === 0) return Buffer.alloc(0);
  const bytes = Buffer.alloc(4 + 8 * numbers.length);
  bytes.writeUInt16LE(1, 0);
  bytes.writeUInt16LE(8 * numbers.length, 2);
  numbers.forEach((number, index) => bytes.writeBigUInt64LE(BigInt(number), 4 + 8 * index));
  return bytes;
}

const isLarge = ({ size, held }: Pick<Facts, "size" | "held">) => size > MOST || held > MOST;

function localHeader(name: Buffer, facts: Facts): Buffer {
  const extra = extraOf(isLarge(facts) ? [facts.size, facts.held] : []);
  const head = common(name, facts, { extra: extra.length, large: extra.length > 0 });
  return Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), head, name, extra]);
}

function centralHeader(name: Buffer, facts: Facts, offset: number): Buffer {
  const extra = extraOf([...(isLarge(facts) ? [facts.size, facts.held] : []), ...(offset > MOST ? [offset] : [])]);
  const large = extra.length > 0;
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset > MOST ? MOST : offset, 10);
  return Buffer.concat([
    Buffer.from(large ? "PK\x01\x02\x2d\x00" : "PK\x01\x02\x14\x00", "latin1"),
    common(name, facts, { extra: extra.length, large }),
    rest,
    name,
    extra,
  ]);
}

function endOf(count: number, size: number, offset: number): Buffer {
  const large = count > MOST_FILES || size > MOST || offset > MOST;
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(Math.min(count, MOST_FILES), 8);
  end.writeUInt16LE(Math.min(count, MOST_FILES), 10);
  end.writeUInt32LE(Math.min(size, MOST), 12);
  end.writeUInt32LE(Math.min(offset, MOST), 16);
  return large ? Buffer.concat([largeEnd(count, size, offset), end]) : end;
}

/** The end as it stands where the plain one has no room, and where it is found. */
function largeEnd(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(56);
  record.write("PK\x06\x06", "latin1");
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.write("PK\x06\x07", "latin1");
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator]);
}
