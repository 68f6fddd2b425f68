import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { delay, http, HttpResponse, passthrough } from "msw";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { network } from "../../../tests/msw";
import { chunked, collect, pseudoRandom, sha256 } from "../../../tests/storage/contract";
import { S3BlobStore } from "./s3-blob-store.server";

/**
 * A service that fails on demand; what a real one does is asked of Ceph by `npm run test:s3`.
 * What the handlers let pass reaches a real socket, which cuts the connection.
 */
const cutter = createServer((socket) => socket.once("data", () => socket.resetAndDestroy()));
cutter.listen(0, "127.0.0.1");
await once(cutter, "listening");
afterAll(() => void cutter.close());

const ENDPOINT = `http://127.0.0.1:${(cutter.address() as AddressInfo).port}`;
const BLOB = `${ENDPOINT}/bucket/a/b`;
const MiB = 1024 * 1024;
const TEXT = { contentType: "text/plain" };
const stores: S3BlobStore[] = [];

function store(timeout = 5_000) {
  const made = new S3BlobStore({
    endpoint: ENDPOINT,
    region: "us-east-1",
    bucket: "bucket",
    accessKeyId: "id",
    secretAccessKey: "secret",
    partSize: 5 * MiB,
    timeout,
  });
  stores.push(made);
  return made;
}
afterEach(() => {
  for (const made of stores.splice(0)) made.close();
});

/** Answers each request with the next of `answers`, the last one for ever. */
function inTurn(...answers: ((request: Request) => Promise<Response> | Response)[]) {
  const requests: Request[] = [];
  const resolver = async ({ request }: { request: Request }) => {
    requests.push(request.clone());
    const answer = answers[Math.min(requests.length, answers.length) - 1];
    return await answer!(request);
  };
  return { requests, resolver };
}

const status =
  (code: number, xml = "") =>
  () =>
    new HttpResponse(xml || null, { status: code, headers: { "content-type": "application/xml" } });
const error = (code: number, name: string) =>
  status(code, `<?xml version="1.0"?><Error><Code>${name}</Code><Message>no</Message></Error>`);
const cut = () => passthrough();

describe("put on a bad day", () => {
  it.each([
    ["500", error(500, "InternalError")],
    ["503", error(503, "SlowDown")],
    ["a cut connection", cut],
  ])("tries again after %s, with the same bytes and their checksum", async (_what, failure) => {
    const bodies: string[] = [];
    const keep = async (request: Request) => {
      bodies.push(Buffer.from(await request.arrayBuffer()).toString());
    };
    const answers = inTurn(
      async (request) => (await keep(request), failure()),
      async (request) => (await keep(request), new HttpResponse(null, { status: 200 })),
    );
    network.use(http.put(BLOB, answers.resolver));
    const result = await store().put("a/b", Buffer.from("xin chào"), TEXT);
    expect(result).toEqual({ sha256: sha256(Buffer.from("xin chào")), size: 9 });
    expect(bodies).toEqual(["xin chào", "xin chào"]);
    for (const { headers } of answers.requests) {
      expect(headers.get("content-md5")).toBe(md5("xin chào").toString("base64"));
      expect(headers.get("x-amz-content-sha256")).toBe(sha256(Buffer.from("xin chào")));
      expect(headers.get("content-encoding")).toBeNull();
    }
  });

  it("gives up on a service that stays away", async () => {
    const answers = inTurn(error(503, "SlowDown"));
    network.use(http.put(BLOB, answers.resolver));
    await expect(store().put("a/b", Buffer.from("x"), TEXT)).rejects.toMatchObject({
      name: "BlobError",
      code: "unavailable",
      key: "a/b",
    });
    expect(answers.requests).toHaveLength(4);
  });

  it("does not try again what was refused", async () => {
    const answers = inTurn(error(403, "AccessDenied"));
    network.use(http.put(BLOB, answers.resolver));
    await expect(store().put("a/b", Buffer.from("x"), TEXT)).rejects.toMatchObject({
      code: "unavailable",
    });
    expect(answers.requests).toHaveLength(1);
  });

  it("waits for no answer longer than it was told", async () => {
    const answers = inTurn(async () => {
      await delay("infinite");
      return new HttpResponse();
    });
    network.use(http.put(BLOB, answers.resolver));
    await expect(store(50).put("a/b", Buffer.from("x"), TEXT)).rejects.toMatchObject({
      code: "unavailable",
    });
    expect(answers.requests.length).toBeGreaterThan(1);
  });

  it("knows its own blob again when the answer to the first attempt was lost", async () => {
    const etag = (text: string) => () =>
      new HttpResponse(null, { headers: { etag: `"${md5(text).toString("hex")}"` } });
    const put = inTurn(cut, error(412, "PreconditionFailed"));
    const head = inTurn(status(404), etag("mine"));
    network.use(http.put(BLOB, put.resolver), http.head(BLOB, head.resolver));
    const once = { ...TEXT, ifNoneMatch: "*" } as const;
    expect(await store().put("a/b", Buffer.from("mine"), once)).toMatchObject({ size: 4 });

    const again = inTurn(cut, error(412, "PreconditionFailed"));
    const theirs = inTurn(status(404), etag("theirs"));
    network.use(http.put(BLOB, again.resolver), http.head(BLOB, theirs.resolver));
    await expect(store().put("a/b", Buffer.from("mine"), once)).rejects.toMatchObject({
      code: "exists",
    });
  });
});

