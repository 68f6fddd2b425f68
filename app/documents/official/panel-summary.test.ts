import { PDFiumLibrary } from "@hyzyla/pdfium";
import { expect, it } from "vitest";
import type { Frame } from "./facts";
import { panelSummary } from "./kinds/summaries-template";
import { officialPdf } from "./official-pdf.server";

const letterhead = {
  ...{ parent: "", addressee: "", issuer: "BAN TỔ CHỨC", place: "Nam Hải", suffix: "BTC", authority: "", office: "", position: "", signer: "" },
  ...{ grounds: [], recipients: [] },
};
const frame: Frame = {
  ...{ kind: "panel-summary", contest: { title: "Hội thi", slug: "hoi-thi" }, letterhead, number: "", date: "" },
  ...{ rules: { number: "", date: "" }, now: new Date("2026-07-05T03:00:00Z"), timeZone: "Asia/Ho_Chi_Minh" },
};
const NAMES = [
  ...["Nguyễn Thị Phương Nghiêm", "Lê Hoàng Phúc", "Trần Khuyến", "Đặng Trường", "Phạm Quỳnh Như", "Võ Minh Thương"],
  ...["Huỳnh Khương", "Nguyễn Thuận", "Bùi Văn Tám", "Công Tằng Tôn Nữ Huyền Trân", "Dương Nghiệp"],
];

async function pagesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(Buffer.from(bytes));
    return [...document.pages()].map((page) => page.getText().normalize("NFC"));
  } finally {
    library.destroy();
  }
}

const wordsOf = async (bytes: Uint8Array) => (await pagesOf(bytes)).flatMap((text) => text.split(/\s+/));

it.each([3, 7, 9, 11])("breaks no word of its head beside the marks of %i judges", async (count) => {
  const judges = NAMES.slice(0, count);
  const row = {
    ...{ code: "NH7-YT-001", title: "Máy sấy", totals: judges.map(() => "80,25"), mean: "80,25", range: "100", score: "80,25" },
    ...{ rank: 1, flagged: true, proposals: "Giải Khuyến khích (3)" },
  };
  const facts = { panel: "Hội đồng Y tế", called: "Hội đồng Y tế", round: "", judges, rows: [row] };
  const words = await wordsOf(await officialPdf(panelSummary(frame, facts)));
  const heads = "STT Mã số Tên giải pháp Trung bình Chênh lệch Điểm theo thể lệ Xếp thứ Đề nghị giải";
  for (const word of [...heads.split(" "), ...judges.flatMap((name) => name.split(" ")), "NH7-YT-001", "80,25"])
    expect(words).toContain(word);
});

it("has an entry above its signatures, however many there are", async () => {
  const judges = NAMES.slice(0, 3);
  const rows = Array.from({ length: 30 }, (_, index) => ({
    ...{ code: `YT-${index + 1}`, title: "Máy sấy", totals: judges.map(() => "80"), mean: "80", range: "0", score: "80" },
    ...{ rank: index + 1, flagged: false, proposals: "" },
  }));
  for (let count = 2; count <= rows.length; count += 1) {
    const facts = { panel: "Hội đồng Y tế", called: "Hội đồng Y tế", round: "", judges, rows: rows.slice(0, count) };
    const last = (await pagesOf(await officialPdf(panelSummary(frame, facts)))).at(-1);
    expect(last, `${count} entries`).toContain(`YT-${count}`);
    expect(last).toContain("CHỦ TỊCH HỘI ĐỒNG");
  }
});
