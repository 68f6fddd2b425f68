import { birthWindow } from "./birth-window";
import { YOUTH_CHECKLIST } from "./checklist-template";
import { YOUTH_CONSENTS } from "./consents-template";
import { DECIDING } from "./deciding-template";
import { YOUTH_SECTIONS } from "./youth-form-template";
import {
  groupPerField,
  templateWindows,
  TIME_ZONE,
  type YouthTemplateOptions,
} from "./template-options";
import { MEGABYTE, type Regulation } from "./regulation";
import { newRound } from "./rounds";

/*
 * Cuộc thi Sáng tạo Thanh thiếu niên, Nhi đồng. As with the technical contest: what provinces decide for
 * themselves stands here as a start to be edited.
 */

const FIELDS: Regulation["fields"] = [
  { id: "ddht", code: "DDHT", name: "Đồ dùng dành cho học tập" },
  { id: "pmth", code: "PMTH", name: "Phần mềm tin học" },
  { id: "spmt", code: "SPMT", name: "Sản phẩm thân thiện với môi trường" },
  { id: "dcdc", code: "DCDC", name: "Các dụng cụ sinh hoạt gia đình và đồ chơi trẻ em" },
  {
    id: "bdkh",
    code: "BDKH",
    name: "Các giải pháp kỹ thuật nhằm ứng phó với biến đổi khí hậu, bảo vệ môi trường và phát triển kinh tế",
  },
];

const ARTICLES: Regulation["articles"] = [
  {
    id: "purpose",
    title: "Mục đích, ý nghĩa",
    text: "Cuộc thi khơi dậy tư duy sáng tạo, niềm say mê khoa học và ước mơ của thanh thiếu niên, nhi đồng; giúp các em tìm tòi, vận dụng kiến thức đã học vào cuộc sống.\n\nCuộc thi phát hiện, bồi dưỡng các tài năng trẻ và chọn các sản phẩm tiêu biểu dự thi cấp toàn quốc.",
  },
  {
    id: "entrants",
    title: "Đối tượng dự thi",
    text: "Thanh thiếu niên, nhi đồng người Việt Nam có ngày sinh trong khoảng quy định của Thể lệ này, đang học hoặc không còn học ở nhà trường. Khuyến khích các em nhỏ tuổi, các em ở vùng sâu, vùng xa, dân tộc thiểu số và các em khuyết tật.\n\nCác em dự thi theo cá nhân hoặc nhóm; mọi thành viên của nhóm đều phải đủ điều kiện về ngày sinh.",
  },
  {
    id: "conditions",
    title: "Điều kiện của sản phẩm dự thi",
    text: "Mô hình, sản phẩm do chính các em làm ra, thuộc một trong các lĩnh vực của Cuộc thi, an toàn khi vận hành và chưa đạt giải ở một cuộc thi sáng tạo trước đó. Khuyến khích sử dụng vật liệu sẵn có, tái chế.",
  },
  {
    id: "fields",
    title: "Lĩnh vực dự thi",
    text: "Mỗi sản phẩm dự thi ở một lĩnh vực do các em chọn trong danh mục kèm theo Thể lệ này.",
  },
  {
    id: "dossier",
    title: "Hồ sơ dự thi",
    text: "Hồ sơ gồm Phiếu đăng ký dự thi có xác nhận của nhà trường hoặc địa phương và chữ ký của cha mẹ hoặc người giám hộ, bản thuyết minh theo các mục của Thể lệ này, ảnh mô hình, sản phẩm và video nếu có. Mô hình, sản phẩm gửi về Ban Tổ chức khi được thông báo.\n\nHồ sơ nộp trực tuyến trong thời gian nhận hồ sơ, do các em hoặc nhà trường, đơn vị đầu mối nộp thay. Trước khi hết hạn có thể rút hoặc nộp lại; bản nộp sau cùng là bản được xét.",
  },
  {
    id: "judging",
    title: "Chấm thi",
    text: "Ban Tổ chức thành lập các Hội đồng Giám khảo. Mỗi sản phẩm được các thành viên Hội đồng chấm độc lập theo các tiêu chí, thang điểm của Thể lệ này. Giám khảo không chấm sản phẩm của trường, đơn vị mình.",
  },
  {
    id: "prizes",
    title: "Giải thưởng",
    text: "Cơ cấu, số lượng và mức thưởng theo bảng giải thưởng của Thể lệ này. Mức giải nào không có sản phẩm đủ điểm thì để trống. Ban Tổ chức biểu quyết số giải và điểm sàn của từng mức; giải trao khác thứ tự xếp hạng phải nêu lý do trong biên bản. Các em đạt giải được cấp giấy chứng nhận; sản phẩm tiêu biểu được gửi dự thi toàn quốc.",
  },
  {
    id: "privacy",
    title: "Thông tin của các em",
    text: "Ban Tổ chức chỉ dùng thông tin của các em cho việc tổ chức Cuộc thi. Kết quả được công bố gồm mã số và tên sản phẩm; họ tên, trường của em nào chỉ được công bố khi cha mẹ hoặc người giám hộ và, từ bảy tuổi, chính em đã đồng ý. Ngày sinh và liên hệ không được công bố.",
  },
  {
    id: "complaints",
    title: "Khiếu nại và giải quyết khiếu nại",
    text: "Kết quả dự kiến được công bố trước khi có quyết định trao giải. Trong thời hạn của Thể lệ này, các em, cha mẹ, người giám hộ và nhà trường có quyền khiếu nại trên trang của Cuộc thi hoặc bằng văn bản gửi Cơ quan thường trực, kèm chứng cứ. Ban Tổ chức trả lời từng khiếu nại trước khi công bố kết quả chính thức.",
  },
];

