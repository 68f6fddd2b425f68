import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDateTime, localDateOf } from "~/platform/format";
import { isVietnameseHoliday, twoWorkingDaysAfter } from "./working-days";

const due = (local: string) =>
  formatDateTime(twoWorkingDaysAfter(new Date(`${local}+07:00`)), undefined, { seconds: true });

describe("two working days", () => {
  it("begin on the day after and end when the second one does", () => {
    // A Monday, at any hour.
    expect(due("2026-10-05T00:00")).toBe("23:59:59 07/10/2026");
    expect(due("2026-10-05T23:59")).toBe("23:59:59 07/10/2026");
  });
  it("leave out the weekend", () => {
    expect(due("2026-10-08T09:00")).toBe("23:59:59 12/10/2026");
    expect(due("2026-10-09T09:00")).toBe("23:59:59 13/10/2026");
    expect(due("2026-10-10T09:00")).toBe("23:59:59 13/10/2026");
    expect(due("2026-10-11T09:00")).toBe("23:59:59 13/10/2026");
  });
  it("leave out fixed holidays, Tết, the Hùng Kings and days given instead", () => {
    // 30/4 is a Thursday, 1/5 a Friday; Monday 27/4 stands for the Hùng Kings' Sunday.
    expect(due("2026-04-29T09:00")).toBe("23:59:59 05/05/2026");
    expect(due("2026-04-24T09:00")).toBe("23:59:59 29/04/2026");
    expect(due("2026-02-13T16:00")).toBe("23:59:59 24/02/2026");
    expect(due("2026-12-31T09:00")).toBe("23:59:59 05/01/2027");
    expect(due("2026-08-31T09:00")).toBe("23:59:59 04/09/2026");
    expect(due("2027-04-15T09:00")).toBe("23:59:59 20/04/2027");
  });
  it("belong to the place's own calendar", () => {
    // Past midnight there, still the day before in Greenwich.
    expect(localDateOf(twoWorkingDaysAfter(new Date("2026-10-05T18:00:00Z")))).toBe("2026-10-08");
    expect(localDateOf(twoWorkingDaysAfter(new Date("2026-10-05T18:00:00Z"), "UTC"), "UTC")).toBe(
      "2026-10-07",
    );
  });
  it("are always after, on a working day, and never sooner for a later arrival", () => {
    const instant = fc.date({
      min: new Date("2026-01-01T00:00:00Z"),
      max: new Date("2027-12-01T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const [first, second] = [twoWorkingDaysAfter(a), twoWorkingDaysAfter(b)];
        expect(first.getTime()).toBeGreaterThan(a.getTime() + 24 * 60 * 60 * 1000);
        const day = localDateOf(first);
        expect(isVietnameseHoliday(day)).toBe(false);
        expect([0, 6]).not.toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
        if (a <= b) expect(first.getTime()).toBeLessThanOrEqual(second.getTime());
      }),
    );
  });
});
