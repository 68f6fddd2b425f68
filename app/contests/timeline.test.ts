import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TimelineWindow } from "./regulation";
import { technicalTemplate } from "./technical-template";
import {
  publicPhase,
  revisedTimelineFaults,
  stateOfWindow,
  timelineFaults,
  whyNotWindow,
  windowsInOrder,
  windowState,
} from "./timeline";

const template = technicalTemplate({
  organisation: { name: "Liên hiệp hội", province: "Lâm Đồng" },
  edition: "XII",
  year: 2026,
});
const opens = new Date("2026-03-01T01:00:00Z");
const closes = new Date("2026-08-31T10:00:00Z");
const at = (instant: Date, ms: number) => new Date(instant.getTime() + ms);
const withWindow = (index: number, change: Partial<TimelineWindow>) => ({
  ...template,
  windows: template.windows.map((window, place) =>
    place === index ? { ...window, ...change } : window,
  ),
});

describe("a window", () => {
  it("holds its first instant and not its last", () => {
    expect(windowState(template, "submit", at(opens, -1))).toBe("before");
    expect(windowState(template, "submit", opens)).toBe("open");
    expect(windowState(template, "submit", at(closes, -1))).toBe("open");
    expect(windowState(template, "submit", closes)).toBe("after");
  });

  it("is longer by its grace only for who asks for it", () => {
    const late = withWindow(0, { graceMinutes: 10 });
    expect(whyNotWindow(late, "submit", closes)).toBe("too-late");
    expect(whyNotWindow(late, "submit", closes, { grace: true })).toBeNull();
    expect(whyNotWindow(late, "submit", at(closes, 10 * 60_000), { grace: true })).toBe("too-late");
  });

  it("of judging is that of its round", () => {
    const now = at(closes, 25 * 86_400_000);
    expect(windowState(template, "judge", now, { roundId: "final" })).toBe("open");
    expect(windowState(template, "judge", now, { roundId: "other" })).toBe("before");
    expect(whyNotWindow({ windows: [] }, "decide", now)).toBe("not-yet");
  });

  const window = fc
    .record({
      opens: fc.integer({ min: 0, max: 1e6 }),
      length: fc.integer({ min: 1, max: 1e6 }),
      graceMinutes: fc.integer({ min: 0, max: 10_000 }),
    })
    .map(({ opens: from, length, graceMinutes }): TimelineWindow => ({
      capability: "submit",
      opensAt: new Date(from * 1000).toISOString(),
      closesAt: new Date((from + length) * 1000).toISOString(),
      graceMinutes,
    }));
  const instant = fc.integer({ min: 0, max: 3e9 }).map((ms) => new Date(ms));

  it("only ever goes from before to open to after", () => {
    const order = ["before", "open", "after"];
    fc.assert(
      fc.property(window, instant, instant, fc.boolean(), (w, a, b, grace) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        expect(order.indexOf(stateOfWindow(w, first, grace))).toBeLessThanOrEqual(
          order.indexOf(stateOfWindow(w, second, grace)),
        );
      }),
    );
  });

  it("with grace is open whenever it is open without", () => {
    fc.assert(
      fc.property(window, instant, (w, now) => {
        if (stateOfWindow(w, now) === "open") expect(stateOfWindow(w, now, true)).toBe("open");
        expect(whyNotWindow({ windows: [w] }, "submit", now) === null).toBe(
          stateOfWindow(w, now) === "open",
        );
      }),
    );
  });
});

describe("publicPhase", () => {
  it("follows the state, and while the contest runs the time for entries", () => {
    expect(publicPhase("DRAFT", template, opens)).toBeNull();
    expect(publicPhase("OPEN", template, at(opens, -1))).toBe("announced");
    expect(publicPhase("OPEN", template, opens)).toBe("open");
    expect(publicPhase("OPEN", template, closes)).toBe("judging");
    expect(publicPhase("CLOSED", template, closes)).toBe("closed");
    expect(publicPhase("PUBLISHED", template, opens)).toBe("published");
  });
});

describe("timelineFaults", () => {
  it("finds nothing in a template", () => {
    expect(timelineFaults(template)).toEqual([]);
  });

  it("finds a window that closes before it opens, at the input that closes it", () => {
    expect(timelineFaults(withWindow(3, { closesAt: template.windows[3]!.opensAt }))).toEqual([
      { path: "windows.3.closesAt", code: "closes-before-it-opens" },
      { path: "windows.3.closesAt", code: "decided-before-judged" },
    ]);
  });

  it("lets nobody judge what may still change", () => {
    expect(timelineFaults(withWindow(2, { opensAt: at(closes, -1).toISOString() }))).toEqual([
      { path: "windows.2.opensAt", code: "judging-before-deadline" },
    ]);
  });

  it("asks for a window of every capability and every round", () => {
    expect(timelineFaults({ ...template, windows: [] }).map(({ code }) => code)).toEqual([
      "window-missing-submit",
      "window-missing-screen",
      "window-missing-judge",
      "window-missing-decide",
    ]);
    const rule = {
      ...template.rule,
      rounds: [...template.rule.rounds, { id: "interview", weight: "1" }],
    };
    expect(timelineFaults({ ...template, rule })).toEqual([
      { path: "windows", code: "window-missing-judge" },
    ]);
  });

  it("refuses a round before the one before it is over, and a window twice", () => {
    const [submit, screen, judge, decide] = template.windows as [
      TimelineWindow,
      TimelineWindow,
      TimelineWindow,
      TimelineWindow,
    ];
    const rule = {
      ...template.rule,
      rounds: [...template.rule.rounds, { id: "interview", weight: "1" }],
    };
    const second = { ...judge, roundId: "interview" };
    expect(timelineFaults({ rule, windows: [submit, screen, judge, second, decide] })).toEqual([
      { path: "windows.3.opensAt", code: "round-before-last" },
    ]);
    expect(timelineFaults({ ...template, windows: [...template.windows, submit] })).toEqual([
      { path: "windows.4.opensAt", code: "window-repeated" },
    ]);
  });

  it("refuses a screening that ends before the deadline", () => {
    expect(timelineFaults(withWindow(1, { closesAt: at(closes, 0).toISOString() }))).toEqual([
      { path: "windows.1.closesAt", code: "screened-before-deadline" },
    ]);
  });

  it("puts the windows into the order of the calendar", () => {
    expect(
      windowsInOrder({ windows: [...template.windows].reverse() }).map(
        ({ capability }) => capability,
      ),
    ).toEqual(["submit", "screen", "judge", "decide"]);
  });
});

describe("revisedTimelineFaults", () => {
  const now = new Date("2026-08-30T00:00:00Z");

  it("allows an extension, also after the deadline", () => {
    const later = withWindow(0, { closesAt: "2026-09-15T10:00:00.000Z" });
    expect(revisedTimelineFaults(template, later, now)).toEqual([]);
    expect(revisedTimelineFaults(template, later, new Date("2026-09-02T00:00:00Z"))).toEqual([]);
  });

  it("moves no beginning that is past and no end into the past", () => {
    expect(
      revisedTimelineFaults(template, withWindow(0, { opensAt: "2026-04-01T01:00:00.000Z" }), now),
    ).toEqual([{ path: "windows.0.opensAt", code: "already-begun" }]);
    expect(
      revisedTimelineFaults(template, withWindow(0, { closesAt: "2026-08-01T10:00:00.000Z" }), now),
    ).toEqual([{ path: "windows.0.closesAt", code: "in-the-past" }]);
  });
});
