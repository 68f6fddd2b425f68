import type { Regulation } from "./regulation";

/* What the secretariat looks at in each dossier. What the system checks by itself is not asked again. */

export const TECHNICAL_CHECKLIST: Regulation["checklist"] = [
  {
    id: "field",
    label: "Đúng lĩnh vực",
    help: "Đọc nội dung, không chỉ tên giải pháp. Hợp hơn với lĩnh vực khác thì đề nghị chuyển.",
  },
  {
    id: "technical",
    label: "Là giải pháp kỹ thuật",
    help: "Có cấu tạo, quy trình hoặc phần mềm cụ thể; không phải chủ trương, kinh nghiệm quản lý, lý thuyết.",
  },
  {
    id: "signed",
    label: "Phiếu đăng ký có đủ chữ ký và xác nhận",
    help: "Chữ ký của mọi tác giả; dấu của đơn vị hoặc địa phương. Tên và tỷ lệ đóng góp khớp với hồ sơ.",
  },
  {
    id: "since",
    label: "Thời gian tạo ra đúng quy định",
    help: "Đối chiếu ngày đã khai với xác nhận áp dụng, ảnh, hóa đơn nếu có.",
  },
  {
    id: "described",
    label: "Bản mô tả đủ để chấm",
    help: "Người cùng ngành đọc hiểu và làm theo được; hiệu quả có số liệu. Thiếu thì yêu cầu bổ sung, nêu rõ mục thiếu.",
  },
  {
    id: "anonymous",
    label: "Không lộ tác giả, đơn vị",
    help: "Trong bản mô tả, ảnh, video mà giám khảo được xem.",
  },
  {
    id: "files",
    label: "Tài liệu mở và đọc được",
    help: "Ảnh rõ, bản vẽ đủ trang, video chạy được.",
  },
  {
    id: "repeated",
    label: "Không trùng giải pháp đã có",
    help: "Xem các hồ sơ gần giống mà hệ thống nêu ra, danh sách giải các năm trước. Trùng hay không do người xét quyết định.",
  },
  {
    id: "dispute",
    label: "Không có tranh chấp quyền tác giả",
    help: "Có đơn thư thì ghi lại ở phần ghi chú.",
  },
];

export const YOUTH_CHECKLIST: Regulation["checklist"] = [
  {
    id: "field",
    label: "Đúng lĩnh vực",
    help: "Hợp hơn với lĩnh vực khác thì đề nghị chuyển.",
  },
  {
    id: "birth",
    label: "Ngày sinh của mọi thành viên khớp giấy tờ",
    help: "Đối chiếu với xác nhận của nhà trường trên phiếu đăng ký. Không yêu cầu gửi ảnh giấy khai sinh hay căn cước.",
  },
  {
    id: "signed",
    label: "Phiếu đăng ký có xác nhận của trường",
    help: "Có dấu của nhà trường hoặc địa phương; tên các em khớp với hồ sơ.",
  },
  {
    id: "guardian",
    label: "Có chữ ký của cha mẹ hoặc người giám hộ",
    help: "Cho từng em chưa đủ 16 tuổi, ghi rõ đồng ý hay không đồng ý từng việc; em từ 7 tuổi cũng tự ký. Thiếu thì vẫn được chấm nhưng không được công bố tên.",
  },
  {
    id: "own-work",
    label: "Sản phẩm do các em làm",
    help: "Phần người lớn giúp có được kể ra và hợp với lứa tuổi không.",
  },
  {
    id: "safe",
    label: "Sản phẩm an toàn",
    help: "Điện, lửa, hóa chất, vật sắc có được che chắn không.",
  },
  {
    id: "anonymous",
    label: "Không lộ tên, trường, khuôn mặt",
    help: "Trong bài viết, ảnh, video mà giám khảo được xem.",
  },
  {
    id: "files",
    label: "Ảnh, video xem được",
    help: "Có ít nhất một ảnh nhìn rõ toàn bộ sản phẩm.",
  },
  {
    id: "repeated",
    label: "Không trùng sản phẩm đã có",
    help: "Xem các hồ sơ gần giống mà hệ thống nêu ra. Trùng hay không do người xét quyết định.",
  },
];
