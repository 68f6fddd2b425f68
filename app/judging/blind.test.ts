import { expect, it } from "vitest";
import { textSection } from "~/contests/template-options";
import { emptyContent, NO_MEMBER } from "~/entries/entry-content";
import { judgedEntry } from "./blind";

const kind = { help: "", min: 0, max: 9, accept: [], maxBytes: 1, namesAuthors: false };
const regulation = {
  blind: true,
  fields: [{ id: "it", code: "CNTT", name: "Công nghệ thông tin" }],
  sections: [textSection({ id: "novelty", title: "Tính mới", help: "", required: true, maxWords: 100 })],
  attachments: [
    { ...kind, id: "description", label: "Bản mô tả" },
    { ...kind, id: "picture", label: "Hình ảnh" },
    { ...kind, id: "form", label: "Phiếu đăng ký", namesAuthors: true },
  ],
};
const file = { sha256: "ab", size: 9, mime: "application/pdf" };
const snapshot = {
  ...emptyContent(0),
  title: "Máy tưới tự động",
  fieldId: "it",
  members: [
    {
      ...NO_MEMBER,
      id: "m1",
      name: "Lê Thị Bí Mật",
      birthDate: "2010-01-02",
      unit: "THPT Giấu Kín",
      share: "100",
    },
  ],
  answers: { novelty: "Chưa có ở đâu." },
  attachments: [
    { ...file, id: "f1", kindId: "picture", filename: "le-thi-bi-mat.png" },
    { ...file, id: "f2", kindId: "description", filename: "THPT Giấu Kín.pdf" },
    { ...file, id: "f3", kindId: "picture", filename: "giau-kin-2.png" },
    { ...file, id: "f4", kindId: "form", filename: "phieu.pdf" },
  ],
  regulationRevision: 1,
};

it("shows blind judges what the entry is, under neutral names", () => {
  const seen = judgedEntry(regulation, "STKT-2026-CNTT-001", snapshot);
  expect(seen.files.map(({ id, name }) => [id, name])).toEqual([
    ["f2", "Bản mô tả 1"],
    ["f1", "Hình ảnh 1"],
    ["f3", "Hình ảnh 2"],
  ]);
  expect(seen.members).toBeNull();
  const text = JSON.stringify(seen).toLowerCase();
  for (const secret of ["bí mật", "giấu kín", "bi-mat", "giau-kin", "2010", "sha256"])
    expect(text).not.toContain(secret);
});

it("names members and units where the regulation judges openly, but no birth dates or file names", () => {
  const seen = judgedEntry({ ...regulation, blind: false }, "X-1", snapshot);
  expect(seen.members).toEqual([{ name: "Lê Thị Bí Mật", unit: "THPT Giấu Kín" }]);
  expect(JSON.stringify(seen)).not.toContain("2010");
  expect(seen.files.map(({ name }) => name)).toContain("Phiếu đăng ký 1");
});