const ATTACHMENTS: Regulation["attachments"] = [
  {
    id: "registration",
    label: "Phiếu đăng ký dự thi",
    help: "Bản quét hoặc ảnh chụp rõ, có xác nhận của nhà trường và chữ ký của cha mẹ hoặc người giám hộ.",
    min: 1,
    max: 5,
    accept: ["pdf", "image"],
    maxBytes: 10 * MEGABYTE,
    namesAuthors: true,
  },
  {
    id: "description",
    label: "Bản thuyết minh",
    help: "Tệp PDF hoặc Word, khi cần trình bày thêm. Không ghi tên, trường.",
    min: 0,
    max: 2,
    accept: ["pdf", "document"],
    maxBytes: 20 * MEGABYTE,
    namesAuthors: false,
  },
  {
    id: "pictures",
    label: "Ảnh mô hình, sản phẩm",
    help: "Ít nhất một ảnh nhìn rõ toàn bộ sản phẩm; không chụp mặt các em.",
    min: 1,
    max: 10,
    accept: ["image"],
    maxBytes: 10 * MEGABYTE,
    namesAuthors: false,
  },
  {
    id: "video",
    label: "Video",
    help: "Sản phẩm khi hoạt động, không quá vài phút.",
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
    max: "30",
    label: "Tính mới",
    guidance: "So với các sản phẩm đã có mà giám khảo biết.",
    anchors: [
      { points: "23", text: "Ý tưởng chưa thấy ở đâu." },
      { points: "15", text: "Khác rõ với sản phẩm đã có." },
      { points: "8", text: "Có cải tiến." },
      { points: "0", text: "Làm theo sản phẩm đã có." },
    ],
  },
  {
    id: "creativity",
    max: "30",
    label: "Tính sáng tạo",
    guidance: "Phần các em tự nghĩ ra, phù hợp với lứa tuổi.",
    anchors: [
      { points: "23", text: "Cách giải quyết độc đáo, do các em tự nghĩ ra." },
      { points: "15", text: "Có nhiều điểm sáng tạo." },
      { points: "8", text: "Có điểm sáng tạo." },
      { points: "0", text: "Ít sáng tạo." },
    ],
  },
  {
    id: "applicability",
    max: "20",
    label: "Khả năng ứng dụng",
    guidance: "",
    anchors: [
      { points: "16", text: "Dùng tốt, dễ làm với số lượng nhiều." },
      { points: "10", text: "Dùng được." },
      { points: "5", text: "Cần hoàn thiện thêm." },
      { points: "0", text: "Khó áp dụng." },
    ],
  },
  {
    id: "craft",
    max: "10",
    label: "Kỹ thuật, mỹ thuật",
    guidance: "",
    anchors: [
      { points: "8", text: "Chắc chắn, an toàn, gọn và đẹp." },
      { points: "5", text: "Chắc chắn, an toàn; hình thức bình thường." },
      { points: "0", text: "Chưa chắc chắn hoặc chưa an toàn." },
    ],
  },
  {
    id: "presentation",
    max: "10",
    label: "Thuyết minh, trình bày",
    guidance: "",
    anchors: [
      { points: "8", text: "Rõ ràng, chính xác; các em hiểu rõ sản phẩm của mình." },
      { points: "5", text: "Đủ ý nhưng còn chỗ chưa rõ." },
      { points: "0", text: "Sơ sài, khó hiểu." },
    ],
  },
];

