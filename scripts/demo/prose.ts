import { pick, type Random } from "~/platform/random";

/* Sentences that hold for any solution, so that pages are as full as they are in a real contest. They name nobody. */

const OPENINGS = [
  "Trong thực tế, công việc này lâu nay làm bằng tay, tốn nhiều công và kết quả không đều.",
  "Khảo sát ban đầu cho thấy thiết bị có sẵn trên thị trường giá cao, khó sửa khi hỏng.",
  "Người sử dụng gặp khó nhất ở khâu chuẩn bị, mất gần nửa thời gian của cả công việc.",
  "Các cách làm cũ phụ thuộc vào tay nghề từng người nên khó nhân rộng.",
];
const MIDDLES = [
  "Giải pháp chia công việc thành ba bước, mỗi bước có cách kiểm tra riêng, nên người mới học một buổi là làm được.",
  "Bộ phận chính làm bằng vật liệu dễ mua tại địa phương; phần điều khiển dùng mạch phổ biến, thay thế trong mười phút.",
  "Số liệu được ghi lại sau mỗi lần chạy và so với cách làm cũ trên cùng điều kiện.",
  "Kết cấu tháo lắp được, khối lượng dưới hai mươi ki-lô-gam, hai người mang đi được.",
  "Phần mềm chạy trên điện thoại thông thường, dùng được cả khi mất mạng rồi đồng bộ sau.",
];
const RESULTS = [
  "Qua sáu tháng dùng thử, thời gian giảm khoảng 40%, chi phí vật tư giảm khoảng 25%.",
  "Sau ba vòng thử nghiệm, tỷ lệ sai hỏng giảm từ 12% xuống còn 3%.",
  "Kết quả đo trên ba mươi mẫu cho thấy sai số nằm trong giới hạn cho phép.",
  "Người dùng thử đánh giá dễ thao tác, an toàn và tiết kiệm được một nửa công lao động.",
];

const HELP = [
  "Bố khoan giúp các lỗ vì em chưa được dùng máy khoan. Phần cắt, dán, đi dây và thử là em tự làm.",
  "Thầy dạy công nghệ chỉ cách hàn dây và kiểm tra mạch. Ý tưởng, bản vẽ và khung là chúng em tự làm.",
  "Mẹ tìm giúp vật liệu cũ trong nhà. Em tự làm mọi phần còn lại, mỗi buổi chiều một ít.",
];

/** What everybody may read of a winner: without its title, which stands above it. */
const SUMMARIES = [
  "Giúp công việc lâu nay làm bằng tay nhanh hơn và đều hơn. Đã dùng thử sáu tháng tại địa phương, chi phí giảm khoảng một phần tư.",
  "Làm bằng vật liệu dễ mua, dễ sửa khi hỏng. Qua ba vòng thử, kết quả ổn định và được người dùng đánh giá là dễ làm theo.",
  "Chia một việc khó thành ba bước có cách kiểm tra riêng, nên người mới cũng làm được. Có thể áp dụng ở những nơi có điều kiện tương tự.",
  "Xuất phát từ nhu cầu thật của nơi tác giả học tập, làm việc. Kết quả đo trước và sau khi áp dụng cho thấy hiệu quả rõ rệt.",
];

/** A few sentences for one section of a description. */
export function sectionText(random: Random, sectionId: string, title: string): string {
  const subject = `Giải pháp “${title}”`;
  switch (sectionId) {
    case "problem":
    case "idea":
      return `${pick(random, OPENINGS)} ${subject} ra đời từ nhu cầu đó.\n\n${pick(random, MIDDLES)}`;
    case "public-summary":
      return pick(random, SUMMARIES);
    case "helped-by":
      return pick(random, HELP);
    case "prior-art":
      return `${pick(random, OPENINGS)} Các giải pháp đã biết mới giải quyết được một phần.`;
    case "benefit":
    case "applicability":
      return `${pick(random, RESULTS)} ${subject} có thể áp dụng ở những nơi có điều kiện tương tự.`;
    default:
      return `${subject}: ${pick(random, MIDDLES)}\n\n${pick(random, MIDDLES)} ${pick(random, RESULTS)}`;
  }
}
