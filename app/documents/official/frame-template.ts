import { formatDateTime, localDateOf } from "~/platform/format";
import { officialDate } from "../official-date";
import { keptTogether } from "./balance";
import type { Frame } from "./facts";
import { printedNumber } from "./kinds";
import { ground, type OfficialBlock, type OfficialDocument, type OfficialSignature } from "./official";

const COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO = "Độc lập - Tự do - Hạnh phúc";

/** "ngày 05 tháng 7 năm 2026"; of a day that is not known yet only the year stands, to be filled in by pen. */
export function spokenDate(date: string, { now, timeZone }: Pick<Frame, "now" | "timeZone">): string {
  if (date === "") return `ngày …… tháng …… năm ${localDateOf(now, timeZone).slice(0, 4)}`;
  const { day, month, year } = officialDate(date);
  return `ngày ${day} tháng ${month} năm ${year}`;
}

/** The moment of a meeting: "08 giờ 00, ngày 05 tháng 7 năm 2026". */
export function spokenTime(at: Date, frame: Pick<Frame, "now" | "timeZone">): string {
  const [hour = "", minute = ""] = formatDateTime(at, frame.timeZone).slice(0, 5).split(":");
  return `${hour} giờ ${minute}, ${spokenDate(localDateOf(at, frame.timeZone), frame)}`;
}

export const numberOf = ({ kind, number, letterhead }: Pick<Frame, "kind" | "number" | "letterhead">) =>
  printedNumber(kind, number, letterhead.suffix);

export function head(frame: Frame): OfficialBlock {
  const { letterhead } = frame;
  const number = numberOf(frame);
  const date = spokenDate(frame.date, frame);
  return {
    kind: "head",
    country: COUNTRY,
    motto: MOTTO,
    parent: letterhead.parent,
    issuer: letterhead.issuer,
    number: number && `Số: ${number}`,
    placeAndDate: letterhead.place ? `${letterhead.place}, ${date}` : date.charAt(0).toUpperCase() + date.slice(1),
  };
}

/** Recipients as they are listed: each with a dash and a semicolon, at last the file copy. */
export function close(frame: Frame, recipients: readonly string[]): OfficialBlock {
  const { authority, office, position, signer } = frame.letterhead;
  const listed = [...new Set([...recipients, ...frame.letterhead.recipients])].filter((line) => !/^lưu\b/i.test(line));
  return {
    kind: "close",
    heading: "Nơi nhận:",
    recipients: [...listed.map((line) => `- ${bare(line)};`), "- Lưu: VT, Ban Thư ký."],
    signature: { authority, office, position, name: signer },
  };
}

/** Who signs in the own name. */
export const signer = (office: string, name = ""): OfficialSignature => ({
  authority: "",
  office,
  note: "(Ký, ghi rõ họ tên)",
  name,
});

/** The regulation on which a decision rests: with the day written out, and the committee where the number is one of its own. */
export function rulesLine(frame: Pick<Frame, "contest" | "rules" | "letterhead" | "now" | "timeZone">): string {
  const { contest, rules, letterhead } = frame;
  if (!rules.number) return `Căn cứ Thể lệ ${contest.title};`;
  const date = rules.date ? ` ${spokenDate(rules.date, frame)}` : "";
  const own = letterhead.suffix !== "" && rules.number.endsWith(`-${letterhead.suffix}`);
  const body = own ? ` của ${COMMITTEE}` : "";
  return `Căn cứ Thể lệ ${contest.title} ban hành kèm theo Quyết định số ${rules.number}${date}${body};`;
}

const bare = (line: string) => line.trim().replace(/[;.,\s]+$/, "");

/**
 * What a decision rests on, a line each: first what stands for all of them, then the regulation, then what is of this
 * one alone. Each ends with a semicolon, the last with a full stop.
 */
export function grounds(frame: Frame, own: readonly string[]): OfficialBlock[] {
  const lines = [...frame.letterhead.grounds, rulesLine(frame), ...own].map(bare);
  return lines.map((line, index) => ground(`${line}${index < lines.length - 1 ? ";" : "."}`));
}

/** "05/7/2026" */
export function slashed(date: string): string {
  const { day, month, year } = officialDate(date);
  return `${day}/${month}/${year}`;
}

/** What an appended list belongs to. */
export function appendedTo(paper: string, frame: Frame): string {
  return `(Kèm theo ${paper} số ${numberOf(frame)} ${spokenDate(frame.date, frame)} của ${COMMITTEE})`;
}

/** Who speaks, within a sentence: the paper is the committee's, whatever body stands at its head. */
export const COMMITTEE = "Ban Tổ chức";

/** A count as official papers write it: below ten with a nought. */
export const counted = (count: number) => String(count).padStart(2, "0");

export function documentOf(frame: Frame, title: string, blocks: readonly OfficialBlock[]): OfficialDocument {
  const kept = blocks.map((block) =>
    block.kind === "title" || block.kind === "annex" ? { ...block, about: keptTogether(block.about) } : block,
  );
  return { title: `${title} - ${frame.contest.title}`, createdAt: frame.now, blocks: kept };
}
