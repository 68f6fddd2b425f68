import type { Question } from "~/contests/regulation";
import type { Answer } from "~/entries/entry-content";
import { pick, shuffled, type Random } from "~/platform/random";
import { sectionText } from "./prose";

/* Answers that fit whatever a regulation asks, so that an invented dossier passes the same checks as a real one. */

/** What an invented author answers to one question in the dossier of an edition of `year`. */
export function answerTo(random: Random, question: Question, title: string, year: number): Answer {
  const below = (max: number, least = 1) => least + Math.floor(random() * (max - least));
  switch (question.kind) {
    case "short-text":
    case "long-text":
      return withinWords(sectionText(random, question.id, title), question.maxWords);
    case "choice":
      return pick(random, question.options).id;
    case "choices":
      return shuffled(random, question.options)
        .slice(0, Math.min(2, question.max ?? 2))
        .map(({ id }) => id);
    case "number":
      return String(below(Math.min(12, Number(question.max ?? 12)), Number(question.min ?? 1)));
    case "money":
      return String(Math.min(question.max ?? Infinity, below(70, 5) * 500_000));
    case "date":
      return question.from ?? question.to ?? `${year - 2}-06-15`;
    case "table":
      return shuffled(random, ROWS[question.id] ?? [])
        .slice(0, Math.min(2, question.maxRows))
        .map((cells) => Object.fromEntries(question.columns.map(({ id }, at) => [id, (cells[at] ?? "").replace("YEAR", String(year - 1))])));
    case "link":
      return "";
  }
}

/** As many whole sentences as fit, at least one. */
function withinWords(text: string, maxWords: number): string {
  const sentences = text.split(/(?<=[.!?])(?=\s)/);
  let kept = sentences[0] ?? "";
  for (const sentence of sentences.slice(1)) {
    if ((kept + sentence).split(/\s+/).length > maxWords) break;
    kept += sentence;
  }
  return kept.split(" ").slice(0, maxWords).join(" ");
}

/** For the tables of the built-in forms, by question: cells in the order of the columns. YEAR: the one before the edition's. */
const ROWS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  places: [
    ["Một hộ trong xã", "YEAR-03-12", "0,8 ha"],
    ["Tổ hợp tác 11 hộ", "YEAR-06-05", "118 tấn sản phẩm"],
    ["Một trường ở xã bên", "YEAR-09-08", "4 lớp, 150 học sinh"],
    ["Trạm y tế", "YEAR-04-21", "30 lượt mỗi tuần"],
  ],
  comparison: [
    ["Thời gian cho một lần làm", "phút", "90", "35"],
    ["Chi phí vật tư", "nghìn đồng", "420", "315"],
    ["Tỷ lệ sai hỏng", "%", "12", "3"],
    ["Nhân công", "người", "4", "1"],
  ],
  "materials-list": [
    ["Can nhựa cũ", "2 cái", "0"],
    ["Động cơ nhỏ 5 V", "1 cái", "35000"],
    ["Tấm xốp, bìa cứng", "4 tấm", "24000"],
    ["Dây điện, công tắc", "1 bộ", "18000"],
  ],
  trials: [
    ["Hiên lớp học", "YEAR-10-06", "24"],
    ["Nhà một bạn trong lớp", "YEAR-11-15", "5"],
    ["Phòng đọc của thôn", "YEAR-12-02", "17"],
  ],
};
