import { once } from "node:events";
import { createServer, get, type IncomingMessage } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { openDoor, type Door, type DoorOptions } from "./door";

const doors: Door[] = [];
afterEach(() => {
  for (const door of doors.splice(0)) door.close();
});

async function open(
  server = createServer((_request, response) => response.end("in")),
  options: Partial<DoorOptions> = {},
) {
  const door = await openDoor(server, {
    port: 0,
    host: "127.0.0.1",
    onConnection: () => undefined,
    onLost: () => undefined,
    ...options,
  });
  doors.push(door);
  return door;
}

async function ask(port: number): Promise<string> {
  const [answer] = (await once(get({ port, host: "127.0.0.1", agent: false }), "response")) as [
    IncomingMessage,
  ];
  return Buffer.concat(await answer.toArray()).toString();
}

describe("the door", () => {
  it("lets people in, with their address and how long they have waited while the server computed", async () => {
    const waits: number[] = [];
    const server = createServer((request, response) => response.end(request.socket.remoteAddress));
    const { port } = await open(server, { onConnection: (_socket, waited) => waits.push(waited) });
    expect(await ask(port)).toBe("127.0.0.1");
    const answered = ask(port);
    // The connection has left by now; the server computes, and the doorkeeper has somebody at the door.
    setImmediate(() => {
      const until = performance.now() + 1_000;
      while (performance.now() < until);
    });
    await answered;
    expect(waits).toHaveLength(2);
    expect(waits[1]).toBeGreaterThan(100);
  });

  it("says that its place is taken", async () => {
    const { port } = await open();
    await expect(open(undefined, { port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  it("closes for those who come, and waits for those who are in", async () => {
    let answer: (() => void) | undefined;
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let finish: (() => void) | undefined;
    const server = createServer((_request, response) => {
      answer?.();
      finish = () => response.setHeader("Connection", "close").end("late");
    });
    const door = await open(server);
    const late = ask(door.port);
    await asked;
    door.close();
    let isEmpty = false;
    const gone = door.everybodyLeft().then(() => (isEmpty = true));
    await expect.poll(() => refused(door.port)).toBe(true);
    expect(isEmpty).toBe(false);
    finish?.();
    expect(await late).toBe("late");
    await gone;
  });

  it("holds the server's limits of time", async () => {
    const server = createServer({ headersTimeout: 50, connectionsCheckingInterval: 20 });
    const { port } = await open(server);
    const idle: Socket = connect(port, "127.0.0.1");
    idle.write("GET / HTTP/1.1\r\n");
    idle.resume();
    await once(idle, "close");
  });
});

function refused(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(false);
    });
    socket.once("error", () => resolve(true));
  });
}
