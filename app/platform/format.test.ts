import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatBytes,
  formatDate,
  formatDateTime,
  formatDecimal,
  formatDong,
  formatInteger,
  formatLocalDate,
  instantToZoned,
  isLocalDate,
  isTimeZone,
  localDateOf,
  parseDecimal,
  parseDong,
  parseLocalDate,
  zonedToInstant,
} from "./format";

describe("typed dates", () => {
  it.each(["5/9/2010", "05/09/2010", "05-09-2010", "5.9.2010", "5 9 2010", " 05092010 ", "2010-09-05", "2010-9-5"])(
    "are read day first, and as they are stored: %s",
    (typed) => {
      expect(parseLocalDate(typed)).toBe("2010-09-05");
    },
  );

  it.each(["", "31/2/2010", "13/13/2010", "5/9/10", "2010", "5/9", "9/2010", "0000-01-01", "một", "5/9/2010 ạ"])(
    "are refused where they could mean two things or nothing: %s",
    (typed) => {
      expect(parseLocalDate(typed)).toBeNull();
    },
  );

  it("read every date that is printed", () => {
    const days = fc.integer({ min: 0, max: 80_000 });
    fc.assert(
      fc.property(days, (day) => {
        const date = new Date(Date.UTC(1900, 0, 1 + day)).toISOString().slice(0, 10);
        expect(parseLocalDate(formatLocalDate(date))).toBe(date);
      }),
    );
  });
});

describe("dates", () => {
  const instant = new Date("2026-07-04T17:30:05Z");

  it("are printed dd/mm/yyyy in the contest's zone", () => {
    expect(formatDate(instant)).toBe("05/07/2026");
    expect(formatDate(instant, "UTC")).toBe("04/07/2026");
    expect(formatDateTime(instant)).toBe("00:30 05/07/2026");
    expect(formatDateTime(instant, "Asia/Ho_Chi_Minh", { seconds: true })).toBe(
      "00:30:05 05/07/2026",
    );
    expect(formatLocalDate("2026-07-05")).toBe("05/07/2026");
    expect(localDateOf(instant)).toBe("2026-07-05");
  });

  it("exist or don't", () => {
    expect(isLocalDate("2024-02-29")).toBe(true);
    expect(isLocalDate("2026-02-29")).toBe(false);
    expect(isLocalDate("29/02/2024")).toBe(false);
  });

  it("read the end of a local day as the last minute in the zone", () => {
    expect(zonedToInstant("2026-07-31T23:59")?.toISOString()).toBe("2026-07-31T16:59:00.000Z");
    expect(zonedToInstant("2026-07-31T23:59:59")?.toISOString()).toBe("2026-07-31T16:59:59.000Z");
    expect(zonedToInstant("2026-02-30T10:00")).toBeNull();
    expect(zonedToInstant("2026-02-10T25:00")).toBeNull();
    expect(zonedToInstant("tomorrow")).toBeNull();
  });

  it("go to the wall clock and back in any zone without a change of clocks", () => {
    const minute = fc
      .integer({ min: 0, max: 60_000_000 })
      .map((minutes) => new Date(minutes * 60_000));
    const zone = fc.constantFrom("Asia/Ho_Chi_Minh", "UTC", "Asia/Kathmandu");
    fc.assert(
      fc.property(minute, zone, (at, name) => {
        fc.pre(at.getUTCFullYear() >= 1990);
        expect(zonedToInstant(instantToZoned(at, name), name)).toEqual(at);
      }),
    );
  });

  it("know a zone", () => {
    expect(isTimeZone("Asia/Ho_Chi_Minh")).toBe(true);
    expect(isTimeZone("Asia/Nowhere")).toBe(false);
  });
});

describe("numbers", () => {
  it("have a decimal comma in Vietnamese and a dot in English", () => {
    expect(formatDecimal("84.63", "vi")).toBe("84,63");
    expect(formatDecimal("84.63", "en")).toBe("84.63");
    expect(formatDecimal("84", "vi")).toBe("84");
  });

  it("are read with comma or dot", () => {
    expect(parseDecimal("84,63")).toBe("84.63");
    expect(parseDecimal(" 84.630 ")).toBe("84.63");
    expect(parseDecimal(",5")).toBe("0.5");
    expect(parseDecimal("007")).toBe("7");
    expect(parseDecimal("-0,0")).toBe("0");
    expect(parseDecimal("−1,5")).toBe("-1.5");
    for (const text of ["", " ", "1.234,5", "1,2,3", "5%", "1e3", "abc", "."]) {
      expect(parseDecimal(text)).toBeNull();
    }
  });

  it("come back as they were printed", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.constantFrom("vi" as const, "en" as const),
        (milli, language) => {
          const decimal = (milli / 1000).toString();
          expect(parseDecimal(formatDecimal(decimal, language))).toBe(
            decimal === "-0" ? "0" : decimal,
          );
        },
      ),
    );
  });

  it("are grouped by thousands", () => {
    expect(formatInteger(948_000_000, "vi")).toBe("948.000.000");
    expect(formatInteger(-1250, "en")).toBe("-1,250");
    expect(formatInteger(999, "vi")).toBe("999");
  });
});

describe("money", () => {
  it("is printed in whole đồng", () => {
    expect(formatDong(30_000_000, "vi")).toBe("30.000.000\u00a0₫");
    expect(formatDong(6_400_000, "en")).toBe("₫6,400,000");
  });

  it("is read as people write it", () => {
    for (const text of [
      "30000000",
      "30.000.000",
      "30,000,000 ₫",
      "30 000 000 đồng",
      "30.000.000đ",
    ]) {
      expect(parseDong(text)).toBe(30_000_000);
    }
    for (const text of ["", "ba mươi triệu", "30.00", "1.5", "-5", "30.000.00"]) {
      expect(parseDong(text)).toBeNull();
    }
  });
});

describe("sizes", () => {
  it("are printed with the language's comma", () => {
    expect(formatBytes(0, "vi")).toBe("0 B");
    expect(formatBytes(1_258_291, "vi")).toBe("1,2 MB");
    expect(formatBytes(1_258_291, "en")).toBe("1.2 MB");
    expect(formatBytes(20 * 1024 * 1024, "vi")).toBe("20 MB");
    expect(formatBytes(900 * 1024 * 1024 * 1024, "vi")).toBe("900 GB");
  });
});
