import { describe, expect, it } from "vitest";
import { distance, nearest } from "./nearest";

const named = (...keys: string[]) => keys.map((key) => ({ key }));

describe("nearest", () => {
  it("counts letters put in, left out and exchanged", () => {
    expect([distance("", "abc"), distance("ten", "ten"), distance("cuoc-ti", "cuoc-thi"), distance("abc", "axd")]).toEqual([3, 0, 1, 2]);
  });

  it("finds what was probably meant, and nothing where nothing is like it", () => {
    const known = named("ten-cuoc-thi", "ma-so", "ten-giai-phap");
    expect(nearest("ten-cuoc-ti", known)?.key).toBe("ten-cuoc-thi");
    expect(nearest("giai-phap", known)?.key).toBe("ten-giai-phap");
    expect(nearest("xyz", known)).toBeNull();
  });
});
