import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textSection } from "~/contests/template-options";
import { emptyContent, NO_MEMBER, type EntrySnapshot } from "../entry-content";
import { versionChanges, wordRuns } from "./version-diff";

const rules = {
  fields: [{ id: "it", code: "IT", name: "Công nghệ thông tin" }],
  divisions: [],
  sections: [textSection({ id: "novelty", title: "Tính mới", help: "", required: true, maxWords: 99 })],
  attachments: [],
};
const before: EntrySnapshot = {
  ...emptyContent(0),
  title: "Máy gieo hạt",
  members: [{ ...NO_MEMBER, id: "m1", name: "Lê Hoà", birthDate: "2010-02-01", main: true }],
  answers: { novelty: "Máy chạy bằng pin mặt trời" },
  attachments: [{ id: "1", kindId: "photo", filename: "a.jpg", sha256: "aa", size: 1, mime: "image/jpeg" }],
  regulationRevision: 1,
};

describe("wordRuns", () => {
  it("holds both texts, whatever they are", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "ế", " ", "\n", "b"), maxLength: 60 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const runs = wordRuns(one, other);
        const without = (kind: string) =>
          runs.filter((run) => run.kind !== kind).map((run) => run.text).join("");
        expect(without("added")).toBe(one);
        expect(without("removed")).toBe(other);
      }),
    );
  });

  it("names the words that came and went", () => {
    expect(wordRuns("chạy bằng pin", "chạy bằng điện")).toEqual([
      { kind: "same", text: "chạy bằng " },
      { kind: "removed", text: "pin" },
      { kind: "added", text: "điện" },
    ]);
  });

  it("shows two texts whole that have little in common", () => {
    const one = Array.from({ length: 2_000 }, (_, i) => `a${i}`).join(" ");
    const other = Array.from({ length: 2_000 }, (_, i) => `b${i}`).join(" ");
    expect(wordRuns(one, other).map(({ kind }) => kind)).toEqual(["removed", "added"]);
  });
});

describe("a text that was written anew", () => {
  it("stands whole after the old one, whatever words both have by chance", () => {
    const one = "Giải pháp chia công việc thành ba bước, mỗi bước có cách kiểm tra riêng, nên người mới học là làm được";
    const other = "Lò xo đổi được lực theo cân nặng của người tập, có chốt an toàn riêng cho mỗi bên chân";
    expect(wordRuns(one, other)).toEqual([
      { kind: "removed", text: one },
      { kind: "added", text: other },
    ]);
  });

  it("is told word by word where most of the shorter one stayed", () => {
    const one = "Máy gieo hạt chạy bằng pin mặt trời, một người đẩy được";
    const kinds = wordRuns(one, `${one.replace("pin", "ắc quy").replace("một", "hai").replace("đẩy", "kéo")} cả ngày`);
    expect(kinds.filter(({ kind }) => kind === "same").length).toBeGreaterThan(2);
  });
});

describe("versionChanges", () => {
  it("finds nothing between equals", () => {
    expect(versionChanges(rules, before, { ...before }, "vi")).toEqual({ texts: [], files: [] });
  });

  it("tells texts, people and files apart", () => {
    const after: EntrySnapshot = {
      ...before,
      answers: { novelty: "Máy chạy bằng điện" },
      members: [{ ...before.members[0]!, name: "Lê Hòa Bình" }],
      attachments: [{ ...before.attachments[0]!, sha256: "bb", filename: "b.jpg" }],
    };
    const { texts, files } = versionChanges(rules, before, after, "vi");
    expect(texts.map(({ part, label }) => [part, label])).toEqual([
      ["members", null],
      ["answers.novelty", "Tính mới"],
    ]);
    expect(texts[0]?.runs.find(({ kind }) => kind === "added")?.text).toContain("Hòa");
    expect(files).toEqual([{ kindId: "photo", label: "photo", added: ["b.jpg"], removed: ["a.jpg"] }]);
  });
});
