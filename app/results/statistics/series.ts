import { searchKey } from "~/platform/vietnamese";

/** "Hội thi Sáng tạo", "Cuộc thi Sáng tạo", "Giải thưởng Sáng kiến": place, number and year come behind them. */
const WORDS = 4;

/** Whether two contests are editions of one: their titles begin alike, whatever the province is called by now. */
export function isSameSeries(a: string, b: string): boolean {
  const beginning = (title: string) => searchKey(title).split(" ").slice(0, WORDS).join(" ");
  return beginning(a) === beginning(b);
}
