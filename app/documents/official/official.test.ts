import { PDFiumLibrary } from "@hyzyla/pdfium";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { pdfPageCount } from "~/platform/pdf/render.server";
import type { Frame, JudgedFacts, MeetingFacts, PanelSummaryFacts, PrizeFacts } from "./facts";
import { invitation } from "./kinds/invitation-template";
import { minutes } from "./kinds/minutes-template";
import { panelsDecision } from "./kinds/panels-template";
import { prizesDecision } from "./kinds/prizes-template";
import { prizesProposal } from "./kinds/proposal-template";
import { provisionalNotice } from "./kinds/provisional-template";
import { summaryReport } from "./kinds/report-template";
import { judgeSummary, panelSummary } from "./kinds/summaries-template";
import { printedNumber, type OfficialKind } from "./kinds";
import { officialDocx } from "./official-docx.server";
import { officialPdf } from "./official-pdf.server";

const LONG = "Nghiên cứu, thiết kế, chế tạo hệ thống tưới tự động điều khiển từ xa cho cây thanh long bằng năng lượng mặt trời ở vùng khô hạn";

const frameOf = (kind: OfficialKind, more: Partial<Frame> = {}): Frame => ({
  kind,
  contest: { title: "Hội thi Sáng tạo kỹ thuật tỉnh Bình Thuận lần thứ XII", slug: "stkt" },
  letterhead: {
    parent: "ỦY BAN NHÂN DÂN TỈNH BÌNH THUẬN",
    addressee: "Ủy ban nhân dân tỉnh Bình Thuận",
    issuer: "BAN TỔ CHỨC HỘI THI SÁNG TẠO KỸ THUẬT",
    place: "Bình Thuận",
    suffix: "BTC",
    authority: "TM. BAN TỔ CHỨC",
    office: "TRƯỞNG BAN",
    position: "",
    signer: "Nguyễn Thị Minh Khai",
    grounds: [],
    recipients: ["Thường trực Tỉnh ủy;", "UBND tỉnh"],
  },
  number: "12",
  date: "2026-07-05",
  rules: { number: "55/QĐ-BTCHT", date: "2026-01-15" },
  now: new Date("2026-07-05T03:00:00Z"),
  timeZone: "Asia/Ho_Chi_Minh",
  ...more,
});

const prize = (index: number) => ({
  code: `STKT-2026-${String(index).padStart(4, "0")}`,
  title: index % 3 === 0 ? LONG : `Máy gặt lúa đeo vai số ${index}`,
  authors: ["Công Tằng Tôn Nữ Thị Huyền Trân", "Đỗ Văn Ân & Lê <Thị> Ý"],
  unnamed: index % 4 === 0 ? 2 : 0,
  units: ["Trường THPT chuyên Trần Hưng Đạo"],
  field: "Nông, lâm, ngư nghiệp",
  score: "91,5",
  rank: index,
});

const prizes = (count = 9): PrizeFacts => ({
  judged: 120,
  levels: [
    { label: "Giải Nhất", amountVnd: 30_000_000, entries: [prize(1)] },
    { label: "Giải Khuyến khích", amountVnd: 5_000_000, entries: Array.from({ length: count }, (_, at) => prize(at + 2)) },
    { label: "Giải Đặc biệt", amountVnd: 50_000_000, entries: [] },
  ],
  awards: [{ label: "Tác giả nhỏ tuổi nhất", amountVnd: 1_000_000, collective: false, to: "Lê Thị Hoà" }],
  complaintDays: 5,
});

const meeting: MeetingFacts = {
  kind: "COMMITTEE",
  panel: "",
  place: "Hội trường Liên hiệp hội",
  startedAt: new Date("2026-07-01T01:00:00Z"),
  endedAt: new Date("2026-07-01T04:05:00Z"),
  chair: "Nguyễn Thị Minh Khai",
  secretary: "Trần Văn Bảy",
  attendance: [
    { name: "Nguyễn Thị Minh Khai", office: "chair", position: "Chủ tịch Liên hiệp hội", present: true, note: "" },
    { name: "Trần Văn Bảy", office: "secretary", position: "Trưởng ban Thư ký", present: true, note: "" },
    { name: "Lê Hoàng Phúc", office: "member", position: "Sở Khoa học và Công nghệ", present: false, note: "đi công tác" },
  ],
  quorum: { members: 4, present: 2, share: ">1/2", unlisted: ["Đỗ Vắng Mặt"] },
  proceedings: "Ban Thư ký báo cáo kết quả chấm.\nCác thành viên thảo luận.",
  conclusion: "Thống nhất phương án A.",
  votes: [{ scenario: "Phương án A", votesFor: 2, votesAgainst: 0, votesTotal: 3, share: "2/3", passed: true }],
  decisions: [
    { kind: "PRIZE", entries: ["STKT-2026-0003"], outcome: "Giải Nhì", votesFor: 2, votesTotal: 2, reason: "Đã ứng dụng tại ba xã." },
  ],
  awards: [
    { prize: "Tác giả nhỏ tuổi nhất", entry: "STKT-2026-0007", person: "Lê Thị Hoà", unit: "", empty: false, reason: "Người nhỏ tuổi hơn đã nhận giải năm trước." },
    { prize: "Giải nhà tài trợ", entry: "", person: "", unit: "", empty: true, reason: "Không có giải pháp phù hợp." },
  ],
  judged: null,
};

