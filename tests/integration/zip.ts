import { crc32, deflateRawSync } from "node:zlib";

export interface Packed {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the archive says of its size, where it lies. */
  readonly claimed?: number;
}

/** A ZIP archive, as any program packs one. */
export function zipOf(files: readonly Packed[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, claimed = bytes.byteLength } of files) {
    const path = Buffer.from(name);
    const packed = deflateRawSync(bytes);
    // Version, UTF-8 names, deflated, no time, checksum, sizes, length of the name, nothing extra.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.byteLength, 14);
    common.writeUInt32LE(claimed, 18);
    common.writeUInt16LE(path.byteLength, 22);
    local.push(Buffer.from("PK\x03\x04", "latin1"), common, path, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, tail, path);
    offset += 30 + path.byteLength + packed.byteLength;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.byteLength, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}
