import { describe, expect, it } from "vitest";
import { entryOfPath, kindOfFile } from "./match-files";

const entries = [
  { id: "a", importKey: "1", code: null, title: "Thước đo góc gấp gọn" },
  { id: "b", importKey: "12", code: "TTN-2026-DDHT-012", title: "Bàn học điều chỉnh được" },
  { id: "c", importKey: "12a", code: null, title: "Máy lọc nước" },
  { id: "d", importKey: null, code: "TTN-2026-DDHT-001", title: "Đèn" },
];

describe("the entry of a file", () => {
  it.each([
    ["1/Phiếu đăng ký.pdf", "a"],
    ["01 - ảnh sản phẩm.jpg", "a"],
    ["Bài 12/anh1.png", "b"],
    ["Bài số 12/anh1.png", "b"],
    ["12a_video.mp4", "c"],
    ["hồ sơ/TTN-2026-DDHT-001 phiếu.pdf", "d"],
    ["TTN 2026 DDHT 012.pdf", "b"],
    ["tất cả/Thước đo góc gấp gọn.pdf", "a"],
    ["THUOC DO GOC GAP GON/1.jpg".replace("/1.jpg", "/x.jpg"), "a"],
    ["120/x.pdf", null],
    ["phiếu.pdf", null],
    ["", null],
  ])("%s → %s", (path, id) => expect(entryOfPath(path, entries)).toBe(id));

  it("is nobody's where two could be meant", () => {
    const twins = [
      { ...entries[0]!, id: "x" },
      { ...entries[0]!, id: "y" },
    ];
    expect(entryOfPath("1/a.pdf", twins)).toBeNull();
  });
});

describe("the kind of a file", () => {
  const kinds = [
    { id: "registration", label: "Phiếu đăng ký dự thi", accept: ["pdf", "image"] as const },
    {
      id: "description",
      label: "Bản mô tả, toàn văn giải pháp",
      accept: ["pdf", "document"] as const,
    },
    { id: "pictures", label: "Ảnh, bản vẽ", accept: ["pdf", "image"] as const },
    { id: "video", label: "Video", accept: ["video"] as const },
  ].map((kind) => ({ ...kind, accept: [...kind.accept] }));

  it.each([
    ["12/clip.mp4", "video", "video"],
    ["12/phieu dang ky.pdf", "pdf", "registration"],
    ["12/Bản mô tả.docx", "document", "description"],
    ["12/anh 1.jpg", "image", "pictures"],
    ["12/Bản vẽ.pdf", "pdf", "pictures"],
    ["12/toàn văn.pdf", "pdf", "description"],
    ["12/x.pdf", "pdf", null],
    ["12/x.exe", "other", null],
  ] as const)("%s (%s) → %s", (path, found, kind) =>
    expect(kindOfFile(path, found, kinds)).toBe(kind),
  );
});

it("a picture goes by the first word of a kind, else to where only pictures go", () => {
  const kinds = [
    { id: "registration", label: "Phiếu đăng ký dự thi", accept: ["pdf", "image"] as const },
    { id: "description", label: "Bản thuyết minh", accept: ["pdf"] as const },
    { id: "pictures", label: "Ảnh mô hình, sản phẩm", accept: ["image"] as const },
  ].map((kind) => ({ ...kind, accept: [...kind.accept] }));
  expect(kindOfFile("1/Ảnh 1.jpg", "image", kinds)).toBe("pictures");
  expect(kindOfFile("1/IMG_0012.jpg", "image", kinds)).toBe("pictures");
  expect(kindOfFile("1/phiếu.jpg", "image", kinds)).toBe("registration");
  expect(kindOfFile("1/scan.pdf", "pdf", kinds)).toBeNull();
});