const judged: JudgedFacts = {
  until: new Date("2026-07-02T03:30:00Z"),
  closed: true,
  asksProposal: true,
  entries: [
    { code: "STKT-2026-0003", title: LONG, sheets: 3, score: "84,63", rank: 1, proposals: "Giải Nhất (2)" },
    { code: "STKT-2026-0001", title: "Máy gieo hạt", sheets: 3, score: "", rank: null, proposals: "" },
  ],
  differences: [
    {
      ...{ code: "STKT-2026-0003", title: LONG, notes: [], reasons: ["Xem lại tính mới"] },
      before: { low: "60", high: "91,5", spread: "31,5" },
      after: { low: "82", high: "91,5", spread: "9,5" },
    },
    {
      ...{ code: "STKT-2026-0001", title: "Máy gieo hạt", notes: ["Quan điểm khác nhau, giữ điểm"], reasons: [] },
      before: { low: "40", high: "70", spread: "30" },
      after: null,
    },
  ],
  returned: [{ code: "STKT-2026-0003", title: LONG, judge: "GK-03", before: "60", after: "82", reason: "Xem lại tính mới" }],
};
/** Of a panel, with no text typed yet. */
const ofPanel: MeetingFacts = {
  ...meeting,
  ...{ kind: "PANEL", panel: "Hội đồng Nhóm chung – Sơ khảo", secretary: "Lê Hoàng Phúc", proceedings: "" },
  ...{ votes: [], decisions: [], awards: [], judged },
};

const summary: PanelSummaryFacts = {
  panel: "Hội đồng lĩnh vực Nông nghiệp",
  round: "Vòng sơ khảo",
  called: "Hội đồng lĩnh vực Nông nghiệp – Vòng sơ khảo",
  judges: ["GK-01", "GK-02", "GK-03"],
  rows: [
    { code: "STKT-2026-0003", title: LONG, totals: ["91,5", null, "60"], mean: "75,75", range: "31,5", score: "75,75", rank: 1, flagged: true, proposals: "Giải Nhất (1)" },
  ],
};

const counts = {
  rows: [
    { label: "Cơ khí", count: 2, percent: "66.7", prized: 1 },
    { label: "Nông, lâm, ngư nghiệp & môi trường", count: 1, percent: "33.3", prized: 0 },
  ],
  total: 3,
};
const edition = (year: number, submitted: number, source: string | null) => ({
  ...{ year, edition: "lần thứ X", submitted, eligible: null, prized: 2, authors: 20, women: 5, units: 4 },
  ...{ moneyVnd: 12_000_000, current: year === 2026, source },
});
const everything = [
  panelsDecision(frameOf("panels"), [
    { name: "Hội đồng Cơ khí", round: "Vòng sơ khảo", members: [{ name: "Lê Văn Tám", unit: "Đại học Phan Thiết", office: "CHAIR" }] },
  ]),
  invitation(frameOf("invitation", { number: "", date: "" }), meeting),
  minutes(frameOf("minutes"), meeting),
  minutes(frameOf("minutes"), ofPanel),
  judgeSummary(frameOf("judge-summary"), {
    judge: "Lê Văn Tám",
    rounds: [{ round: "", panel: "Hội đồng Cơ khí", called: "Hội đồng Cơ khí", highest: "100", sheets: [{ code: "A-1", title: LONG, total: "90,25", proposal: "Giải Nhất" }] }],
  }),
  panelSummary(frameOf("panel-summary"), summary),
  prizesProposal(frameOf("proposal"), prizes()),
  provisionalNotice(frameOf("provisional"), prizes()),
  prizesDecision(
    frameOf("prizes", {
      letterhead: {
        ...frameOf("prizes").letterhead,
        ...{ authority: "TM. BAN TỔ CHỨC\nKT. TRƯỞNG BAN", office: "PHÓ TRƯỞNG BAN" },
        position: "CHỦ TỊCH LIÊN HIỆP CÁC HỘI KHOA HỌC VÀ KỸ THUẬT TỈNH",
        grounds: ["Căn cứ Quyết định số 1165/QĐ-TTg ngày 11/8/2011 của Thủ tướng Chính phủ;"],
      },
    }),
    prizes(1),
  ),
  prizesDecision(frameOf("prizes"), prizes()),
  summaryReport(frameOf("report"), {
    ...{ submitted: 3, eligible: 2, ineligible: 1, withdrawn: 0, panels: 1, judges: 3, sheets: 6, authors: 4 },
    ...{ byField: counts, byUnit: counts, byLocality: counts, byGender: counts, byAge: counts, ageOn: "2026-06-30" },
    editions: [edition(2022, 8, "Báo cáo năm 2022"), edition(2024, 12, null), edition(2026, 3, null)],
    prizes: prizes(2),
  }),
];

