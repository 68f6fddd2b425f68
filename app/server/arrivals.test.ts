import type { Socket } from "node:net";
import type { Request, Response } from "express";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ARRIVAL_HEADER } from "~/platform/arrival.server";
import { setClock } from "~/platform/clock.server";
import { arrivals, Doubt } from "./arrivals";

afterEach(() => {
  setClock(null);
  vi.restoreAllMocks();
});

interface Asked {
  readonly method?: string;
  readonly hasLeft?: boolean;
}

/** A server, its clock, and what it has begun so far. */
function server(doubt: Pick<Doubt, "ofRequestOn"> = { ofRequestOn: () => 0 }) {
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
    const { arrive, begun } = server();
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

  it("that send something in go before those that look at something", async () => {
    const { arrive, begun } = server();
    arrive("page", 1, { method: "GET" });
    arrive("head", 2, { method: "HEAD" });
    arrive("form", 3);
    for (let n = 0; n < 3; n++) await turn();
    expect(begun).toEqual(["form 3", "page 1", "head 2"]);
  });

  it("are given the earliest hour that they can have come at", async () => {
    const { arrive, begun } = server({ ofRequestOn: () => 700 });
    arrive("first", 2_000);
    await turn();
    expect(begun).toEqual(["first 1300"]);
  });

  it("that nobody waits for are not begun; what was sent in is", async () => {
    const { arrive, begun } = server();
    arrive("page", 1, { method: "GET", hasLeft: true });
    arrive("form", 2, { hasLeft: true });
    for (let n = 0; n < 2; n++) await turn();
    expect(begun).toEqual(["form 2"]);
  });
});

describe("the doubt about the hour", () => {
  const socket = {} as Socket;
  function at(instant: number) {
    vi.spyOn(performance, "now").mockReturnValue(instant);
  }
  function doubtWithBeatsAt(...beats: number[]) {
    const doubt = new Doubt();
    for (const beat of beats) {
      at(beat);
      doubt.beat();
    }
    return doubt;
  }

  it("is none while the server looks often", () => {
    const doubt = doubtWithBeatsAt(1_000, 1_010);
    at(1_049);
    expect(doubt.ofRequestOn(socket)).toBe(0);
  });

  it("reaches back to the last look that did not find it", () => {
    const doubt = doubtWithBeatsAt(1_000, 1_300, 1_900);
    at(2_000);
    expect(doubt.ofRequestOn(socket)).toBe(700);
  });

  it("of a new connection's first request reaches back to when it came to the door, of its next it does not", () => {
    const doubt = doubtWithBeatsAt(8_000, 9_000);
    at(9_100);
    doubt.onConnection(socket, 4_000);
    at(9_600);
    doubt.beat();
    at(9_700);
    expect(doubt.ofRequestOn(socket)).toBe(4_600);
    expect(doubt.ofRequestOn(socket)).toBe(700);
  });

  it("of a connection that was opened first and used later does not", () => {
    const doubt = doubtWithBeatsAt(8_000, 9_000);
    doubt.onConnection(socket, 4_000);
    for (const beat of [9_010, 9_020]) {
      at(beat);
      doubt.beat();
    }
    at(9_025);
    expect(doubt.ofRequestOn(socket)).toBe(0);
  });
});
