import { centred, ground, heading, prose, type OfficialBlock, type OfficialColumn, type OfficialDocument } from "../official/official";
import { KIND_FACTS, type OfficialKind } from "../official/kinds";
import { listing } from "./listing";
import { keyOf, type Data, type Shape } from "./placeholder";

/** Name of the kind and what it is about. */
const TITLES: Readonly<Record<OfficialKind, readonly [name: string, about: string]>> = {
  eligibility: ["QUYẾT ĐỊNH", "Về danh sách hồ sơ đủ điều kiện dự thi {Tên cuộc thi}"],
  panels: ["QUYẾT ĐỊNH", "Về việc thành lập Hội đồng giám khảo {Tên cuộc thi}"],
  invitation: ["GIẤY MỜI", "Họp {Tên cuộc họp} {Tên cuộc thi}"],
  "judge-summary": ["BẢNG TỔNG HỢP PHIẾU CHẤM", "{Tên cuộc thi}"],
  "panel-summary": ["BẢNG TỔNG HỢP ĐIỂM", "{Tên hội đồng}{?Vòng chấm} – {Vòng chấm}{/Vòng chấm}"],
  minutes: ["BIÊN BẢN", "Họp {Tên cuộc họp} {Tên cuộc thi}"],
  proposal: ["TỜ TRÌNH", "Về việc tặng giải thưởng {Tên cuộc thi}"],
  provisional: ["THÔNG BÁO", "Kết quả xếp giải dự kiến {Tên cuộc thi}"],
  prizes: ["QUYẾT ĐỊNH", "Về việc tặng giải thưởng {Tên cuộc thi}"],
  report: ["BÁO CÁO", "Tổng kết {Tên cuộc thi}"],
};

interface Frames {
  readonly before: readonly string[];
  readonly after?: readonly string[];
  /** Who signs side by side; without, the letterhead's signer beside the recipients. */
  readonly signed?: readonly (readonly [office: string, name: string])[];
}

const IN_FORCE = "Quyết định này có hiệu lực kể từ ngày ký. Ban Thư ký và những người có tên trong danh sách chịu trách nhiệm thi hành Quyết định này.";
const PRIZED =
  "{Số giải pháp đạt giải} giải pháp{?Cơ cấu giải} ({Cơ cấu giải}){/Cơ cấu giải}{?Cơ cấu giải chuyên đề, tập thể} và {Cơ cấu giải chuyên đề, tập thể}{/Cơ cấu giải chuyên đề, tập thể}";
const SUM = "{Tổng tiền thưởng} đồng ({Tổng tiền thưởng bằng chữ})";

