/** What a picture or a colour profile inside a PDF says beside its pixels and colours, taken out. */

const ascii = (bytes, at, length) => String.fromCharCode(...bytes.subarray(at, at + length));

function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A JPEG without comments and without what applications wrote into it, but for how its colours are meant. */
export function jpegWithoutNotes(bytes) {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw new Error("no JPEG");
  const parts = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new Error("a broken JPEG");
    const marker = bytes[at + 1];
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) break;
    let end = at + 2 + ((bytes[at + 2] << 8) | bytes[at + 3]);
    if (marker === 0xda) end = endOfScan(bytes, end);
    const isNote = marker === 0xfe || (marker >= 0xe0 && marker <= 0xef);
    const isAdobe = marker === 0xee && ascii(bytes, at + 4, 5) === "Adobe";
    if (!isNote || isAdobe) parts.push(bytes.subarray(at, Math.min(end, bytes.length)));
    at = end;
  }
  parts.push(Uint8Array.of(0xff, 0xd9));
  const clean = joined(parts);
  return clean.length === bytes.length ? bytes : clean;
}

function endOfScan(bytes, from) {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

const JPEG2000 = new Set(["jP  ", "ftyp", "jp2h", "jp2c"]);

/** A JPEG 2000 with the boxes that its picture is made of; a bare codestream has none. */
export function jpeg2000Without(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0x4f) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const said = view.getUint32(at);
    const size = said === 0 ? bytes.length - at : said === 1 ? Number(view.getBigUint64(at + 8)) : said;
    if (size < 8 || at + size > bytes.length) throw new Error("a broken JPEG 2000");
    if (JPEG2000.has(ascii(bytes, at + 4, 4))) parts.push(bytes.subarray(at, at + size));
    at += size;
  }
  return joined(parts);
}

/** A colour profile with its curves; its names, owners and remarks are blank. */
export function blankProfile(bytes) {
  const blank = bytes.slice();
  if (blank.length < 132) throw new Error("a broken colour profile");
  const view = new DataView(blank.buffer, blank.byteOffset, blank.byteLength);
  // Who made it and for which device.
  blank.fill(0, 48, 64);
  blank.fill(0, 80, 100);
  const tags = view.getUint32(128);
  for (let i = 0; i < tags; i++) {
    const entry = 132 + 12 * i;
    if (entry + 12 > blank.length) throw new Error("a broken colour profile");
    const at = view.getUint32(entry + 4);
    const end = Math.min(blank.length, at + view.getUint32(entry + 8));
    if (at + 16 > blank.length) continue;
    const type = ascii(blank, at, 4);
    if (type === "text") blank.fill(0, at + 8, end);
    else if (type === "desc") blank.fill(0, at + 12, end);
    else if (type === "mluc") blank.fill(0, Math.min(end, at + 16 + 12 * view.getUint32(at + 8)), end);
    else if (!CURVES.has(type)) blank.fill(0, at + 8, end);
  }
  return blank;
}

const CURVES = new Set("XYZ |curv|para|mft1|mft2|mAB |mBA |sf32|chrm|view|meas|sig |ui08|ui16|ui32|mpet".split("|"));
