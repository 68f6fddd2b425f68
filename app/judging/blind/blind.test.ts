import { expect, it } from "vitest";
import { textSection } from "~/contests/template-options";
import { emptyContent, NO_MEMBER } from "~/entries/entry-content";
import type { Question } from "~/contests/regulation";
import { judgedEntry } from "./blind";

const kind = { help: "", min: 0, max: 9, accept: [], maxBytes: 1, namesAuthors: false };
const base = { label: "", help: "Hướng dẫn", example: "Ví dụ", required: false, divisionIds: [] };
const QUESTIONS: Record<string, Question> = {
  costs: {
    ...base,
    id: "costs",
    kind: "table",
    maxRows: 5,
    columns: [{ id: "item", label: "Khoản", kind: "text" }],
  },
  scope: {
    ...base,
    id: "scope",
    kind: "choices",
    max: null,
    options: [{ id: "home", label: "Trong nhà" }],
  },
  video: { ...base, id: "video", kind: "link" },
};
const asked = (id: string) => QUESTIONS[id]!;
const regulation = {
  divisions: [],
  fields: [{ id: "it", code: "CNTT", name: "Công nghệ thông tin" }],
  sections: [
    textSection({ id: "novelty", title: "Tính mới", help: "", required: true, maxWords: 100 }),
    {
      id: "more",
      title: "Thêm",
      help: "",
      questions: [asked("costs"), asked("scope"), asked("video")],
    },
  ],
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
      className: "12A9",
      phone: "0912345678",
      email: "bi-mat@truong.example",
      ethnicity: "Cơ Ho",
      gender: "female",
      share: "100",
    },
  ],
  supporters: [
    {
      id: "s1",
      name: "Thầy Bí Mật",
      unit: "Giấu Kín",
      role: "teacher",
      phone: "0987654321",
      email: "",
    },
  ],
  answers: {
    novelty: "Chưa có ở đâu.",
    costs: [{ item: "Pin" }],
    scope: ["home"],
    video: "https://video.example/@bi-mat",
  },
  attachments: [
    { ...file, id: "f1", kindId: "picture", filename: "le-thi-bi-mat.png" },
    { ...file, id: "f2", kindId: "description", filename: "THPT Giấu Kín.pdf" },
    { ...file, id: "f3", kindId: "picture", filename: "giau-kin-2.png" },
    { ...file, id: "f4", kindId: "form", filename: "phieu.pdf" },
  ],
  regulationRevision: 1,
};

it("shows blind judges what the entry is, under neutral names", () => {
  const seen = judgedEntry(regulation, true, "STKT-2026-CNTT-001", snapshot);
  expect(seen.files.map(({ id, name }) => [id, name])).toEqual([
    ["f2", "Bản mô tả 1"],
    ["f1", "Hình ảnh 1"],
    ["f3", "Hình ảnh 2"],
  ]);
  expect(seen.members).toBeNull();
  const text = JSON.stringify(seen).toLowerCase();
  for (const secret of [
    "bí mật",
    "giấu kín",
    "bi-mat",
    "giau-kin",
    "2010",
    "sha256",
    "12a9",
    "0912",
    "0987",
    "cơ ho",
    "female",
  ])
    expect(text).not.toContain(secret);
});

it("gives answers of all kinds as they are, by the sections of the form; no links where judging is blind", () => {
  const answersOf = (blind: boolean) =>
    judgedEntry(regulation, blind, "X-1", snapshot).sections.map(({ title, answers }) => [
      title,
      ...answers.map(({ question, answer }) => [question.id, answer]),
    ]);
  const table = ["costs", [{ item: "Pin" }]];
  const novelty = ["Tính mới", ["novelty", "Chưa có ở đâu."]];
  expect(answersOf(true)).toEqual([novelty, ["Thêm", table, ["scope", ["home"]]]]);
  expect(answersOf(false)).toEqual([
    novelty,
    ["Thêm", table, ["scope", ["home"]], ["video", "https://video.example/@bi-mat"]],
  ]);
});

it("names members and units where the regulation judges openly, but no birth dates or file names", () => {
  const seen = judgedEntry(regulation, false, "X-1", snapshot);
  expect(seen.members).toEqual([{ name: "Lê Thị Bí Mật", unit: "THPT Giấu Kín" }]);
  expect(seen.supporters).toEqual([{ name: "Thầy Bí Mật", unit: "Giấu Kín" }]);
  for (const secret of ["2010", "12A9", "0912", "0987", "truong.example", "Cơ Ho"])
    expect(JSON.stringify(seen)).not.toContain(secret);
  expect(seen.files.map(({ name }) => name)).toContain("Phiếu đăng ký 1");
});