/** The sentences around the lists. */
const FRAMES: Readonly<Record<OfficialKind, Frames>> = {
  eligibility: {
    before: [
      "Điều 1. Công nhận {Số hồ sơ đủ điều kiện} hồ sơ đủ điều kiện dự thi {Tên cuộc thi}, theo danh sách kèm theo.",
      "{?Hồ sơ không đủ điều kiện}Điều 2. Không đưa vào chấm {Số hồ sơ không đủ điều kiện} hồ sơ không đủ điều kiện dự thi, theo danh sách kèm theo. Tác giả được khiếu nại một lần với Ban Tổ chức, đến hết {Hạn khiếu nại}.{/Hồ sơ không đủ điều kiện}",
      `Điều 3. ${IN_FORCE}`,
    ],
  },
  panels: {
    before: ["Điều 1. Thành lập {Số hội đồng} hội đồng giám khảo {Tên cuộc thi}, gồm các ông, bà có tên sau đây:"],
    after: [`Điều 2. ${IN_FORCE}`],
  },
  invitation: {
    before: [
      "Ban Tổ chức trân trọng kính mời các ông, bà có tên dưới đây dự phiên họp của {Tên cuộc họp}.",
      "1. Thời gian: {Thời gian họp}.",
      "2. Địa điểm: {Địa điểm họp}.",
      "3. Chủ trì: {Chủ trì}. Thư ký: {Thư ký}.",
    ],
  },
  "judge-summary": { before: ["Giám khảo: {Giám khảo}"], signed: [["GIÁM KHẢO", "{Giám khảo}"]] },
  "panel-summary": {
    before: ["Hội đồng có {Số giám khảo} giám khảo."],
    signed: [
      ["THƯ KÝ HỘI ĐỒNG", ""],
      ["CHỦ TỊCH HỘI ĐỒNG", ""],
    ],
  },
  minutes: {
    before: [
      "Thời gian: {Thời gian họp}.",
      "Địa điểm: {Địa điểm họp}.",
      "Chủ trì: {Chủ trì}. Thư ký: {Thư ký}.",
      "Có mặt {Số có mặt} trên {Số thành viên} thành viên{?Tỷ lệ có mặt cần đạt} (thể lệ yêu cầu ít nhất {Tỷ lệ có mặt cần đạt}){/Tỷ lệ có mặt cần đạt}.",
      "Nội dung, diễn biến: {Diễn biến}",
      "{?Giải pháp được chấm}Hội đồng được giao chấm {Số giải pháp của hội đồng} giải pháp. Kết quả ghi theo số liệu đến {Số liệu chấm ghi đến}.{/Giải pháp được chấm}",
    ],
    after: ["Kết luận: {Kết luận}", "Cuộc họp kết thúc lúc {Thời gian kết thúc}."],
    signed: [
      ["THƯ KÝ", "{Thư ký}"],
      ["CHỦ TRÌ", "{Chủ trì}"],
    ],
  },
  proposal: {
    before: [
      `Ban Tổ chức đã tổ chức chấm {Số giải pháp được chấm} giải pháp dự thi và đề nghị tặng giải thưởng cho ${PRIZED}. Tổng số tiền thưởng: ${SUM}.`,
    ],
  },
  provisional: {
    before: [
      `Trong {Số giải pháp được chấm} giải pháp được chấm, dự kiến tặng giải cho ${PRIZED}, theo danh sách kèm theo.`,
      "Khiếu nại gửi đến Ban Thư ký trong {Số ngày nhận khiếu nại} ngày kể từ ngày công bố.",
    ],
  },
  prizes: {
    before: [
      `Điều 1. Tặng giải thưởng {Tên cuộc thi} cho ${PRIZED}, theo danh sách kèm theo.`,
      `Điều 2. Tổng số tiền thưởng là ${SUM}.`,
      `Điều 3. ${IN_FORCE}`,
    ],
  },
  report: {
    before: [
      "Tổng số hồ sơ dự thi: {Số hồ sơ dự thi}, của {Số lượt tác giả} lượt tác giả. Trong đó: đủ điều kiện {Số hồ sơ đủ điều kiện}, không đủ điều kiện {Số hồ sơ không đủ điều kiện}, rút hồ sơ {Số hồ sơ rút}.",
      "Đã thành lập {Số hội đồng} hội đồng giám khảo với {Số giám khảo} giám khảo, nộp {Số phiếu chấm} phiếu chấm.",
      `Kết quả: chấm {Số giải pháp được chấm} giải pháp; tặng giải cho ${PRIZED}; tổng số tiền thưởng ${SUM}.`,
    ],
    after: ["Tuổi của tác giả tính đến ngày {Ngày tính tuổi}."],
  },
};

/** More columns than this lie across. */
const NARROW = 7;
/** Of a column's width, by its name; what is not named is a short text. */
const SHARES: Readonly<Record<string, number>> = {
  STT: 1.9,
  "Tên giải pháp": 4,
  "Tác giả": 3.2,
  "Họ và tên": 3,
  "Chức vụ, đơn vị": 3,
  "Đơn vị": 2.8,
  "Lĩnh vực": 2.8,
  "Địa phương": 2.8,
  Điểm: 1.4,
  "Thứ hạng": 1.4,
  "Xếp thứ": 1.4,
  "Trung bình": 1.5,
  "Chênh lệch": 1.5,
};

const tag = ({ name }: Shape) => `{${name}}`;
const texts = (shapes: readonly Shape[]) => shapes.filter(({ members }) => members === null);
const lists = (shapes: readonly Shape[]) => shapes.filter(({ members }) => members !== null);

/**
 * A form to begin with: the sentences and lists of the kind with placeholders in them, in the form of Nghị định
 * 30/2020, and on its last page all placeholders with what each stands for now. `values`: of a contest; null where
 * there are none to show.
 */
