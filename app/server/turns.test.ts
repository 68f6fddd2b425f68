import type { Request, Response } from "express";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { turns } from "./turns";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setImmediate", "setTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

interface Asked {
  readonly method?: string;
  readonly hasLeft?: boolean;
  readonly complete?: boolean;
}

/** A server that computes so many at once, and what it has begun so far. */
function server(limit = 10) {
  const through = turns(limit);
  const begun: string[] = [];
  return {
    begun,
    arrive(name: string, { method = "POST", hasLeft = false, complete = true }: Asked = {}) {
      const request = { method, complete, socket: { destroyed: hasLeft } };
      const response = { headersSent: false, closed: false };
      through(request as Request, response as Response, () => begun.push(name));
      return { request, response };
    },
  };
}

/** A while in which nothing else happens. */
const pass = (ms: number) => vi.advanceTimersByTime(ms);

describe("requests", () => {
  it("are begun one per turn, in the order in which they came", () => {
    const { arrive, begun } = server();
    for (const name of ["first", "second", "third"]) arrive(name);
    expect(begun).toEqual([]);
    vi.advanceTimersToNextTimer();
    expect(begun).toEqual(["first"]);
    pass(10);
    expect(begun).toEqual(["first", "second", "third"]);
    arrive("later");
    pass(10);
    expect(begun.at(-1)).toBe("later");
  });

  it("that send something in go before those that look at something", () => {
    const { arrive, begun } = server();
    arrive("page", { method: "GET" });
    arrive("head", { method: "HEAD" });
    arrive("form");
    pass(10);
    expect(begun).toEqual(["form", "page", "head"]);
  });

  it("that nobody waits for are not begun; what was sent in is", () => {
    const { arrive, begun } = server();
    arrive("page", { method: "GET", hasLeft: true });
    arrive("form", { hasLeft: true });
    pass(10);
    expect(begun).toEqual(["form"]);
  });

  it("wait while as many as can be are computed, and go on when one of them is answered", () => {
    const { arrive, begun } = server(2);
    const first = arrive("first");
    arrive("second");
    arrive("third");
    pass(1_000);
    expect(begun).toEqual(["first", "second"]);
    first.response.headersSent = true;
    pass(10);
    expect(begun).toEqual(["first", "second", "third"]);
  });

  it("are kept out neither by who is still sending, nor by who has left, nor by who takes very long", () => {
    const { arrive, begun } = server(1);
    arrive("slow line", { complete: false });
    const gone = arrive("gone");
    pass(10);
    gone.response.closed = true;
    arrive("long");
    pass(10);
    expect(begun).toEqual(["slow line", "gone", "long"]);
    arrive("next");
    pass(9_000);
    expect(begun).not.toContain("next");
    pass(2_000);
    expect(begun).toContain("next");
  });
});
