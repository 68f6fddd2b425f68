import { searchKey } from "~/platform/vietnamese";

/** The telephone numbers in a text, each in the way it is dialled at home: "+84 912-345-678" and "0912345678" are one. */
export function phoneKeys(text: string): string[] {
  const numbers = text
    .split(/[,;/]|\s-\s|\p{L}+/u)
    .map((part) => part.replace(/\D/gu, "").replace(/^(?:00)?84(?=\d{8,})/u, "0"));
  return [...new Set(numbers.filter((number) => number.length >= 8))];
}

const PARTS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:so nha|so|duong|pho)\b/gu, " "],
  [/\b(?:phuong|p)\b/gu, " "],
  [/\b(?:thanh pho|tp|thi tran|tt|thi xa|tx|quan|q|huyen|h|xa|x|tinh)\b/gu, " "],
];

function segmentKey(segment: string): string {
  const bare = ` ${searchKey(segment).replace(/[^a-z0-9/]+/gu, " ")} `;
  return PARTS.reduce((key, [word, by]) => key.replace(word, by), bare)
    .replace(/\s+/gu, " ")
    .trim();
}

/**
 * The key of an address: its first two parts, "12 Lê Lợi, phường 1", however its words are shortened and whatever
 * stands behind them. "" where it is too vague to mean one house: without a number, or of one part only.
 */
export function addressKey(address: string): string {
  const segments = address
    .split(/[,;\n]|\s[-–]\s/u)
    .map(segmentKey)
    .filter((segment) => segment !== "");
  const [house, place] = segments;
  return house && place && /\d/u.test(house) ? `${house}, ${place}` : "";
}
