import { expect, it } from "vitest";
import { fillReminder, isPicked, remindedLately, strayTokens, type TokenWords } from "./reminder";

const words: TokenWords = {
  name: ["họ tên", "name"],
  contest: ["cuộc thi", "contest"],
  panel: ["hội đồng", "panel"],
  open: ["số phiếu", "sheets"],
  deadline: ["hạn chấm", "deadline"],
  link: ["liên kết", "link"],
};
const values = {
  name: "Lê {link}",
  contest: "Hội thi",
  panel: "Hội đồng 1",
  open: "3",
  deadline: "17:00 01/10/2026",
  link: "https://example.vn/judge",
};

it("fills in what stands in braces, in either language, however it is typed", () => {
  expect(fillReminder("{Họ tên}, { số phiếu }: {deadline}", words, values)).toBe(
    "Lê {link}, 3: 17:00 01/10/2026",
  );
  expect(fillReminder("{họ tên}".normalize("NFD"), words, values)).toBe("Lê {link}");
});

it("leaves what is no token, and names it", () => {
  expect(fillReminder("{tên} và {}", words, values)).toBe("{tên} và {}");
  expect(strayTokens("{tên} {họ tên} {tên} {x}", words)).toEqual(["tên", "x"]);
});

it("asks again within twelve hours", () => {
  const now = new Date("2026-10-01T12:00:00Z");
  expect(remindedLately(null, now)).toBe(false);
  expect(remindedLately(new Date("2026-10-01T00:00:01Z"), now)).toBe(true);
  expect(remindedLately(new Date("2026-10-01T00:00:00Z"), now)).toBe(false);
});

it("proposes those who have not begun, or all who have something left", () => {
  expect(isPicked("not-begun", "under-way")).toBe(false);
  expect(isPicked("not-begun", "not-begun")).toBe(true);
  expect(isPicked("unfinished", "under-way")).toBe(true);
  expect(isPicked("unfinished", "finished")).toBe(false);
  expect(isPicked("none", "not-begun")).toBe(false);
});
