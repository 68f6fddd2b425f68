import { describe, expect, it } from "vitest";
import { readMultipart, type UploadedPart } from "./multipart.server";

const LIMITS = { totalBytes: 10_000_000 };

/** A posted form as the browser would send it. */
function posted(...parts: [name: string, value: string | File][]) {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  const request = new Request("http://sangtao.test", { method: "POST", body: form });
  return [request.headers.get("content-type"), request.body] as const;
}

async function collect({ bytes }: UploadedPart) {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe("readMultipart", () => {
  it("collects text and hands files on in their order, names in any script", async () => {
    const seen: string[] = [];
    const result = await readMultipart(
      ...posted(
        ["title", "Máy gieo hạt"],
        ["files.a", new File(["một"], "Bản mô tả.pdf")],
        ["files.b", new File(["x".repeat(300_000)], "ảnh.jpg")],
        ["intent", "save"],
      ),
      LIMITS,
      async (part) => {
        const text = await collect(part);
        seen.push(`${part.field} ${part.filename} ${text.length}`);
      },
    );
    expect(seen).toEqual(["files.a Bản mô tả.pdf 3", "files.b ảnh.jpg 300000"]);
    expect(result.ok && [...result.fields]).toEqual([
      ["title", ["Máy gieo hạt"]],
      ["intent", ["save"]],
    ]);
  });

  it("reads on behind a file that nobody wanted, or wanted only in part", async () => {
    const result = await readMultipart(
      ...posted(
        ["a", new File(["x".repeat(500_000)], "a")],
        ["b", new File(["y".repeat(500_000)], "b")],
        ["after", "1"],
      ),
      LIMITS,
      async ({ field, bytes }) => {
        if (field === "a") await bytes[Symbol.asyncIterator]().next();
        if (field === "b") for await (const chunk of bytes) if (chunk.length > 0) break;
      },
    );
    expect(result.fields.get("after")).toEqual(["1"]);
  });

  it("stops at the limit of the whole body", async () => {
    const result = await readMultipart(
      ...posted(["a", new File(["x".repeat(500_000)], "a")]),
      { totalBytes: 100_000 },
      async (part) => void (await collect(part)),
    );
    expect(result).toMatchObject({ ok: false, code: "too-big" });
  });

  it("refuses text without end and fields without number", async () => {
    const long = posted(["a", "x".repeat(2_000)]);
    expect(await readMultipart(...long, { ...LIMITS, fieldBytes: 1_000 }, async () => undefined)) //
      .toMatchObject({ ok: false, code: "too-big" });
    const many = posted(...Array.from({ length: 20 }, (_, i) => [`f${i}`, ""] as [string, string]));
    expect(await readMultipart(...many, { ...LIMITS, fields: 10 }, async () => undefined)) //
      .toMatchObject({ ok: false, code: "too-big" });
  });

  it("says that a body broke off, and its reader was told", async () => {
    const [type, body] = posted(["a", new File(["x".repeat(500_000)], "a")]);
    const whole = new Uint8Array(await new Response(body).arrayBuffer());
    let told = false;
    const result = await readMultipart(
      type,
      new Response(whole.slice(0, 200_000)).body,
      LIMITS,
      async (part) => {
        await collect(part).catch((error: unknown) => {
          told = true;
          throw error;
        });
      },
    );
    expect(result).toMatchObject({ ok: false, code: "broken" });
    expect(told).toBe(true);
  });

  it("throws what the reader of a file throws", async () => {
    const reading = readMultipart(...posted(["a", new File(["x"], "a")]), LIMITS, async () => {
      throw new Error("the store is full");
    });
    await expect(reading).rejects.toThrow("the store is full");
  });

  it("knows what is no such form", async () => {
    const plain = new Request("http://sangtao.test", { method: "POST", body: "a=1" });
    for (const type of [null, "application/json", "multipart/form-data"])
      expect(await readMultipart(type, plain.body, LIMITS, async () => undefined)).toMatchObject({
        ok: false,
        code: "not-multipart",
      });
  });
});
