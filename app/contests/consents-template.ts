import type { Regulation } from "./regulation";

/*
 * What people are asked to agree to, each apart, in plain words: what is done, where it is seen, for how long, and that
 * it may be taken back. Whoever says no enters all the same.
 */

/** The age below which a guardian agrees, and from which the child agrees too. */
const AGES = { childBelow: 16, childAgreesFrom: 7 } as const;

export const TECHNICAL_CONSENTS: Regulation["consents"] = {
  ...AGES,
  purposes: [
    {
      id: "publish",
      use: "publish",
      label: "Công bố họ tên và đơn vị",
      text: "Khi giải pháp đạt giải, Ban Tổ chức đăng họ tên, đơn vị hoặc trường và tên giải pháp trong danh sách giải thưởng, trên trang của Cuộc thi và trong báo cáo tổng kết. Ngày sinh, số điện thoại, địa chỉ không được đăng.\n\nKhông đồng ý thì giải pháp vẫn được chấm và xét giải; trong danh sách công bố không ghi tên. Có thể rút lại sự đồng ý bất cứ lúc nào, tên được gỡ khỏi trang của Cuộc thi.",
    },
    {
      id: "pictures",
      use: "entry-pictures",
      label: "Dùng ảnh có mặt tác giả",
      text: "Ban Tổ chức dùng ảnh và video chụp tại lễ trao giải, buổi thuyết trình để đưa tin về Cuộc thi. Ảnh và video trong hồ sơ của giải pháp đạt giải được đăng trên trang của Cuộc thi, khi mọi tác giả của giải pháp đồng ý. Ảnh không dùng để quảng cáo và không giao cho người khác.\n\nKhông đồng ý thì không bị ảnh hưởng gì. Rút lại lúc nào thì ảnh được gỡ từ lúc ấy.",
    },
    {
      id: "summary",
      use: "entry-summary",
      label: "Đăng tóm tắt giải pháp",
      text: "Khi giải pháp đạt giải, phần “Tóm tắt để công bố” trong hồ sơ được đăng trên trang của Cuộc thi, trong trang ảnh, bản tin và khi trang được chia sẻ, khi mọi tác giả của giải pháp đồng ý. Các phần khác của bản mô tả không được đăng.\n\nKhông đồng ý thì không bị ảnh hưởng gì, trang chỉ ghi tên giải pháp. Rút lại lúc nào thì tóm tắt được gỡ từ lúc ấy.",
    },
    {
      id: "forward",
      use: "forward",
      label: "Chuyển thông tin khi giải pháp được gửi đi tiếp",
      text: "Nếu giải pháp được chọn gửi dự thi toàn quốc hoặc đề cử vào Sách vàng Sáng tạo Việt Nam, Ban Tổ chức chuyển hồ sơ kèm họ tên, ngày sinh, đơn vị và thông tin liên hệ của tác giả cho cơ quan tổ chức. Tác giả được báo khi giải pháp được chọn.\n\nKhông đồng ý thì hồ sơ được chuyển đi không có thông tin cá nhân của người ấy; giải pháp vẫn được chấm và xét giải. Rút lại lúc nào thì từ lúc ấy Ban Tổ chức không chuyển nữa.",
    },
  ],
};

export const YOUTH_CONSENTS: Regulation["consents"] = {
  ...AGES,
  purposes: [
    {
      id: "publish",
      use: "publish",
      label: "Công bố họ tên và trường của em",
      text: "Nếu sản phẩm đạt giải, họ tên em, tên trường và tên sản phẩm được ghi trong danh sách giải thưởng và đăng trên trang của Cuộc thi. Ngày sinh, lớp, số điện thoại, địa chỉ của em không được đăng.\n\nNếu em hoặc cha mẹ không đồng ý, sản phẩm vẫn được chấm và vẫn được giải; danh sách chỉ ghi tên sản phẩm. Khi đổi ý, chỉ cần báo cho Ban Tổ chức, tên em được gỡ xuống.",
    },
    {
      id: "pictures",
      use: "entry-pictures",
      label: "Dùng ảnh và video có em",
      text: "Ban Tổ chức có thể chụp ảnh, quay phim em khi thuyết trình và nhận giải, rồi dùng để đưa tin về Cuộc thi. Nếu sản phẩm đạt giải, ảnh và video trong hồ sơ được đăng trên trang của Cuộc thi khi mọi em trong nhóm đồng ý. Ảnh không dùng để quảng cáo.\n\nKhông đồng ý thì em vẫn dự thi và nhận giải như các bạn; người chụp sẽ được dặn không chụp em.",
    },
    {
      id: "summary",
      use: "entry-summary",
      label: "Đăng tóm tắt sản phẩm",
      text: "Nếu sản phẩm đạt giải, phần “Tóm tắt để công bố” trong hồ sơ được đăng trên trang của Cuộc thi, trong trang ảnh, bản tin và khi trang được chia sẻ, khi mọi em trong nhóm đồng ý. Các phần khác của bài thuyết minh không được đăng.\n\nKhông đồng ý thì em vẫn dự thi và nhận giải như các bạn, trang chỉ ghi tên sản phẩm. Rút lại lúc nào thì tóm tắt được gỡ từ lúc ấy.",
    },
    {
      id: "ethnicity",
      use: "ethnicity",
      label: "Ghi dân tộc của em",
      text: "Cuộc thi khuyến khích các em dân tộc thiểu số và có thể có giải riêng. Nếu đồng ý, dân tộc của em được ghi vào hồ sơ để xét giải ấy. Thông tin này không cho giám khảo xem và không đăng ở đâu.\n\nKhông đồng ý thì hồ sơ không ghi dân tộc của em, em vẫn dự thi bình thường.",
    },
    {
      id: "contact",
      use: "forward",
      label: "Chuyển thông tin khi sản phẩm được gửi dự thi toàn quốc",
      text: "Nếu sản phẩm được chọn gửi dự thi toàn quốc hoặc đề cử vào Sách vàng Sáng tạo Việt Nam, Ban Tổ chức chuyển hồ sơ kèm họ tên, ngày sinh, trường của em và số điện thoại của gia đình cho cơ quan tổ chức để liên hệ. Gia đình được báo khi sản phẩm được chọn.\n\nKhông đồng ý thì hồ sơ được chuyển đi không có thông tin cá nhân của em; sản phẩm vẫn được chấm và xét giải. Rút lại lúc nào thì từ lúc ấy Ban Tổ chức không chuyển nữa.",
    },
  ],
};
