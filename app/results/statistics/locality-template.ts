import { searchKey } from "~/platform/vietnamese";

const KIND = "[Xx]ã|XÃ|[Pp]hường|PHƯỜNG|[Đđ]ặc [Kk]hu|ĐẶC KHU|[Tt]hị [Tt]rấn|THỊ TRẤN";
const WORD = "(?:\\p{Lu}[\\p{L}\\p{M}\\d'-]*|\\d{1,2})";
const PLACE = new RegExp(`(?:^|[^\\p{L}])(${KIND})\\s+(${WORD}(?:\\s+${WORD})*)`, "gu");
/** "Hợp tác xã" is a cooperative. */
const COOPERATIVE = /hợp tác xã/giu;

/**
 * The commune, ward or special zone that the name of a unit or a place says, the last where it says several:
 * "Trường THCS Hàm Đức, xã Hàm Thuận". null where it says none.
 */
export function localityIn(text: string): string | null {
  const line = text.normalize("NFC").replace(/\s+/gu, " ").replace(COOPERATIVE, "");
  const found = [...line.matchAll(PLACE)].at(-1);
  if (!found) return null;
  const [, kind = "", name = ""] = found;
  return `${kind.toLocaleLowerCase("vi")} ${name}`;
}

/** One key for one place, however it is written. */
export const localityKey = (locality: string) => searchKey(locality);
