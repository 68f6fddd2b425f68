import { sectionsOfTemplate } from "./template-questions";

/*
 * What pupils write about what they have made: short questions, one thing each. The examples tell one invented product,
 * a planting box that waters itself.
 */
export const YOUTH_SECTIONS = sectionsOfTemplate([
  {
    id: "start",
    title: "Ý tưởng",
    help: "Viết như kể cho một bạn chưa thấy sản phẩm. Không ghi tên em, tên trường, tên thầy cô trong các câu trả lời.",
    questions: [
      {
        id: "idea",
        kind: "long-text",
        label: "Vì sao em nghĩ ra sản phẩm này",
        help: "Em đã thấy việc gì khó, ở đâu, với ai. Kể một lần cụ thể.",
        example:
          "Lớp em trồng rau mầm ở hiên. Sau hai ngày nghỉ cuối tuần, cả sáu khay đều héo vì không ai tưới; lần khác bạn trực tưới nhiều quá nên rễ bị thối. Em nghĩ đến chiếc bấc đèn dầu của bà: bấc tự hút dầu lên vừa đủ để cháy. Nếu dùng bấc hút nước thì cây cũng có thể tự uống vừa đủ.",
        required: true,
        maxWords: 500,
      },
      {
        id: "made",
        kind: "choice",
        label: "Sản phẩm đã làm đến đâu",
        required: true,
        options: [
          { id: "model", label: "Mô hình để xem" },
          { id: "working", label: "Chạy được, đang dùng thử" },
          { id: "used", label: "Đang được dùng hằng ngày" },
        ],
      },
    ],
  },
  {
    id: "making",
    title: "Vật liệu và cách làm",
    questions: [
      {
        id: "materials",
        kind: "long-text",
        label: "Vật liệu và cấu tạo",
        help: "Sản phẩm có những bộ phận nào, mỗi bộ phận làm bằng gì, ghép với nhau ra sao. Có hình thì nhắc “Hình 1”.",
        example:
          "Hộp có hai tầng. Tầng dưới là can nhựa 5 lít cắt đôi, chứa nước. Tầng trên là khay xốp đựng đất, đáy có bốn lỗ rộng 8 mm. Qua mỗi lỗ là một bấc dài 20 cm bện từ áo thun cũ. Bên cạnh có ống nhựa trong để nhìn mức nước (Hình 1).",
        required: true,
        maxWords: 500,
      },
      {
        id: "materials-list",
        kind: "table",
        label: "Bảng vật liệu",
        help: "Vật liệu tái chế thì ghi giá 0.",
        example:
          "Can nhựa 5 lít cũ · 1 cái · 0\nỐng nhựa trong · 30 cm · 6.000\nKhay xốp · 1 cái · 12.000",
        maxRows: 20,
        columns: [
          { id: "material", label: "Vật liệu", kind: "text" },
          { id: "amount", label: "Số lượng", kind: "text" },
          { id: "price", label: "Giá", kind: "money" },
        ],
      },
      {
        id: "weeks",
        kind: "number",
        label: "Làm trong bao lâu",
        example: "6",
        min: "0",
        max: "200",
        decimals: 1,
        unit: "tuần",
      },
      {
        id: "helped-by",
        kind: "long-text",
        label: "Ai đã giúp em, giúp việc gì",
        help: "Nói thật phần nào em tự làm, phần nào người lớn làm giúp. Được giúp không bị trừ điểm. Không ghi tên người giúp.",
        example:
          "Em tự nghĩ, tự bện bấc và đo. Bố cắt can nhựa vì dao sắc. Cô giáo dạy Công nghệ chỉ cách chia nhóm khay để so sánh.",
        maxWords: 200,
      },
    ],
  },
  {
    id: "working",
    title: "Hoạt động",
    questions: [
      {
        id: "operation",
        kind: "long-text",
        label: "Nguyên lý hoạt động và cách sử dụng",
        help: "Sản phẩm chạy nhờ điều gì; người dùng làm từng bước thế nào; cần chú ý gì để an toàn.",
        example:
          "Nước leo theo sợi vải nhờ hiện tượng mao dẫn. Đất khô thì hút nhiều, đất ẩm thì bấc tự ngừng, nên không úng.\n\nCách dùng: 1) làm ướt bấc; 2) cho đất đến vạch; 3) đổ nước đến vạch đỏ trên ống; 4) năm ngày sau đổ thêm. Để hộp ở chỗ râm và đậy lưới để muỗi không vào nước.",
        required: true,
        maxWords: 800,
      },
    ],
  },
  {
    id: "newness",
    title: "Tính mới và tính sáng tạo",
    questions: [
      {
        id: "novelty",
        kind: "long-text",
        label: "Khác gì với thứ đã có",
        help: "Em đã tìm ở chợ, trên mạng, trong sách chưa; thấy thứ gì gần giống; sản phẩm của em khác ở điểm nào.",
        example:
          "Ngoài chợ có chậu tự tưới bằng gốm giá 85.000 đồng nhưng chỉ trồng được một cây. Trên mạng có cách cắm chai úp ngược, nước chảy ra liên tục nên úng. Hộp của em trồng được cả khay 60 hạt, tự ngừng khi đủ ẩm và làm từ đồ bỏ đi, hết 18.000 đồng.",
        required: true,
        maxWords: 400,
      },
      {
        id: "creativity",
        kind: "long-text",
        label: "Điều em tự nghĩ ra",
        help: "Lúc làm gặp khó gì, em đã thử những cách nào.",
        example:
          "Bấc bằng sợi len hút chậm, em thử năm loại vải rồi đo nước hút được sau một giờ: áo thun cũ hút 42 ml, len 11 ml. Em bện ba sợi thay vì một thì nước lên đều cả bốn góc.",
        maxWords: 400,
      },
    ],
  },
  {
    id: "use",
    title: "Khả năng áp dụng",
    questions: [
      {
        id: "trials",
        kind: "table",
        label: "Đã dùng thử ở đâu",
        help: "Ghi “hiên lớp học”, “vườn nhà”, không ghi tên trường.",
        example: "Hiên lớp học · 10/02/2026 · 24\nVườn nhà một bạn · 01/03/2026 · 5",
        maxRows: 6,
        columns: [
          { id: "place", label: "Nơi dùng thử", kind: "text" },
          { id: "since", label: "Từ ngày", kind: "date" },
          { id: "people", label: "Số người dùng", kind: "number" },
        ],
      },
      {
        id: "applicability",
        kind: "long-text",
        label: "Kết quả dùng thử, ai có thể dùng",
        help: "Đo được gì thì ghi con số. Muốn nhiều người dùng thì cần làm gì thêm.",
        example:
          "Ba tuần thử, sáu khay dùng hộp nảy mầm 58 trên 60 hạt; sáu khay tưới tay nảy mầm 41 trên 60 hạt. Lớp em chỉ đổ nước hai lần mỗi tuần thay vì mỗi ngày. Nhà ở chung cư, lớp học, điểm trường xa nước đều dùng được. Em muốn làm thêm nắp chống muỗi gắn liền hộp.",
        required: true,
        maxWords: 400,
      },
      {
        id: "public-summary",
        kind: "long-text",
        label: "Tóm tắt để công bố",
        help: "Vài câu kể sản phẩm làm được gì và giúp ai. Không ghi tên các em, tên trường, số điện thoại.",
        example:
          "Khay gieo hạt tự tưới làm từ hộp nhựa cũ. Sợi vải bện hút nước từ ngăn dưới lên, nên mỗi tuần chỉ cần đổ nước hai lần. Sáu khay thử nảy mầm 58 trên 60 hạt.",
        maxWords: 120,
        isSummary: true,
      },
      {
        id: "public-video",
        kind: "link",
        label: "Video trên mạng",
        help: "Nếu có: địa chỉ mở được không cần mật khẩu, không thấy mặt, không nêu tên. Video cũng có thể tải lên ở phần tài liệu.",
      },
    ],
  },
]);
