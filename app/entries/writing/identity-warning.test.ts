import { expect, it } from "vitest";
import { textSection } from "~/contests/template-options";
import type { Identity } from "../identity-forms";
import { tellingPlaces } from "./identity-warning";

const kind = { help: "", label: "", min: 0, max: 9, accept: [], maxBytes: 1 };
const rules = {
  sections: [
    textSection({ id: "novelty", title: "", help: "", required: true, maxWords: 9 }),
    textSection({ id: "effect", title: "", help: "", required: true, maxWords: 9 }),
  ],
  attachments: [
    { ...kind, id: "description", namesAuthors: false },
    { ...kind, id: "form", namesAuthors: true },
  ],
};
const identity: Identity = {
  persons: ["Bùi Thị Ẩn Danh"],
  units: ["Trường THPT Kín Đáo"],
  emails: [],
  phones: [],
  terms: [],
};

it("names each place with its words, files by their names, and leaves alone what judges never get", () => {
  const long = `Máy được thử nghiệm nhiều tháng liền tại trường THPT Kín Đáo và cho kết quả rất tốt so với cách làm cũ.`;
  expect(
    tellingPlaces(
      rules,
      { title: "Máy tưới của Ẩn Danh", answers: { novelty: "Chưa có ở đâu.", effect: long } },
      [
        { kindId: "description", filename: "ban-mo-ta.pdf" },
        { kindId: "description", filename: "mo-ta-an-danh-thpt-kin-dao.pdf" },
        { kindId: "form", filename: "Bùi Thị Ẩn Danh.pdf" },
      ],
      identity,
    ),
  ).toEqual([
    { path: "title", kind: "person", excerpt: "Máy tưới của Ẩn Danh", isFilename: false },
    {
      path: "answers.effect",
      kind: "unit",
      excerpt: "… nghiệm nhiều tháng liền tại trường THPT Kín Đáo và cho kết quả rất tốt …".replace("nghiệm nhiều ", "nhiều "),
      isFilename: false,
    },
    { path: "files.description", kind: "person", excerpt: "mo-ta-an-danh-thpt-kin-dao.pdf", isFilename: true },
  ]);
});

it("says nothing where nobody is named", () => {
  expect(tellingPlaces(rules, { title: "Máy tưới", answers: {} }, [], identity)).toEqual([]);
});
