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

describe("requests", () => {
  it("are stamped on arrival with the earliest hour that they can have come at, whatever their sender claims", () => {
    setClock(() => new Date(2_000));
    const stampOf = (doubt: number) => {
      const headers: Record<string, string> = { [ARRIVAL_HEADER]: "0" };
      const next = vi.fn();
      arrivals({ ofRequestOn: () => doubt })({ headers } as unknown as Request, {} as Response, next);
      expect(next).toHaveBeenCalledOnce();
      return headers[ARRIVAL_HEADER];
    };
    expect(stampOf(0)).toBe("2000");
    expect(stampOf(700)).toBe("1300");
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
