import { TECHNICAL_CHECKLIST } from "./checklist-template";
import { TECHNICAL_CONSENTS } from "./consents-template";
import { DECIDING } from "./deciding-template";
import { TECHNICAL_SECTIONS } from "./technical-form-template";
import {
  groupPerField,
  templateWindows,
  TIME_ZONE,
  type TemplateOptions,
} from "./template-options";
import { MEGABYTE, type Regulation } from "./regulation";
import { newRound } from "./rounds";

/*
 * Hội thi Sáng tạo Kỹ thuật. Fields, entrants and the parts of the dossier follow the rules that provinces have
 * published; points, thresholds, quotas, ties and caps differ everywhere and stand here as a start to be edited.
 */

const FIELDS: Regulation["fields"] = [
  { id: "cntt", code: "CNTT", name: "Công nghệ thông tin, điện tử, viễn thông" },
  { id: "ckxd", code: "CKXD", name: "Cơ khí tự động hóa, xây dựng, giao thông vận tải" },
  { id: "vlnl", code: "VLNL", name: "Vật liệu, hóa chất, năng lượng" },
  { id: "nnmt", code: "NNMT", name: "Nông lâm ngư nghiệp, tài nguyên và môi trường" },
  { id: "yd", code: "YD", name: "Y dược" },
  { id: "gddt", code: "GDDT", name: "Giáo dục và đào tạo" },
];

const ARTICLES: Regulation["articles"] = [
  {
    id: "purpose",
    title: "Mục đích, ý nghĩa",
    text: "Hội thi nhằm thúc đẩy phong trào lao động sáng tạo trong mọi tầng lớp nhân dân, đưa các giải pháp kỹ thuật vào sản xuất và đời sống, góp phần phát triển kinh tế - xã hội của địa phương.\n\nHội thi là dịp phát hiện, tôn vinh các tác giả có giải pháp hữu ích và giới thiệu các giải pháp tiêu biểu dự thi cấp quốc gia.",
  },
  {
    id: "entrants",
    title: "Đối tượng dự thi",
    text: "Mọi công dân Việt Nam ở trong nước và ngoài nước, người nước ngoài đang sinh sống, làm việc tại Việt Nam, không phân biệt tuổi tác, dân tộc, nghề nghiệp, đều có quyền dự thi.\n\nTổ chức đã đầu tư kinh phí, phương tiện để tạo ra giải pháp có quyền đứng tên dự thi; những người trực tiếp tạo ra giải pháp được ghi là tác giả. Tỷ lệ đóng góp của các tác giả do các tác giả thỏa thuận và có tổng bằng 100%; người đóng góp nhiều nhất đứng đầu danh sách.",
  },
  {
    id: "conditions",
    title: "Điều kiện của giải pháp dự thi",
    text: "Giải pháp kỹ thuật thuộc một trong các lĩnh vực của Hội thi, đã được tạo ra và áp dụng có hiệu quả trong khoảng 5 năm tính đến năm tổ chức.\n\nGiải pháp không trùng với giải pháp đã được công bố hoặc áp dụng tại Việt Nam trước ngày nộp hồ sơ, không đang có tranh chấp về quyền sở hữu trí tuệ và chưa đạt giải tại một Hội thi Sáng tạo Kỹ thuật trước đó.",
  },
  {
    id: "fields",
    title: "Lĩnh vực dự thi",
    text: "Mỗi giải pháp dự thi ở một lĩnh vực do tác giả chọn trong danh mục kèm theo Thể lệ này. Ban Thư ký có thể đề nghị chuyển lĩnh vực khi giải pháp phù hợp hơn với lĩnh vực khác.",
  },
  {
    id: "dossier",
    title: "Hồ sơ dự thi",
    text: "Hồ sơ gồm Phiếu đăng ký dự thi có xác nhận của đơn vị hoặc địa phương, Bản mô tả giải pháp theo các mục của Thể lệ này và các tài liệu kèm theo: bản vẽ, sơ đồ, ảnh, video, kết quả thử nghiệm, xác nhận áp dụng nếu có.\n\nHồ sơ nộp trực tuyến trong thời gian nhận hồ sơ. Trước khi hết hạn, tác giả có thể rút hoặc nộp lại hồ sơ; bản nộp sau cùng là bản được xét. Hồ sơ cần bổ sung được Ban Thư ký thông báo kèm thời hạn.",
  },
  {
    id: "judging",
    title: "Chấm thi",
    text: "Ban Tổ chức thành lập các Hội đồng Giám khảo theo nhóm chấm. Mỗi giải pháp được các thành viên Hội đồng chấm độc lập theo các tiêu chí, thang điểm của Thể lệ này. Giám khảo không chấm giải pháp của đơn vị mình hoặc giải pháp mà mình là tác giả.\n\nĐiểm của giải pháp, thứ tự xếp hạng và cách phân định khi bằng điểm theo Quy tắc tính điểm của Thể lệ này.",
  },
  {
    id: "prizes",
    title: "Giải thưởng",
    text: "Cơ cấu, số lượng và mức thưởng theo bảng giải thưởng của Thể lệ này. Mức giải nào không có giải pháp đủ điểm thì để trống. Ban Tổ chức biểu quyết số giải và điểm sàn của từng mức; giải trao khác thứ tự xếp hạng phải nêu lý do trong biên bản. Ban Tổ chức chọn giải pháp tiêu biểu gửi dự thi cấp quốc gia và đề nghị khen thưởng theo quy định.",
  },
  {
    id: "complaints",
    title: "Khiếu nại và giải quyết khiếu nại",
    text: "Kết quả dự kiến được công bố trước khi có quyết định trao giải. Trong thời hạn của Thể lệ này, tác giả và đơn vị có giải pháp dự thi có quyền khiếu nại trên trang của Hội thi hoặc bằng văn bản gửi Cơ quan thường trực, kèm chứng cứ. Ban Tổ chức trả lời từng khiếu nại trước khi công bố kết quả chính thức.\n\nTác giả chịu trách nhiệm về tính trung thực của hồ sơ; giải thưởng bị thu hồi khi phát hiện vi phạm.",
  },
];

