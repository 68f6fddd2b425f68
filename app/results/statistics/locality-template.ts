import { searchKey } from "~/platform/vietnamese";

const KIND = "[Xx]ã|XÃ|[Pp]hường|PHƯỜNG|[Đđ]ặc [Kk]hu|ĐẶC KHU|[Tt]hị [Tt]rấn|THỊ TRẤN";
const WORD = "(?:\\p{Lu}[\\p{L}\\p{M}\\d'-]*|\\d{1,2})";
/**
 * "Xã Đoàn Hàm Thuận", "Xã đoàn Hàm Thuận": the youth union of a commune. Of a place that is called so itself ("xã
 * Đoàn Kết") only one word follows.
 */
const YOUTH_UNION = `(?:\\s+(?:đoàn|(?:Đoàn|ĐOÀN)(?=\\s+(?:\\d|${WORD}\\s+${WORD}))))?`;
/** The second part of a ward's name: "phường Xuân Hương - Đà Lạt". A dash before anything else begins another place. */
const SECONDS = "(Đà Lạt|ĐÀ LẠT|Quốc Tử Giám|QUỐC TỬ GIÁM)(?!\\p{L})";
const SECOND = `(?: - ${SECONDS})?`;
const JOINED = new RegExp(`\\s*[-–—,]\\s*${SECONDS}`, "gu");
const PLACE = new RegExp(`(?:^|[^\\p{L}])(${KIND})${YOUTH_UNION}\\s+(${WORD}(?:\\s+${WORD})*)${SECOND}`, "gu");
/** A cooperative, a town (which was a district) and society: not communes, though they have the word. */
const OTHERS = /hợp tác xã|thị xã|(?:khoa học )?xã hội(?= chủ nghĩa| học| và|\s*$|\s*[^\p{L}\s])/giu;

/**
 * The commune, ward or special zone that the name of a unit or a place says, the last where it says several:
 * "Trường THCS Hàm Đức, xã Hàm Thuận". null where it says none.
 */
export function localityIn(text: string): string | null {
  const line = text.normalize("NFC").replace(/\s+/gu, " ").replace(OTHERS, "").replace(JOINED, " - $1");
  const found = [...line.matchAll(PLACE)].at(-1);
  if (!found) return null;
  const [, kind = "", name = "", second] = found;
  const written = kind.toLocaleLowerCase("vi");
  return second && written === "phường" ? `${written} ${name} - ${second}` : `${written} ${name}`;
}

/** One key for one place, however it is written. */
export const localityKey = (locality: string) => searchKey(locality);
