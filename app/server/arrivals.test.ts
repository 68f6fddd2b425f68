import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { Worker } from "node:worker_threads";
import express, { type Request, type Response } from "express";
import { afterEach, describe, expect, it } from "vitest";
import { ARRIVAL_HEADER } from "~/platform/arrival.server";
import { setClock } from "~/platform/clock.server";
import { arrivals, type Doubt } from "./arrivals";

afterEach(() => setClock(null));

interface Asked {
  readonly method?: string;
  readonly hasLeft?: boolean;
}

/** A door, its clock, and who has been let in so far. */
function door(doubt: Doubt = () => 0) {
  let instant = 1_000;
  setClock(() => new Date(instant));
  const through = arrivals(doubt);
  const begun: string[] = [];
  return {
    begun,
    arrive(name: string, at: number, { method = "POST", hasLeft = false }: Asked = {}) {
      instant = at;
      const headers: Record<string, string> = { [ARRIVAL_HEADER]: "0" };
      const request = { method, headers, socket: { destroyed: hasLeft } } as unknown as Request;
      through(request, {} as Response, () => begun.push(`${name} ${headers[ARRIVAL_HEADER]}`));
    },
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("requests", () => {
  it("are stamped on arrival, whatever their sender claims and however long they wait for their turn", async () => {
    const { arrive, begun } = door();
    arrive("first", 1_000);
    arrive("second", 1_001);
    arrive("third", 1_002);
    expect(begun).toEqual([]);
    await turn();
    expect(begun).toEqual(["first 1000"]);
    arrive("fourth", 9_000);
    for (let n = 0; n < 3; n++) await turn();
    expect(begun).toEqual(["first 1000", "second 1001", "third 1002", "fourth 9000"]);
    arrive("later", 9_500);
    await turn();
    expect(begun.at(-1)).toBe("later 9500");
  });

  it("are given the earliest hour that they can have come at, where the server was too busy to know", async () => {
    const { arrive, begun } = door(() => 700);
    arrive("first", 2_000);
    await turn();
    expect(begun).toEqual(["first 1300"]);
  });

  it("that came while the server did nothing but compute are not late", async () => {
    const hours: { sent: number; written: number }[] = [];
    const app = express().use(arrivals(), (request, response) => {
      const written = Number(request.headers[ARRIVAL_HEADER]);
      hours.push({ sent: Number(request.headers["x-sent"]), written });
      response.end();
    });
    const server = app.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    // From a thread of its own: this one computes while the requests come.
    const client = new Worker(
      `const { workerData: port, parentPort } = require("node:worker_threads");
       const send = (answered) => require("node:http")
         .get({ port, host: "127.0.0.1", headers: { "x-sent": Date.now() } }, (answer) => answer.resume().on("end", answered));
       parentPort.on("message", (flag) => {
         if (flag === null) return void send(() => parentPort.postMessage("answered"));
         Atomics.wait(new Int32Array(flag), 0, 0);
         send(() => parentPort.postMessage("answered"));
       });`,
      { eval: true, workerData: port },
    );
    const flag = new SharedArrayBuffer(4);
    client.postMessage(null);
    await once(client, "message");
    client.postMessage(flag);
    setImmediate(() => {
      Atomics.store(new Int32Array(flag), 0, 1);
      Atomics.notify(new Int32Array(flag), 0);
      const until = performance.now() + 400;
      while (performance.now() < until);
    });
    await once(client, "message");
    await client.terminate();
    server.close();
    const [, busy] = hours;
    // What a calm server is allowed; the computing took eight times as long.
    expect(busy?.written).toBeLessThanOrEqual((busy?.sent ?? NaN) + 50);
  });

  it("that nobody waits for are not begun; what was sent in is", async () => {
    const { arrive, begun } = door();
    arrive("page", 1, { method: "GET", hasLeft: true });
    arrive("form", 2, { hasLeft: true });
    for (let n = 0; n < 2; n++) await turn();
    expect(begun).toEqual(["form 2"]);
  });
});
