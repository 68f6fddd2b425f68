import { PDFiumLibrary } from "@hyzyla/pdfium";
import { PDFDocument } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { pdfPageCount } from "~/platform/pdf/render.server";
import { pdfDocument, type PdfDocument } from "./pdf-document.server";

async function letter(): Promise<PdfDocument> {
  const document = await pdfDocument({
    title: "Quyết định",
    foot: (page, pages) => `Trang ${page}/${pages}`,
    cornerCode: (page) => `TEST-${page}`,
  });
  document.nation({
    country: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    motto: "Độc lập - Tự do - Hạnh phúc",
    issuer: ["LIÊN HIỆP CÁC HỘI KH&KT TỈNH", "BAN TỔ CHỨC HỘI THI"],
    number: "Số: 12/QĐ-BTC",
    placeAndDate: "Quảng Trị, ngày 05 tháng 7 năm 2026",
  });
  document.title("QUYẾT ĐỊNH", "Về danh sách hồ sơ đủ điều kiện");
  document.prose(
    "Căn cứ Quyết định số 165/2006/QĐ-TTg của Thủ tướng Chính phủ về việc tổ chức hội thi.",
  );
  document.facts([["Tên giải pháp", "Máy gặt lúa đeo vai"]]);
  const rows = Array.from({ length: 60 }, (_, index) => [
    String(index + 1),
    `Giải pháp số ${index + 1}`,
    "1.000",
  ]);
  document.table({
    columns: [
      { head: "STT", share: 1, align: "center" },
      { head: "Tên giải pháp", share: 6 },
      { head: "Điểm", share: 2, align: "right" },
    ],
    rows,
  });
  document.ticks(["Tôi đồng ý"]);
  document.code("TEST", ["Quét mã để kiểm tra."]);
  return document.signatures([
    { title: "THƯ KÝ" },
    { title: "TRƯỞNG BAN", note: "(Ký, đóng dấu)", name: "Nguyễn Văn An" },
  ]);
}

describe("pdfDocument", () => {
  it("flows over pages, keeps its author to itself, and is the same bytes for the same content", async () => {
    const bytes = await (await letter()).bytes();
    expect(await pdfPageCount(bytes)).toBe(3);
    const read = await PDFDocument.load(bytes, { updateMetadata: false });
    expect([read.getTitle(), read.getAuthor(), read.getProducer()]).toEqual([
      "Quyết định",
      undefined,
      "Sangtao",
    ]);
    expect(Buffer.from(await (await letter()).bytes()).equals(bytes)).toBe(true);
    expect(bytes.byteLength).toBeLessThan(120_000);
  });

  it("tears a row that is higher than a page, and loses none of it", async () => {
    const document = await pdfDocument({ title: "Bảng" });
    document.table({ columns: [{ head: "A", share: 1 }], rows: [["chữ ".repeat(6_000)], ["hết"]] });
    expect(await pdfPageCount(await document.bytes())).toBe(6);
  });

  it("does not leave a table's last row alone on its page", async () => {
    const library = await PDFiumLibrary.init();
    const onLastPage = async (count: number) => {
      const document = await pdfDocument({ title: "Bảng" });
      document.table({ columns: [{ head: "A", share: 1 }], rows: Array.from({ length: count }, (_, at) => [`dòng ${at + 1};`]) });
      const pages = [...(await library.loadDocument(Buffer.from(await document.bytes()))).pages()];
      return { pages: pages.length, rows: pages.at(-1)!.getText().match(/dòng/g)!.length };
    };
    try {
      // The longest that one page holds, and one row more.
      let count = 30;
      while ((await onLastPage(count)).pages === 1) count += 1;
      expect([count > 31, await onLastPage(count)]).toEqual([true, { pages: 2, rows: 2 }]);
    } finally {
      library.destroy();
    }
  });

  it("prints letters that no face has as a question mark, and control characters not at all", async () => {
    const document = await pdfDocument({ title: "Chữ" });
    document.paragraph("ก 😀 \u0007\u202e tên\u0000 ẵ").paragraph("");
    expect(await pdfPageCount(await document.bytes())).toBe(1);
  });
});
