import fc from "fast-check";
import { expect, it } from "vitest";
import { textSection } from "~/contests/template-options";
import type { Question } from "~/contests/regulation";
import type { Identity } from "~/entries/identity-forms";
import { coveredContent, coverOf, MARKS } from "./cover";

const WHO: Identity = {
  persons: ["Bùi Thị Ẩn Danh", "Thầy Lê Văn Bí Mật"],
  units: ["Trường THPT Kín Đáo", "Lớp 12A9"],
  emails: ["chunhiem@kindao.example"],
  phones: ["0912345678"],
  terms: ["câu lạc bộ Mắt Thần"],
};
const cover = coverOf(WHO);

it("covers people, units, ways to reach them and the secretariat's own words, and says which it was", () => {
  expect(
    cover(
      "Em Bùi Thị Ẩn Danh, lớp 12A9, Trường THPT Kín Đáo (chunhiem@kindao.example, 0912.345.678) cùng thầy Bí Mật ở CÂU LẠC BỘ MẮT THẦN, xem https://x.example/a.",
    ),
  ).toBe(
    "Em [tên tác giả], [đơn vị], [đơn vị] ([thư điện tử], [điện thoại]) cùng thầy [tên tác giả] ở [đã che], xem [liên kết].",
  );
});

const question = (id: string, given: object) =>
  ({ id, label: "", help: "", example: "", required: false, divisionIds: [], ...given }) as unknown as Question;
const sections = [
  textSection({ id: "novelty", title: "", help: "", required: true, maxWords: 9 }),
  {
    id: "more",
    title: "",
    help: "",
    questions: [
      question("costs", {
        kind: "table",
        maxRows: 2,
        columns: [
          { id: "who", label: "", kind: "text" },
          { id: "sum", label: "", kind: "money" },
        ],
      }),
      question("price", { kind: "money", max: null }),
    ],
  },
];

it("covers title, texts and cells, leaves figures alone, and answers nobody asked for out", () => {
  const content = {
    title: "Máy của Ẩn Danh",
    answers: { novelty: "Ẩn Danh nghĩ ra", costs: [{ who: "THPT Kín Đáo", sum: "0912345678" }], price: "0912345678", old: "Ẩn Danh" },
  };
  expect(coveredContent({ sections }, cover, content)).toEqual({
    title: "Máy của [tên tác giả]",
    answers: { novelty: "[tên tác giả] nghĩ ra", costs: [{ who: "[đơn vị]", sum: "0912345678" }], price: "0912345678" },
  });
});

const ORDINARY = fc.string({ unit: fc.constantFrom(..."aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ \n.,-();012".split("")), maxLength: 200 });
const PLANTED = fc.constantFrom(
  "Bùi Thị Ẩn Danh",
  "bùi thị ẩn danh".normalize("NFD"),
  "BUI THI AN DANH",
  "Thị-Ẩn-Danh",
  "Văn Bí Mật",
  "Trường THPT Kín Đáo",
  "thpt kín đáo",
  "chunhiem@kindao.example",
  "0912 345 678",
  "câu lạc bộ  mắt thần",
);

it("never leaves a planted name", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(ORDINARY, PLANTED), { maxLength: 6 }), (parts) => {
      const text = parts.map(([before, name]) => `${before}; ${name} ;`).join("");
      const covered = cover(text);
      for (const [, name] of parts) expect(covered).not.toContain(name);
      const marks = Object.values(MARKS).reduce((sum, mark) => sum + covered.split(mark).length - 1, 0);
      expect(marks).toBeGreaterThanOrEqual(parts.length > 0 ? 1 : 0);
      expect(cover(covered)).toBe(covered);
    }),
  );
});

it("leaves a text without names as it is, byte for byte", () => {
  const safe = ORDINARY.filter((text) => !/\d{7}|0\d[\d .()-]{6}/u.test(text));
  fc.assert(
    fc.property(safe, (text) => {
      expect(cover(text)).toBe(text);
    }),
  );
});
