const DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"] as const;
const [THOUSAND, MILLION, BILLION] = ["nghìn", "triệu", "tỷ"] as const;
const [TEN, TENS, HUNDRED, ODD, ONE_AFTER, FIVE_AFTER, DONG] = ["mười", "mươi", "trăm", "linh", "mốt", "lăm", "đồng"] as const;

const digit = (value: number) => DIGITS[value] ?? "";

/** What stands after the hundreds. `hundreds`: some were spoken before it. */
function belowHundred(value: number, hundreds: boolean): string[] {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (tens === 0) return ones === 0 ? [] : hundreds ? [ODD, digit(ones)] : [digit(ones)];
  const last = ones === 5 ? FIVE_AFTER : ones === 1 && tens > 1 ? ONE_AFTER : digit(ones);
  return [...(tens === 1 ? [TEN] : [digit(tens), TENS]), ...(ones === 0 ? [] : [last])];
}

/** Three digits. `inner`: larger ones were spoken before, so the hundreds are said even where there are none. */
function threeDigits(value: number, inner: boolean): string[] {
  const hundreds = Math.floor(value / 100);
  const said = hundreds > 0 || inner;
  return [...(said ? [digit(hundreds), HUNDRED] : []), ...belowHundred(value % 100, said)];
}

/** Below a billion: millions, thousands, units; each is left out where it is nothing. */
function belowBillion(value: number, inner: boolean): string[] {
  const words: string[] = [];
  for (const [part, name] of [
    [Math.floor(value / 1_000_000), MILLION],
    [Math.floor(value / 1000) % 1000, THOUSAND],
    [value % 1000, ""],
  ] as const) {
    if (part === 0) continue;
    words.push(...threeDigits(part, inner || words.length > 0), ...(name ? [name] : []));
  }
  return words;
}

function numberWords(value: number): string[] {
  if (value === 0) return [digit(0)];
  const billions = Math.floor(value / 1_000_000_000);
  if (billions === 0) return belowBillion(value, false);
  return [...numberWords(billions), BILLION, ...belowBillion(value % 1_000_000_000, true)];
}

/** A sum in words, as decisions write it behind the figures: 30 000 000 → "Ba mươi triệu đồng". Whole đồng, not negative. */
export function moneyInWords(amountVnd: number): string {
  if (!Number.isSafeInteger(amountVnd) || amountVnd < 0) throw new RangeError(`no sum of money: ${amountVnd}`);
  const text = [...numberWords(amountVnd), DONG].join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A whole number with points between its thousands: "30.000.000". */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ".");
}
