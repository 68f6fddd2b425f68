import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { batchFile, batchesOf } from "~/documents/certificates/batches.server";
import { certificatePass } from "~/documents/certificates/certificate-pass.server";
import { certificateFile, certificatesOfEntry } from "~/documents/certificates/own-certificates.server";
import { runBatch } from "~/documents/certificates/run-batch.server";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { storage } from "~/platform/storage/storage.server";
import { batch, broken, certifiedContest, ctx, issued, LATER, storedBytes, textOf, waiting, withdraw } from "./certificates-world";
import { must } from "./judging-world";
import { DECIDING, type ResultsWorld } from "./results-world";

beforeAll(() => {
  setClock(() => LATER);
  return () => setClock(null);
});
afterEach(() => vi.restoreAllMocks());

/** The same program a second time: it shares the database and the storage's folder, and nothing else. */
async function otherProcess() {
  vi.resetModules();
  const clock = await import("~/platform/clock.server");
  clock.setClock(() => LATER);
  const { runBatch: run } = await import("~/documents/certificates/run-batch.server");
  const { certificatePass: pass } = await import("~/documents/certificates/certificate-pass.server");
  return { runBatch: run, certificatePass: pass };
}

describe("printing that is broken off", () => {
  let world: ResultsWorld;
  beforeAll(async () => {
    world = await certifiedContest([95, 91, 85]);
    await issued(world);
  });

  test("a run that died is taken up once its time is over, and cannot finish after the other", async () => {
    const { id } = await waiting(world);
    const store = storage();
    const real = store.put.bind(store);
    let goOn = () => {};
    const died = new Promise<void>((resolve) => (goOn = resolve));
    let begun = () => {};
    const began = new Promise<void>((resolve) => (begun = resolve));
    vi.spyOn(store, "put").mockImplementationOnce(async (key, source, options) => {
      const stored = await real(key, source, options);
      begun();
      await died;
      return stored;
    });
    const first = runBatch(id);
    await began;
    const other = await otherProcess();
    // Somebody is at it: nobody else begins.
    expect(await other.runBatch(id)).toBe(false);
    expect((await batch(id)).state).toBe("RUNNING");
    await db.certificateBatch.update({ where: { id }, data: { heldUntil: new Date("2020-01-01") } });
    expect(await other.certificatePass()).toMatchObject({ printed: 1 });
    const done = await batch(id);
    expect(done).toMatchObject({ state: "DONE", done: 3, attempts: 2, heldBy: null });
    goOn();
    expect(await first).toBe(false);
    expect(await batch(id)).toEqual(done);
    const strays: string[] = [];
    for await (const { key } of store.list("incoming/")) strays.push(key);
    expect(strays).toEqual([]);
  });

  test("a fault is tried again; one that stays is given up with a reference to the log, and nothing is lost", async () => {
    const logged = vi.spyOn(log, "error").mockImplementation(() => undefined);
    const { id } = await waiting(world, "zip");
    vi.spyOn(storage(), "put").mockRejectedValueOnce(new Error("the disk is full"));
    expect(await runBatch(id)).toBe(false);
    expect(await batch(id)).toMatchObject({ state: "WAITING", heldBy: null, fault: "" });
    const free = () => db.certificateBatch.update({ where: { id }, data: { heldUntil: null } });
    await free();
    expect(await runBatch(id)).toBe(true);
    expect(await batch(id)).toMatchObject({ state: "DONE", attempts: 2 });

    const bad = await waiting(world);
    vi.spyOn(storage(), "put").mockRejectedValue(new Error("the disk is full"));
    for (let run = 0; run < 4; run++) {
      await runBatch(bad.id);
      await db.certificateBatch.updateMany({ where: { id: bad.id, state: "WAITING" }, data: { heldUntil: null } });
    }
    const given = await batch(bad.id);
    expect(given).toMatchObject({ state: "FAILED", attempts: 4 });
    expect(given.fault).toMatch(/^[0-9a-f]{8}$/);
    expect(logged).toHaveBeenCalledTimes(5);
    expect(await broken("certificate")).toEqual([]);
  });

  test("what ends every process that begins it is given up too", async () => {
    vi.spyOn(log, "error").mockImplementation(() => undefined);
    const { id } = await waiting(world);
    await db.certificateBatch.update({ where: { id }, data: { state: "RUNNING", attempts: 4, heldBy: "x", heldUntil: new Date("2020-01-01") } });
    expect(await runBatch(id)).toBe(false);
    expect((await batch(id)).state).toBe("FAILED");
  });

  test("a file is thrown away when its time is over", async () => {
    const { id } = await waiting(world);
    expect(await runBatch(id)).toBe(true);
    setClock(() => new Date(LATER.getTime() + 8 * 24 * 60 * 60 * 1000));
    await certificatePass();
    setClock(() => LATER);
    expect(await batch(id)).toMatchObject({ state: "DONE", blobSha256: null });
    const { number: own } = await batch(id);
    expect((await batchesOf(world.contestId, LATER)).find(({ number }) => number === own)?.state).toBe("removed");
  });
});