export function startDocument(
  kind: OfficialKind,
  shapes: readonly Shape[],
  { values, now }: { readonly values: Data | null; readonly now: Date },
): OfficialDocument {
  const own = lists(shapes).filter(({ key }) => key !== RECIPIENTS && key !== GROUNDS);
  const [name, about] = TITLES[kind];
  const { before, after = [] } = FRAMES[kind];
  const wide = own.filter((list) => isWide(list));
  return {
    title: `Mẫu ${name.toLocaleLowerCase("vi")}`,
    createdAt: now,
    blocks: [
      {
        kind: "head",
        country: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        motto: "Độc lập - Tự do - Hạnh phúc",
        parent: "{Cơ quan cấp trên}",
        issuer: "{Cơ quan ban hành}",
        number: KIND_FACTS[kind].symbol && "Số: {Số và ký hiệu}",
        placeAndDate: "{Địa danh và ngày}",
      },
      { kind: "title", name, about },
      ...(KIND_FACTS[kind].symbol === "QĐ"
        ? [centred("{Cơ quan ban hành}", true), ...GROUND_LINES.map(ground), centred("QUYẾT ĐỊNH:", true)]
        : []),
      ...before.map((line) => prose(line)),
      ...own.filter((list) => !wide.includes(list)).flatMap((list) => [heading(list.name), ...listBlocks(list)]),
      ...after.map((line) => prose(line)),
      closing(kind),
      ...wide.flatMap((list): OfficialBlock[] => [
        annex(list.name.toLocaleUpperCase("vi"), "{Tên cuộc thi}", "(Kèm theo văn bản số {Số và ký hiệu})"),
        ...listBlocks(list),
      ]),
      annex("CÁC CHỖ ĐIỀN CỦA MẪU NÀY", "Xóa trang này trước khi tải mẫu lên", GUIDE, false),
      guide(shapes, values),
    ],
  };
}

const RECIPIENTS = keyOf("Danh sách nơi nhận");
const GROUNDS = keyOf("Danh sách căn cứ");
const GROUND_LINES = ["{#Danh sách căn cứ}", "{Căn cứ};", "{/Danh sách căn cứ}", "{Căn cứ thể lệ}"];

const GUIDE =
  "Viết tên chỗ điền trong ngoặc nhọn. Danh sách mở bằng ngoặc nhọn có dấu # trước tên và đóng bằng ngoặc nhọn có dấu / trước tên: phần ở giữa lặp lại cho từng dòng.";

function closing(kind: OfficialKind): OfficialBlock {
  const { signed } = FRAMES[kind];
  if (signed) {
    const signatures = signed.map(([office, name]) => ({ authority: "", office, note: "(Ký, ghi rõ họ tên)", name }));
    return { kind: "signatures", signatures };
  }
  return {
    kind: "close",
    heading: "Nơi nhận:",
    recipients: ["{#Danh sách nơi nhận}", "- {Nơi nhận};", "{/Danh sách nơi nhận}", "- Lưu: VT, Ban Thư ký."],
    signature: {
      authority: "{Thẩm quyền ký}",
      office: "{Chức vụ người ký}",
      position: "{Chức vụ của người ký tại cơ quan}",
      name: "{Người ký}",
    },
  };
}

const annex = (name: string, about: string, note: string, landscape = true): OfficialBlock => ({
  kind: "annex",
  ...{ name, about, note, landscape },
});

const isWide = ({ members }: Shape) => texts(members ?? []).length > NARROW;

/** A table whose row repeats; a list with lists in it repeats whole paragraphs. */
function listBlocks(list: Shape): OfficialBlock[] {
  const members = list.members ?? [];
  const inner = lists(members).filter(({ members: deeper }) => (deeper?.length ?? 0) > 2);
  // The list of a level's prizes is the same once more: who wants it so has it on the last page.
  if (inner.length === 0 || inner.some((one) => isWide(one))) return [tableOf(list)];
  const line = texts(members).filter(({ name }) => name !== "STT");
  return [
    prose(`{#${list.name}}`),
    prose(line.map(tag).join(", ")),
    ...inner.map(tableOf),
    prose(`{/${list.name}}`),
  ];
}

function tableOf(list: Shape): OfficialBlock {
  const columns = texts(list.members ?? []);
  const cells = columns.map((shape, index) =>
    [index === 0 ? `{#${list.name}}` : "", tag(shape), index === columns.length - 1 ? `{/${list.name}}` : ""].join(""),
  );
  return {
    kind: "table",
    columns: columns.map(({ name }): OfficialColumn => ({ head: name, share: SHARES[name] ?? 2.2 })),
    rows: [cells],
  };
}

function guide(shapes: readonly Shape[], values: Data | null): OfficialBlock {
  return {
    kind: "table",
    columns: [
      { head: "Chỗ điền", share: 3 },
      { head: "Đang có trong cuộc thi", share: 5 },
    ],
    rows: listing(shapes, values).map(({ name, isList, depth, value, rows }) => [
      `${"· ".repeat(depth)}${name}${isList ? " (danh sách)" : ""}`,
      isList ? (rows === null ? "" : `${rows} dòng`) : (value ?? ""),
    ]),
  };
}