const ATTACHMENTS: Regulation["attachments"] = [
  {
    id: "registration",
    label: "Phiếu đăng ký dự thi",
    help: "Bản quét hoặc ảnh chụp rõ, có chữ ký các tác giả và xác nhận của đơn vị hoặc địa phương.",
    min: 1,
    max: 5,
    accept: ["pdf", "image"],
    maxBytes: 10 * MEGABYTE,
    namesAuthors: true,
  },
  {
    id: "description",
    label: "Bản mô tả, toàn văn giải pháp",
    help: "Tệp PDF hoặc Word, khi cần trình bày đầy đủ hơn các mục đã nhập. Không ghi tên tác giả, đơn vị.",
    min: 0,
    max: 3,
    accept: ["pdf", "document"],
    maxBytes: 20 * MEGABYTE,
    namesAuthors: false,
  },
  {
    id: "pictures",
    label: "Ảnh, bản vẽ",
    help: "Ảnh sản phẩm, mô hình, bản vẽ, sơ đồ.",
    min: 0,
    max: 10,
    accept: ["pdf", "image"],
    maxBytes: 10 * MEGABYTE,
    namesAuthors: false,
  },
  {
    id: "video",
    label: "Video",
    help: "Quá trình vận hành, không quá vài phút.",
    min: 0,
    max: 1,
    accept: ["video"],
    maxBytes: 1024 * MEGABYTE,
    namesAuthors: false,
  },
];