describe("put in parts on a bad day", () => {
  const data = pseudoRandom(11 * MiB, "parts");
  const begun = () =>
    HttpResponse.xml(
      "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>",
    );
  const part = () => new HttpResponse(null, { headers: { etag: '"part"' } });

  it("sends a part again, and each with its checksum", async () => {
    const parts = inTurn(part, error(500, "InternalError"), cut, part);
    const posts = inTurn(begun, () =>
      HttpResponse.xml("<CompleteMultipartUploadResult></CompleteMultipartUploadResult>"),
    );
    network.use(http.put(BLOB, parts.resolver), http.post(BLOB, posts.resolver));
    const result = await store().put("a/b", chunked(data, 65_536), TEXT);
    expect(result).toEqual({ sha256: sha256(data), size: data.length });
    const numbers = parts.requests.map(({ url }) => new URL(url).searchParams.get("partNumber"));
    expect(numbers).toEqual(["1", "2", "2", "2", "3"]);
    expect(parts.requests.at(-1)?.headers.get("content-md5")).toBe(
      md5(data.subarray(10 * MiB)).toString("base64"),
    );
  });

  it("leaves no parts behind when it gives up", async () => {
    const aborted = inTurn(status(204));
    network.use(
      http.put(BLOB, inTurn(part, error(503, "SlowDown")).resolver),
      http.post(BLOB, begun),
      http.delete(BLOB, aborted.resolver),
    );
    await expect(store().put("a/b", chunked(data, 65_536), TEXT)).rejects.toMatchObject({
      code: "unavailable",
    });
    expect(aborted.requests.map(({ url }) => new URL(url).searchParams.get("uploadId"))).toEqual([
      "u1",
    ]);
  });

  it("recognises what is complete although the answer was lost", async () => {
    const md5s = [0, 5, 10].map((at) => md5(data.subarray(at * MiB, (at + 5) * MiB)));
    const etag = `"${md5(Buffer.concat(md5s)).toString("hex")}-3"`;
    network.use(
      http.put(BLOB, part),
      http.post(BLOB, inTurn(begun, cut, error(404, "NoSuchUpload")).resolver),
      http.head(BLOB, () => new HttpResponse(null, { headers: { etag } })),
    );
    expect(await store().put("a/b", chunked(data, 65_536), TEXT)).toMatchObject({
      size: data.length,
    });
  });
});

describe("get on a bad day", () => {
  const data = pseudoRandom(200_000, "get");

  function serve(cutAfter: number[], etag: () => string = () => '"v1"') {
    const answers = inTurn((request) => {
      const [, from = "0", to = ""] =
        /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("range") ?? "") ?? [];
      const wanted = request.headers.get("if-match");
      if (wanted && wanted !== etag()) return error(412, "PreconditionFailed")();
      const end = to === "" ? data.length : Number(to) + 1;
      const bytes = data.subarray(Number(from), end);
      const limit = cutAfter.shift() ?? bytes.length;
      return new HttpResponse(broken(bytes, limit), {
        status: request.headers.has("range") ? 206 : 200,
        headers: {
          "content-length": String(bytes.length),
          "content-type": "video/mp4",
          etag: etag(),
          ...(request.headers.has("range") && {
            "content-range": `bytes ${from}-${end - 1}/${data.length}`,
          }),
        },
      });
    });
    network.use(http.get(BLOB, answers.resolver));
    return answers.requests;
  }

  it("goes on where a connection was cut", async () => {
    const requests = serve([70_000, 50_000]);
    const blob = await store().get("a/b");
    expect(await collect(blob!.body)).toEqual(data);
    const from = requests.map(({ headers }) => startOf(headers.get("range")));
    expect(from).toHaveLength(3);
    // What was on its way when the line was cut is asked for once more.
    expect(from[1]).toBeGreaterThan(0);
    expect(from[1]).toBeLessThanOrEqual(70_000);
    expect(from[2]).toBeGreaterThan(from[1]!);
  });

  it("goes on inside of a range", async () => {
    const requests = serve([10_000]);
    const blob = await store().get("a/b", { range: { start: 50_000, end: 99_999 } });
    expect(blob?.range).toEqual({ start: 50_000, end: 99_999 });
    expect(await collect(blob!.body)).toEqual(data.subarray(50_000, 100_000));
    expect(requests).toHaveLength(2);
    expect(requests[1]?.headers.get("range")).toMatch(/^bytes=5\d{4}-99999$|^bytes=60000-99999$/);
  });

  it("never joins two versions of a blob", async () => {
    const versions = ['"v1"', '"v2"'];
    serve([70_000], () => (versions.length > 1 ? versions.shift()! : versions[0]!));
    const blob = await store().get("a/b");
    await expect(collect(blob!.body)).rejects.toThrow();
  });

  it("ends with an error, not early, when the line stays bad", async () => {
    serve(Array.from({ length: 20 }, () => 1_000));
    const blob = await store().get("a/b");
    await expect(collect(blob!.body)).rejects.toThrow();
  });

  it("says unavailable, not missing, when the service fails", async () => {
    network.use(http.get(BLOB, error(500, "InternalError")), http.head(BLOB, status(500)));
    await expect(store().get("a/b")).rejects.toMatchObject({ code: "unavailable" });
    await expect(store().head("a/b")).rejects.toMatchObject({ code: "unavailable" });
  });
});

function broken(bytes: Buffer, limit: number) {
  let sent = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent >= Math.min(limit, bytes.length)) {
        if (limit < bytes.length) controller.error(new Error("cut"));
        else controller.close();
        return;
      }
      const next = bytes.subarray(sent, Math.min(sent + 10_000, limit));
      sent += next.length;
      controller.enqueue(new Uint8Array(next));
    },
  });
}

function startOf(range: string | null): number {
  return Number(/^bytes=(\d+)/.exec(range ?? "")?.[1] ?? 0);
}

function md5(data: string | Uint8Array): Buffer {
  return createHash("md5").update(data).digest();
}