const words = (text: string) => text.normalize("NFC").split(/\s+/).filter(Boolean);

/** Pieces of the first that the second has not, as often as they are missing. */
function missing(from: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of other) left.set(word, 1 + (left.get(word) ?? 0));
  return from.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

/** What a reader of the file finds on its pages. */
async function pdfText(bytes: Uint8Array): Promise<string> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(Buffer.from(bytes));
    return [...document.pages()].map((page) => page.getText()).join("\n");
  } finally {
    library.destroy();
  }
}

function docxText(bytes: Uint8Array): string {
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  const charts = Object.keys(parts)
    .filter((name) => name.startsWith("word/charts/"))
    .flatMap((name) => [...strFromU8(parts[name]!).matchAll(/<(?:c:v|a:t)>([^<]*)</g)].map(([, text = ""]) => text));
  const paragraphs = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>|<w:br\/>/g)].map(([, text = " "]) => text).join(""),
  );
  return [...paragraphs, ...charts].join(" ").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

describe("official documents", () => {
  it("say in the minutes of a panel what it judged, how differences were settled and which sheets were given back", () => {
    const said = JSON.stringify(minutes(frameOf("minutes"), ofPanel).blocks);
    expect(said).toContain("Họp Hội đồng Nhóm chung – Sơ khảo");
    expect(said).toContain("Kết quả ghi theo số liệu đến 10 giờ 30, ngày 02 tháng 7 năm 2026");
    for (const row of [
      ["2", "STKT-2026-0001", "Máy gieo hạt", "3", "-", "-", ""],
      ["1", "STKT-2026-0003", "60 và 91,5 (chênh 31,5)", "82 và 91,5 (chênh 9,5)", "Chấm lại: Xem lại tính mới"],
      ["2", "STKT-2026-0001", "40 và 70 (chênh 30)", "Giữ nguyên", "Thảo luận, giữ nguyên điểm: Quan điểm khác nhau, giữ điểm"],
      ["1", "STKT-2026-0003", "GK-03", "60", "82", "Xem lại tính mới"],
    ])
      expect(said).toContain(JSON.stringify(row));
    // What was judged was what the meeting was about: no line is left to be filled in by pen.
    expect(said).not.toContain("……");
    const open = JSON.stringify(minutes(frameOf("minutes"), { ...ofPanel, judged: { ...judged, closed: false } }).blocks);
    expect(open).toContain("hội đồng chưa chấm xong");
    expect(open).not.toContain("84,63");
  });

  it("say the same of who took the minutes above and in the list of those present", () => {
    const said = JSON.stringify(minutes(frameOf("minutes"), ofPanel).blocks);
    expect(said).toContain('"text":"Lê Hoàng Phúc."');
    expect(said).toContain('"Lê Hoàng Phúc","Sở Khoa học và Công nghệ","Thành viên, thư ký cuộc họp","Vắng"');
    expect(said).toContain('"Trần Văn Bảy","Trưởng ban Thư ký","Thư ký Hội đồng","Có"');
  });

  it("say in minutes that an entry gets no prize, and of a recipient who is not named that it is not", () => {
    const [departure] = meeting.decisions;
    const written = minutes(frameOf("minutes"), { ...meeting, decisions: [{ ...departure!, outcome: "none" }] });
    expect(JSON.stringify(written.blocks)).toContain("STKT-2026-0003: không trao giải. Tán thành 02 trên 02.");
    const awards = [{ label: "Tác giả dân tộc thiểu số", amountVnd: 1_000_000, collective: false, to: "" }];
    const decision = prizesDecision(frameOf("prizes"), { ...prizes(), awards });
    expect(JSON.stringify(decision.blocks)).toContain('["1","Tác giả dân tộc thiểu số","Không nêu tên","1.000.000"]');
  });

  it("count apart what goes to entries and what is given besides, by the kinds that there are", () => {
    const said = (awards: PrizeFacts["awards"]) =>
      JSON.stringify(prizesDecision(frameOf("prizes"), { ...prizes(2), awards }).blocks);
    const [special] = prizes().awards;
    const collective = { ...special!, label: "Đơn vị dẫn đầu", collective: true };
    const entries = "cho 03 giải pháp (01 Giải Nhất, 02 Giải Khuyến khích)";
    expect(said([])).toContain(`${entries}, theo`);
    expect(said([collective, collective])).toContain(`${entries} và 02 giải tập thể, theo`);
    expect(said([collective, collective])).not.toContain("giải chuyên đề");
    expect(said([special!, collective])).toContain(`${entries}, 01 giải chuyên đề và 01 giải tập thể, theo`);
  });

  it("name in a decision all that it rests on, each line with a semicolon and the last with a full stop", () => {
    const standing = ["Căn cứ Nghị định A.", "Căn cứ Quyết định B;"];
    const frame = frameOf("prizes");
    const { blocks } = prizesDecision({ ...frame, letterhead: { ...frame.letterhead, grounds: standing } }, prizes());
    expect(blocks.flatMap((block) => (block.kind === "ground" ? block.text : []))).toEqual([
      "Căn cứ Nghị định A;",
      "Căn cứ Quyết định B;",
      "Căn cứ Thể lệ Hội thi Sáng tạo kỹ thuật tỉnh Bình Thuận lần thứ XII ban hành kèm theo Quyết định số 55/QĐ-BTCHT ngày 15 tháng 01 năm 2026;",
      "Căn cứ kết quả chấm của các hội đồng giám khảo và biên bản họp của Ban Tổ chức;",
      "Theo đề nghị của Ban Thư ký.",
    ]);
  });

  it.each(everything.map((document, at) => [`${at + 1}. ${document.title}`, document] as const))(
    "%s says the same as PDF and as .docx",
    async (_title, document) => {
      const pdf = words(await pdfText(await officialPdf(document)));
      const docx = words(docxText(await officialDocx(document)));
      expect(missing(docx, pdf)).toEqual([]);
      // Drawn once more on each page: its number and the heads of tables.
      const heads = document.blocks.flatMap((block) =>
        block.kind === "table" ? block.columns.flatMap(({ head }) => words(head)) : [],
      );
      expect(missing(pdf, docx).filter((word) => !/^\d$/.test(word) && !heads.includes(word))).toEqual([]);
    },
  );

  it("gives the same bytes for the same content, and well-formed parts", async () => {
    const [first] = everything;
    const again = await Promise.all([officialDocx(first!), officialDocx(first!)]);
    expect(Buffer.from(again[0]).equals(Buffer.from(again[1]))).toBe(true);
    expect(Object.keys(unzipSync(again[0])).sort()).toEqual([
      "[Content_Types].xml",
      "_rels/.rels",
      "docProps/core.xml",
      "word/_rels/document.xml.rels",
      "word/document.xml",
      "word/header1.xml",
      "word/styles.xml",
    ]);
  });

  it("sets a list of 1,000 in both forms within seconds, its head on every page", async () => {
    const document = prizesDecision(frameOf("prizes"), prizes(999));
    const begun = performance.now();
    const docx = await officialDocx(document);
    const pdf = await officialPdf(document);
    // Some seconds at most on a machine that has time; a test's machine may not.
    expect(performance.now() - begun).toBeLessThan(45_000);
    expect([docx.byteLength < 100_000, pdf.byteLength < 1_000_000]).toEqual([true, true]);
    expect(await pdfPageCount(pdf)).toBeGreaterThan(40);
    expect(strFromU8(unzipSync(docx)["word/document.xml"]!).match(/<w:tblHeader\/>/g)).toHaveLength(2);
  });

  it("numbers a document by kind and body, and leaves blank what is not known", () => {
    expect(printedNumber("prizes", "12", "BTC")).toBe("12/QĐ-BTC");
    expect(printedNumber("prizes", "5", "BTC")).toBe("05/QĐ-BTC");
    expect(printedNumber("prizes", "", "QĐ-BTC")).toBe("……/QĐ-BTC");
    expect(printedNumber("provisional", "55/TB-BTCHT", "BTC")).toBe("55/TB-BTCHT");
    expect(printedNumber("panel-summary", "", "BTC")).toBe("");
    expect(everything[1]?.blocks[0]).toMatchObject({
      number: "Số: ……/GM-BTC",
      placeAndDate: "Bình Thuận, ngày …… tháng …… năm 2026",
    });
    expect(everything[0]?.blocks[0]).toMatchObject({ placeAndDate: "Bình Thuận, ngày 05 tháng 7 năm 2026" });
  });
});
