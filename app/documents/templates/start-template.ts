import { centred, heading, prose, type OfficialBlock, type OfficialColumn, type OfficialDocument } from "../official/official";
import type { OfficialKind } from "../official/kinds";
import { listing } from "./listing";
import { COMMON } from "./names/common-template";
import type { Data, Shape } from "./placeholder";

/** Name of the kind and what it is about. */
const TITLES: Readonly<Record<OfficialKind, readonly [name: string, about: string]>> = {
  eligibility: ["QUYẾT ĐỊNH", "Về danh sách hồ sơ đủ điều kiện dự thi {Tên cuộc thi}"],
  panels: ["QUYẾT ĐỊNH", "Về việc thành lập Hội đồng giám khảo {Tên cuộc thi}"],
  invitation: ["GIẤY MỜI", "Họp {Tên cuộc họp} {Tên cuộc thi}"],
  "judge-summary": ["BẢNG TỔNG HỢP PHIẾU CHẤM", "{Tên cuộc thi}"],
  "panel-summary": ["BẢNG TỔNG HỢP ĐIỂM", "{Tên hội đồng}"],
  minutes: ["BIÊN BẢN", "Họp {Tên cuộc họp} {Tên cuộc thi}"],
  proposal: ["TỜ TRÌNH", "Về việc tặng giải thưởng {Tên cuộc thi}"],
  provisional: ["THÔNG BÁO", "Kết quả xếp giải dự kiến {Tên cuộc thi}"],
  prizes: ["QUYẾT ĐỊNH", "Về việc tặng giải thưởng {Tên cuộc thi}"],
  report: ["BÁO CÁO", "Tổng kết {Tên cuộc thi}"],
};

/** More columns than this lie across. */
const NARROW = 6;
const COMMON_KEYS = new Set(COMMON.map(({ shape }) => shape.key));

const tag = ({ name }: Shape) => `{${name}}`;
const texts = (shapes: readonly Shape[]) => shapes.filter(({ members }) => members === null);
const lists = (shapes: readonly Shape[]) => shapes.filter(({ members }) => members !== null);

/**
 * A form to begin with: every placeholder of the kind in its place, in the form of Nghị định 30/2020, and on its last
 * page what each stands for now. `values`: of a contest; null where there are none to show.
 */
export function startDocument(
  kind: OfficialKind,
  shapes: readonly Shape[],
  { values, now }: { readonly values: Data | null; readonly now: Date },
): OfficialDocument {
  const own = shapes.filter(({ key }) => !COMMON_KEYS.has(key));
  const [name, about] = TITLES[kind];
  const wide = lists(own).filter((list) => isWide(list));
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
        number: "Số: {Số và ký hiệu}",
        placeAndDate: "{Địa danh và ngày}",
      },
      { kind: "title", name, about },
      centred("{Cơ quan ban hành}", true),
      { kind: "ground", text: "{Căn cứ thể lệ}" },
      ...texts(own).map((shape) => prose(`${shape.name}: ${tag(shape)}`)),
      ...lists(own)
        .filter((list) => !wide.includes(list))
        .flatMap((list) => [heading(list.name), ...listBlocks(list)]),
      {
        kind: "close",
        heading: "Nơi nhận:",
        recipients: ["{#Danh sách nơi nhận}", "- {Nơi nhận};", "{/Danh sách nơi nhận}", "- Lưu: VT, Ban Thư ký."],
        signature: { authority: "{Thẩm quyền ký}", office: "{Chức vụ người ký}", name: "{Người ký}" },
      },
      ...wide.flatMap((list): OfficialBlock[] => [
        annex(list.name.toLocaleUpperCase("vi"), "{Tên cuộc thi}", "(Kèm theo văn bản số {Số và ký hiệu})"),
        ...listBlocks(list),
      ]),
      annex("CÁC CHỖ ĐIỀN CỦA MẪU NÀY", "Xóa trang này trước khi tải mẫu lên", GUIDE, false),
      guide(shapes, values),
    ],
  };
}

const GUIDE =
  "Viết tên chỗ điền trong ngoặc nhọn. Danh sách mở bằng ngoặc nhọn có dấu # trước tên và đóng bằng ngoặc nhọn có dấu / trước tên: phần ở giữa lặp lại cho từng dòng.";

const annex = (name: string, about: string, note: string, landscape = true): OfficialBlock => ({
  kind: "annex",
  ...{ name, about, note, landscape },
});

const isWide = ({ members }: Shape) => texts(members ?? []).length > NARROW;

/** A table whose row repeats; a list with lists in it repeats whole paragraphs. */
function listBlocks(list: Shape): OfficialBlock[] {
  const members = list.members ?? [];
  const inner = lists(members).filter(({ members: deeper }) => (deeper?.length ?? 0) > 2);
  if (inner.length === 0) return [tableOf(list)];
  const line = texts(members).filter(({ name }) => name !== "STT");
  return [
    prose(`{#${list.name}}`),
    prose(line.map((shape) => `${shape.name}: ${tag(shape)}`).join("; ")),
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
    columns: columns.map(({ name }): OfficialColumn => ({ head: name, share: name === "STT" ? 1 : 3 })),
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