/** A draft regulation of a youth creativity contest. */
export function youthTemplate(options: YouthTemplateOptions): Regulation {
  const { organisation, edition, year, minAge = 6, maxAge = 18 } = options;
  const cutoff = options.cutoff ?? `${year}-07-31`;
  return {
    template: "youth",
    title: `Cuộc thi Sáng tạo Thanh thiếu niên, Nhi đồng ${organisation.province} lần thứ ${edition} (${year})`,
    edition,
    year,
    summary: `${organisation.name} là Cơ quan thường trực của Cuộc thi. Cuộc thi dành cho các em từ ${minAge} đến ${maxAge} tuổi, dự thi cá nhân hoặc theo nhóm.`,
    articles: ARTICLES,
    fields: FIELDS,
    groups: groupPerField(FIELDS),
    members: {
      min: 1,
      max: 5,
      contribution: true,
      ...birthWindow(cutoff, minAge, maxAge),
      asks: {
        gender: "optional",
        className: "required",
        role: "no",
        occupation: "no",
        phone: "optional",
        email: "no",
        ethnicity: "optional",
      },
      maxSupporters: 2,
    },
    divisions: [],
    conditions: {
      createdSince: null,
      provinces: [],
      repeats: "never-won",
      maxEntriesPerMember: null,
    },
    consents: YOUTH_CONSENTS,
    checklist: YOUTH_CHECKLIST,
    unitRound: false,
    sections: YOUTH_SECTIONS,
    attachments: ATTACHMENTS,
    codePattern: "TTNND-{year}-{field}-{number:3}",
    timeZone: TIME_ZONE,
    appealDays: 10,
    windows: templateWindows(options, "final"),
    rounds: [{ ...newRound("final"), label: "Chấm chung khảo" }],
    criteriaText: CRITERIA.map(({ max: _max, ...words }) => words),
    childSafe: true,
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
        { by: "criterion", id: "creativity" },
        { by: "median" },
        { by: "vote" },
      ],
      prizes: {
        scope: "contest",
        levels: [
          {
            id: "special",
            label: "Giải Đặc biệt",
            quota: 1,
            minimumScore: "90",
            amountVnd: 16_000_000,
          },
          { id: "first", label: "Giải Nhất", quota: 3, minimumScore: "85", amountVnd: 12_000_000 },
          { id: "second", label: "Giải Nhì", quota: 6, minimumScore: "80", amountVnd: 8_000_000 },
          { id: "third", label: "Giải Ba", quota: 10, minimumScore: "70", amountVnd: 6_400_000 },
          {
            id: "consolation",
            label: "Giải Khuyến khích",
            quota: 20,
            minimumScore: "60",
            amountVnd: 4_000_000,
          },
        ],
        onTie: "undecided",
      },
      rounds: [{ id: "final", weight: "1" }],
    },
  };
}
