import { localDateOf } from "~/platform/format";
import type { Fault } from "~/platform/result";
import { text } from "./form-fields";

/*
 * What is recorded of a paper that somebody has signed.
 */

/** Titles, degrees and honours do not stand before the name of who signs (Nghị định 30/2020). */
const TITLES = [
  /^(gs|p\.?gs|t\.?s|tskh|th\.?s|cn|kts|ks|bs|bsck[i12]+|ck[i12]+|ds|ncs|cvcc?|ngưt|ngnd|nsưt|nsnd|ttưt|ttnd|msc|phd|dr|prof)([\s.,/-]|$)/iu,
  /^((phó )?giáo sư|(tiến|thạc|bác|dược) s[ĩỹ]|k[ĩỹ] sư|kiến trúc sư|cử nhân)([\s.,]|$)/iu,
  /^(chuyên viên (chính|cao cấp)|(nhà giáo|thầy thuốc|nghệ sĩ) (ưu tú|nhân dân))([\s.,]|$)/iu,
];

/** Name of who signs or has signed an official paper, without a title before it; may be empty. */
export const signerName = (max: number) =>
  text(max).refine(
    (typed) => {
      const name = typed.normalize("NFC").replace(/\s+/gu, " ");
      return !TITLES.some((title) => title.test(name));
    },
    { error: "academic-title" },
  );

/** What is wrong with the date of a paper that must be signed by a moment: it is of a later day in the contest's zone. */
export function signedByFaults(path: string, date: string | null, moment: Date, timeZone: string): Fault[] {
  return date !== null && date > localDateOf(moment, timeZone) ? [{ path, code: "future-date" }] : [];
}