const CRITERIA = [
  {
    id: "novelty",
    max: "40",
    label: "Tính mới và tính sáng tạo",
    guidance: "So với giải pháp đã được công bố hoặc áp dụng trước ngày nộp hồ sơ.",
    anchors: [
      { points: "31", text: "Mới trong nước, cách giải quyết độc đáo." },
      { points: "21", text: "Mới trong tỉnh, có cải tiến rõ." },
      { points: "11", text: "Mới trong đơn vị." },
      { points: "0", text: "Chủ yếu áp dụng giải pháp đã có." },
    ],
  },
  {
    id: "applicability",
    max: "30",
    label: "Khả năng áp dụng",
    guidance: "Căn cứ xác nhận áp dụng, kết quả thử nghiệm và điều kiện để nhân rộng.",
    anchors: [
      { points: "24", text: "Đã áp dụng rộng, dễ nhân rộng." },
      { points: "16", text: "Đã áp dụng ở một số nơi." },
      { points: "8", text: "Mới thử nghiệm." },
      { points: "0", text: "Còn là mô hình, ý tưởng." },
    ],
  },
  {
    id: "benefit",
    max: "30",
    label: "Hiệu quả kinh tế, kỹ thuật, xã hội",
    guidance: "Căn cứ số liệu trước và sau khi áp dụng giải pháp.",
    anchors: [
      { points: "24", text: "Hiệu quả lớn, có số liệu chứng minh." },
      { points: "16", text: "Hiệu quả khá." },
      { points: "8", text: "Hiệu quả bước đầu." },
      { points: "0", text: "Hiệu quả chưa rõ." },
    ],
  },
];

/** A draft regulation of a technical innovation contest. */
export function technicalTemplate(options: TemplateOptions): Regulation {
  const { organisation, edition, year } = options;
  return {
    template: "technical",
    title: `Hội thi Sáng tạo Kỹ thuật ${organisation.province} lần thứ ${edition} (${year})`,
    edition,
    year,
    summary: `${organisation.name} là Cơ quan thường trực của Hội thi. Hội thi nhận các giải pháp kỹ thuật đã áp dụng có hiệu quả của mọi tổ chức, cá nhân.`,
    articles: ARTICLES,
    fields: FIELDS,
    groups: groupPerField(FIELDS),
    members: {
      min: 1,
      max: 5,
      contribution: true,
      bornFrom: null,
      bornTo: null,
      asks: {
        gender: "optional",
        className: "no",
        role: "optional",
        occupation: "required",
        phone: "required",
        email: "optional",
        ethnicity: "no",
      },
      maxSupporters: 0,
    },
    divisions: [],
    conditions: {
      createdSince: `${year - 5}-01-01`,
      provinces: [],
      repeats: "never-won",
      maxEntriesPerMember: 3,
    },
    consents: TECHNICAL_CONSENTS,
    checklist: TECHNICAL_CHECKLIST,
    unitRound: false,
    sections: TECHNICAL_SECTIONS,
    attachments: ATTACHMENTS,
    codePattern: "STKT-{year}-{field}-{number:3}",
    timeZone: TIME_ZONE,
    appealDays: 10,
    windows: templateWindows(options, "final"),
    rounds: [{ ...newRound("final"), label: "Chấm chung khảo" }],
    criteriaText: CRITERIA.map(({ max: _max, ...words }) => words),
    childSafe: false,
    deciding: DECIDING,
    specialPrizes: [],
    collective: null,
    publicVote: null,
    rule: {
      criteria: CRITERIA.map(({ id, max }) => ({ id, max, min: "0", step: "0.5", weight: "1" })),
      combine: {
        order: "sheets-first",
        method: "mean",
        dropLowest: 0,
        dropHighest: 0,
        minimumSheets: 3,
      },
      rounding: { total: { decimals: 2, mode: "half-up" } },
      tieBreak: [
        { by: "criterion", id: "novelty" },
        { by: "criterion", id: "applicability" },
        { by: "median" },
        { by: "vote" },
      ],
      prizes: {
        scope: "group",
        levels: [
          { id: "first", label: "Giải Nhất", quota: 1, minimumScore: "85", amountVnd: 40_000_000 },
          { id: "second", label: "Giải Nhì", quota: 2, minimumScore: "80", amountVnd: 32_000_000 },
          { id: "third", label: "Giải Ba", quota: 4, minimumScore: "70", amountVnd: 24_000_000 },
          {
            id: "consolation",
            label: "Giải Khuyến khích",
            quota: 8,
            minimumScore: "60",
            amountVnd: 8_000_000,
          },
        ],
        onTie: "undecided",
      },
      rounds: [{ id: "final", weight: "1" }],
    },
  };
}
