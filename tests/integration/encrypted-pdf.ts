import { createHash } from "node:crypto";

const PADDING = Buffer.from("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A", "hex");
const PERMISSIONS = -44;
const ID = Buffer.from("0123456789abcdef0123456789abcdef", "hex");

const md5 = (...parts: Buffer[]) => createHash("md5").update(Buffer.concat(parts)).digest();
const padded = (password: string) => Buffer.concat([Buffer.from(password, "latin1"), PADDING]).subarray(0, 32);

/** By hand: what comes with Node no longer has it. */
function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (i: number, j: number) => ([state[i], state[j]] = [state[j]!, state[i]!]);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return data.map((byte) => {
    i = (i + 1) & 255;
    j = (j + state[i]!) & 255;
    swap(i, j);
    return byte ^ state[(state[i]! + state[j]!) & 255]!;
  }) as Buffer;
}

/**
 * A PDF as a program locks it (standard handler, revision 2): a page half of which is black, and an author. An empty
 * `password` opens by itself, as a file does that may only not be printed.
 */
export function encryptedPdf(author: string, password: string): Buffer {
  const owner = rc4(md5(padded("nobody knows")).subarray(0, 5), padded(password));
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(PERMISSIONS);
  const key = md5(padded(password), owner, permissions, ID).subarray(0, 5);
  const user = rc4(key, PADDING);
  const locked = (object: number, data: Buffer) =>
    rc4(md5(key, Buffer.from([object, 0, 0, 0, 0])).subarray(0, 10), data);
  const drawing = locked(4, Buffer.from("0 0 0 rg 0 0 50 100 re f"));
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>",
    `<</Length ${drawing.length}>>stream\n${drawing.toString("latin1")}\nendstream`,
    `<</Author<${locked(5, Buffer.from(author, "latin1")).toString("hex")}>>>`,
    `<</Filter/Standard/V 1/R 2/Length 40/P ${PERMISSIONS}/O<${owner.toString("hex")}>/U<${user.toString("hex")}>>>`,
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const at = text.length;
  text += `xref\n0 7\n0000000000 65535 f \n${offsets.join("")}`;
  text += `trailer\n<</Root 1 0 R/Info 5 0 R/Encrypt 6 0 R/Size 7/ID[<${ID.toString("hex")}><${ID.toString("hex")}>]>>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}