describe("two print runs in one process", () => {
  test("go on one after the other, and the second is free for others until it begins", async () => {
    const world = await certifiedContest([95]);
    await issued(world);
    const [one, two] = [await waiting(world), await waiting(world, "zip")];
    const store = storage();
    const real = store.put.bind(store);
    const order: string[] = [];
    let goOn = () => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    let begun = () => {};
    const began = new Promise<void>((resolve) => (begun = resolve));
    vi.spyOn(store, "put").mockImplementation(async (key, source, options) => {
      order.push((await batch(one.id)).state);
      begun();
      await held;
      return real(key, source, options);
    });
    const first = runBatch(one.id);
    await began;
    const second = runBatch(two.id);
    // Long enough for a run that does not wait.
    for (let read = 0; read < 20; read++) await batch(one.id);
    expect(await batch(two.id)).toMatchObject({ state: "WAITING", heldBy: null, attempts: 0 });
    goOn();
    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect(order).toEqual(["RUNNING", "DONE"]);
  });
});

/** A file of all certificates that was ordered and printed now. */
async function printedBatch(world: ResultsWorld) {
  const { id } = await waiting(world);
  expect(await runBatch(id)).toBe(true);
  return batch(id);
}

describe("a name that may no longer be printed", () => {
  test("is on nothing new, what was printed with it is no longer handed out, and the certificate holds", async () => {
    const world = await certifiedContest([95]);
    const [certificate] = await issued(world);
    const entryId = world.entries[0]!.id;
    const { id } = await waiting(world);
    await runBatch(id);
    const { number } = await batch(id);
    expect((await batchFile(ctx(world), world.contestId, number)).ok).toBe(true);
    const name = await withdraw(entryId, new Date(LATER.getTime() + 10_000));
    const now = new Date(LATER.getTime() + 20_000);
    expect(await batchFile(ctx(world, now), world.contestId, number)).toMatchObject({ code: "state" });
    const file = must(await certificateFile(ctx(world, now), certificate!.id));
    const [text] = await textOf(file.bytes);
    expect(text).not.toContain(name);
    expect(text).toContain("001/GCN-BTC");
    expect(text).toContain("…………");
    expect(file.filename).toBe("001-gcn-btc.pdf");
    expect(await certificatesOfEntry(entryId, now)).toMatchObject([{ name: "", blank: true }]);
    await certificatePass();
    expect((await batch(id)).blobSha256).toBeNull();
  });
  test("is handed out with a file that was ordered after it was taken back, and is blank in it", async () => {
    const world = await certifiedContest([95]);
    await issued(world);
    const name = await withdraw(world.entries[0]!.id, DECIDING, new Date(Date.now() - 60_000));
    const { id, number } = await printedBatch(world);
    const [text] = await textOf(await storedBytes(must(await batchFile(ctx(world), world.contestId, number)).sha256!));
    expect(text).not.toContain(name);
    expect((await batch(id)).blobSha256).not.toBeNull();
  });

  test("is not handed out where its request arrived long before the file was ordered and was written after", async () => {
    const world = await certifiedContest([95]);
    await issued(world);
    const { id, number } = await printedBatch(world);
    await withdraw(world.entries[0]!.id, new Date(LATER.getTime() - 3_600_000));
    expect(await batchFile(ctx(world), world.contestId, number)).toMatchObject({ code: "state" });
    await certificatePass();
    expect((await batch(id)).blobSha256).toBeNull();
  });
});
