import { expect, it } from "vitest";
import { jsonPath } from "./json-path";

it("writes paths as RFC 9535 does", () => {
  expect(jsonPath([])).toBe("$");
  expect(jsonPath(["sheets", 3, "scores", "novelty"])).toBe("$.sheets[3].scores.novelty");
  expect(jsonPath(["scores", "tính mới"])).toBe('$.scores["tính mới"]');
});
