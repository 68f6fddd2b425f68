import { sectionsOfTemplate } from "./template-questions";

/*
 * The description of a technical solution. The examples tell one invented solution, a washing machine for carrots,
 * from beginning to end, so that who reads them in turn sees a whole good description.
 */
export const TECHNICAL_SECTIONS = sectionsOfTemplate([
  {
    id: "background",
    title: "Đặt vấn đề",
    help: "Cho giám khảo thấy vì sao cần có giải pháp. Không ghi tên tác giả, tên đơn vị trong các mục mô tả.",
    questions: [
      {
        id: "problem",
        kind: "long-text",
        label: "Hoàn cảnh nảy sinh giải pháp",
        help: "Việc gì đang khó, ai gặp khó, khó đến mức nào. Nêu con số: mất bao nhiêu công, bao nhiêu tiền, hỏng bao nhiêu.",
        example:
          "Cà rốt sau khi nhổ phải rửa sạch đất mới bán được. Ở vùng trồng của chúng tôi, các hộ rửa bằng tay trong bể xi măng: bốn người làm tám giờ được khoảng 2,4 tấn, tức 300 kg mỗi giờ. Mỗi tấn tốn 6 m³ nước giếng, nước bẩn chảy thẳng ra mương. Vào mùa khô giếng cạn, nhiều hộ phải bán củ chưa rửa với giá thấp hơn 1.500 đồng mỗi ki-lô-gam.",
        required: true,
        maxWords: 600,
      },
      {
        id: "prior-art",
        kind: "long-text",
        label: "Giải pháp đã biết và nhược điểm",
        help: "Kể từng cách làm đã có: mua ở đâu, đọc ở đâu, thấy ai làm. Mỗi cách một nhược điểm cụ thể. Đừng viết “chưa có ai làm” khi chưa tìm.",
        example:
          "1. Rửa tay trong bể: tốn công, nước dùng một lần, củ va vào thành bể nên gãy 4,5%.\n2. Máy rửa trống quay bán trên thị trường (giá khoảng 120 triệu đồng, công suất 3 tấn mỗi giờ): quá lớn với hộ trồng dưới 1 ha, cần điện ba pha, củ dài bị gãy khi rơi.\n3. Máy phun áp lực: sạch nhưng tróc vỏ, củ chỉ để được hai ngày.",
        required: true,
        maxWords: 800,
      },
      {
        id: "purpose",
        kind: "long-text",
        label: "Mục đích của giải pháp",
        help: "Giải pháp khắc phục nhược điểm nào trong số vừa nêu, đạt mức nào.",
        example:
          "Làm một máy rửa cỡ nhỏ, chạy điện một pha, giá dưới 40 triệu đồng, để một người rửa được ít nhất 800 kg mỗi giờ, giảm lượng nước còn một phần tư và củ gãy dưới 2%.",
        maxWords: 500,
      },
    ],
  },
  {
    id: "solution",
    title: "Nội dung giải pháp",
    questions: [
      {
        id: "content",
        kind: "long-text",
        label: "Nội dung và bản chất của giải pháp",
        help: "Cấu tạo từng bộ phận, nguyên lý, các bước vận hành, đủ để người cùng nghề đọc xong làm theo được. Nhắc đến hình vẽ theo số: “Hình 1”. Kết thúc bằng một câu nêu điểm cốt lõi.",
        example:
          "Máy gồm bốn phần (Hình 1): máng nạp nghiêng 15°; băng con lăn 18 trục bọc cao su, mỗi trục cách nhau 12 mm; hai hàng béc phun 3 bar; bể lắng ba ngăn ở dưới.\n\nCủ nằm ngang trên hai trục kề nhau và tự xoay khi các trục quay cùng chiều 40 vòng mỗi phút, nên mọi mặt đều đi qua béc phun mà không rơi, không va. Nước bẩn chảy xuống ngăn thứ nhất để cát lắng, tràn sang ngăn hai qua lưới 2 mm, ngăn ba có phao giữ mức và bơm 0,75 kW hút trở lại béc. Sau mỗi 2 tấn củ thì xả cát ở ngăn một trong năm phút.\n\nĐiểm cốt lõi: củ xoay tại chỗ giữa hai con lăn thay vì lăn trong trống, và nước được dùng lại nhờ bể lắng nằm ngay trong khung máy.",
        required: true,
        maxWords: 3000,
      },
    ],
  },
  {
    id: "newness",
    title: "Tính mới và tính sáng tạo",
    questions: [
      {
        id: "novelty-scope",
        kind: "choice",
        label: "Giải pháp mới trong phạm vi nào",
        help: "Chọn phạm vi rộng nhất mà bạn chứng minh được ở câu dưới.",
        required: true,
        options: [
          { id: "unit", label: "Mới trong đơn vị, cơ sở" },
          { id: "province", label: "Mới trong tỉnh, thành phố" },
          { id: "country", label: "Mới trong nước" },
          { id: "world", label: "Mới trên thế giới" },
        ],
      },
      {
        id: "novelty",
        kind: "long-text",
        label: "Điểm mới so với giải pháp đã biết",
        help: "So từng điểm với các cách làm đã kể ở trên. Nói đã tìm ở đâu để biết là mới.",
        example:
          "Khác máy trống quay: củ không rơi nên không gãy; khung chỉ dài 2,2 m, đi lọt cửa kho. Khác máy phun áp lực: dùng áp lực 3 bar thay vì 40 bar, củ giữ được lớp vỏ lụa.\n\nChúng tôi đã tra trên trang của Cục Sở hữu trí tuệ với các từ “máy rửa củ”, “rửa cà rốt” và hỏi ba cơ sở cơ khí trong tỉnh: không thấy máy nào kết hợp con lăn xoay tại chỗ với bể lắng trong khung.",
        required: true,
        maxWords: 800,
      },
      {
        id: "creativity",
        kind: "long-text",
        label: "Tính sáng tạo",
        help: "Chỗ nào người cùng nghề không dễ nghĩ ra; đã thử những cách nào không được rồi mới đến cách này.",
        example:
          "Lúc đầu chúng tôi dùng chổi nhựa quay như máy rửa khoai; củ sạch nhưng xước. Lần hai giảm tốc độ thì cát còn trong rãnh. Cách xoay củ giữa hai con lăn được gợi ý từ máy đánh bóng bi: vật tự xoay quanh trục của nó nên mặt nào cũng được rửa, không cần vật gì chà vào.",
        maxWords: 800,
      },
    ],
  },
  {
    id: "application",
    title: "Khả năng áp dụng",
    questions: [
      {
        id: "stage",
        kind: "choice",
        label: "Mức độ hoàn thiện đến nay",
        required: true,
        options: [
          { id: "model", label: "Mới có mô hình, bản mẫu" },
          { id: "trial", label: "Đang dùng thử" },
          { id: "applied", label: "Đã áp dụng ở nơi làm ra giải pháp" },
          { id: "spread", label: "Đã áp dụng ở nhiều nơi" },
        ],
      },
      {
        id: "places",
        kind: "table",
        label: "Nơi đã áp dụng hoặc dùng thử",
        help: "Ghi loại cơ sở và địa phương, không ghi tên đơn vị của tác giả.",
        example:
          "Hộ trồng cà rốt 0,8 ha, cùng xã · từ 12/03/2025 · 62 tấn\nTổ hợp tác 11 hộ, xã bên · từ 05/06/2025 · 118 tấn",
        maxRows: 10,
        columns: [
          { id: "place", label: "Nơi áp dụng", kind: "text" },
          { id: "since", label: "Từ ngày", kind: "date" },
          { id: "extent", label: "Quy mô (số lượng, sản lượng)", kind: "text" },
        ],
      },
      {
        id: "users",
        kind: "choices",
        label: "Ai dùng được giải pháp",
        max: null,
        options: [
          { id: "households", label: "Hộ gia đình, nông dân" },
          { id: "business", label: "Doanh nghiệp, hợp tác xã" },
          { id: "schools", label: "Trường học" },
          { id: "health", label: "Cơ sở y tế" },
          { id: "offices", label: "Cơ quan nhà nước" },
          { id: "community", label: "Cộng đồng nói chung" },
        ],
      },
      {
        id: "applicability",
        kind: "long-text",
        label: "Khả năng áp dụng và nhân rộng",
        help: "Muốn làm thêm thì cần vật tư, tay nghề, tiền bao nhiêu; ai có thể làm; điều gì còn cản trở.",
        example:
          "Khung máy hàn bằng thép hộp, con lăn là ống nhựa bọc săm xe máy, bơm và béc phun có bán ở cửa hàng vật tư tưới. Một thợ cơ khí làm xong trong sáu ngày theo bản vẽ kèm theo. Máy đã rửa được cả củ cải, khoai lang khi đổi khoảng cách trục. Hạn chế: củ dài trên 30 cm phải rửa tay.",
        required: true,
        maxWords: 800,
      },
    ],
  },
  {
    id: "effect",
    title: "Hiệu quả",
    help: "Hiệu quả có số liệu và cách tính được điểm cao hơn lời khen.",
    questions: [
      {
        id: "comparison",
        kind: "table",
        label: "So sánh trước và sau khi áp dụng",
        help: "Mỗi dòng một chỉ tiêu đo được, ghi rõ đơn vị tính.",
        example:
          "Năng suất rửa · kg mỗi giờ · 300 · 900\nNước · m³ mỗi tấn · 6 · 1,5\nTỷ lệ củ gãy · % · 4,5 · 1,2",
        maxRows: 12,
        columns: [
          { id: "measure", label: "Chỉ tiêu", kind: "text" },
          { id: "unit", label: "Đơn vị tính", kind: "text" },
          { id: "before", label: "Trước", kind: "number" },
          { id: "after", label: "Sau", kind: "number" },
        ],
      },
      {
        id: "cost",
        kind: "money",
        label: "Chi phí làm ra giải pháp",
        help: "Vật tư và công, cho một sản phẩm hoặc một lần áp dụng.",
        example: "38.500.000",
        max: null,
      },
      {
        id: "saving",
        kind: "money",
        label: "Số tiền làm lợi trong một năm",
        help: "Ở những nơi đã áp dụng. Nêu cách tính ở câu dưới.",
        example: "79.740.000",
        max: null,
      },
      {
        id: "benefit",
        kind: "long-text",
        label: "Hiệu quả kinh tế, kỹ thuật, xã hội, môi trường",
        help: "Viết phép tính để người khác tính lại được; mỗi mặt hiệu quả vài câu, mặt nào không có thì bỏ qua.",
        example:
          "Kinh tế: rửa tay tốn 4 công × 300.000 đồng cho 2,4 tấn, tức 500.000 đồng mỗi tấn. Rửa máy tốn 1 công cho 7,2 tấn và 15.333 đồng tiền điện mỗi tấn, tức 57.000 đồng mỗi tấn. Làm lợi 443.000 đồng × 180 tấn = 79.740.000 đồng mỗi năm.\n\nXã hội: người rửa không còn đứng trong nước lạnh tám giờ.\n\nMôi trường: bớt 4,5 m³ nước mỗi tấn; cát lắng được trả lại ruộng, không trôi ra mương.",
        required: true,
        maxWords: 1000,
      },
    ],
  },
  {
    id: "more",
    title: "Tư liệu khác",
    questions: [
      {
        id: "public-summary",
        kind: "long-text",
        label: "Tóm tắt để công bố",
        help: "Vài câu cho người ngoài nghề: giải pháp làm gì, giúp ai, hơn cách cũ ở chỗ nào. Không ghi tên người, tên đơn vị, số điện thoại.",
        example:
          "Máy rửa cà rốt cỡ nhỏ cho hộ trồng dưới 1 ha. Củ xoay tại chỗ giữa hai con lăn nên không va, không gãy; nước được lắng và dùng lại. Một người rửa được 900 kg mỗi giờ, nhanh gấp mười hai lần rửa tay, và chỉ tốn một phần tư lượng nước.",
        maxWords: 120,
        isSummary: true,
      },
      {
        id: "protection",
        kind: "choice",
        label: "Đăng ký bảo hộ sở hữu trí tuệ",
        options: [
          { id: "none", label: "Chưa đăng ký" },
          { id: "filed", label: "Đã nộp đơn" },
          { id: "granted", label: "Đã được cấp văn bằng" },
        ],
      },
      {
        id: "public-video",
        kind: "link",
        label: "Video trên mạng",
        help: "Địa chỉ một video mở được không cần mật khẩu, không nêu tên tác giả. Video cũng có thể tải lên ở phần tài liệu.",
      },
    ],
  },
]);
