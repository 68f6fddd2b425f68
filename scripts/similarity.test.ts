import { describe, expect, it } from "vitest";
import { command } from "../tests/command";

const { file, run } = command("similarity");

describe("npm run similarity", { timeout: 120_000 }, () => {
  it("prints the threshold and every pair from it on, the most alike first", () => {
    const { status, stdout, stderr } = run(
      file("titles.json", {
        about: "other keys do not matter",
        titles: [
          { id: "a", title: "Máy gieo hạt sử dụng năng lượng mặt trời", province: "Bình Định" },
          { id: 2, title: "Máy gieo hạt tự động điều khiển bằng smartphone", summary: null },
          { id: "c", title: "Trà túi lọc sương sâm" },
          { id: "d", title: "TRÀ TÚI LỌC SƯƠNG SÂM".normalize("NFD") },
        ],
      }),
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const { threshold, pairs } = JSON.parse(stdout) as {
      threshold: number;
      pairs: { a: unknown; b: unknown; score: number }[];
    };
    expect(pairs.map(({ a, b }) => [a, b])).toEqual([
      ["c", "d"],
      ["a", 2],
    ]);
    expect(pairs.every(({ score }) => score >= threshold && score <= 1)).toBe(true);
    expect(pairs[0]!.score).toBe(1);
  });

  it("says what is wrong with its input, on the other channel, and ends with 2", () => {
    for (const [content, said] of [
      [undefined, "cannot be read"],
      ["{", "not JSON"],
      [{ titles: [{ id: 1 }] }, "titles.0.title"],
      [
        {
          titles: [
            { id: 1, title: "a" },
            { id: 1, title: "b" },
          ],
        },
        "stands there twice",
      ],
    ] as const) {
      const { status, stdout, stderr } = run(
        content === undefined ? "none.json" : file("titles.json", content),
      );
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toContain(said);
    }
  });
});
