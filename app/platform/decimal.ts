/**
 * Exact numbers: a fraction of two BigInts. Marks, scores and thresholds pass through here and nowhere
 * through binary floating point, so that everybody who recounts gets the same last digit.
 */
export interface Exact {
  readonly n: bigint;
  /** Always positive. Fractions are not kept in lowest terms: sums of decimals are fast without it. */
  readonly d: bigint;
}

/** Halves away from zero, halves to the even neighbour, or cut off towards zero. */
export type RoundingMode = "half-up" | "half-even" | "down";

export const ZERO: Exact = { n: 0n, d: 1n };

/** Decimals printed of a number whose decimal expansion never ends. */
const ENDLESS_DECIMALS = 12;

const DECIMAL = /^([+-]?)(\d{1,30})(?:[.,](\d{1,60}))?$/;

/** Reads "84.63" or "84,63"; null for anything else, thousands separators and exponents included. */
export function parseDecimal(text: string): Exact | null {
  const match = DECIMAL.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = "", fraction = ""] = match;
  const n = BigInt(whole + fraction);
  return { n: sign === "-" ? -n : n, d: tenTo(fraction.length) };
}

/** For texts that a schema has already checked. */
export function decimal(text: string): Exact {
  const value = parseDecimal(text);
  if (!value) throw new RangeError(`not a decimal: ${JSON.stringify(text)}`);
  return value;
}

export function fromInteger(value: number | bigint): Exact {
  return { n: BigInt(value), d: 1n };
}

/** The database keeps marks as integers of thousandths. */
export function fromMilli(milli: number): Exact {
  return { n: BigInt(milli), d: 1000n };
}

/** The integer of thousandths, or null when the number is finer than that or too large to be safe. */
export function toMilli(value: Exact): number | null {
  const scaled = value.n * 1000n;
  if (scaled % value.d !== 0n) return null;
  const milli = Number(scaled / value.d);
  return Number.isSafeInteger(milli) ? milli : null;
}

/** The integer of millionths (a weighted mark: thousandths times a weight in thousandths); null when finer. */
export function toMicro(value: Exact): bigint | null {
  const scaled = value.n * 1_000_000n;
  return scaled % value.d === 0n ? scaled / value.d : null;
}

export function add(a: Exact, b: Exact): Exact {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  // Denominators are mostly powers of ten: keeping the larger one stops them from growing with each sum.
  if (a.d % b.d === 0n) return { n: a.n + b.n * (a.d / b.d), d: a.d };
  if (b.d % a.d === 0n) return { n: a.n * (b.d / a.d) + b.n, d: b.d };
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export function sub(a: Exact, b: Exact): Exact {
  return add(a, { n: -b.n, d: b.d });
}

export function mul(a: Exact, b: Exact): Exact {
  return { n: a.n * b.n, d: a.d * b.d };
}

export function div(a: Exact, b: Exact): Exact {
  if (b.n === 0n) throw new RangeError("division by zero");
  const sign = b.n < 0n ? -1n : 1n;
  return reduce({ n: a.n * b.d * sign, d: a.d * b.n * sign });
}

export function sum(values: readonly Exact[]): Exact {
  return values.reduce(add, ZERO);
}

/** Negative, zero or positive, as for Array.prototype.sort. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.d === b.d ? a.n - b.n : a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function isMultipleOf(value: Exact, step: Exact): boolean {
  return (value.n * step.d) % (value.d * step.n) === 0n;
}

export function round(value: Exact, decimals: number, mode: RoundingMode): Exact {
  const d = tenTo(decimals);
  const negative = value.n < 0n;
  const scaled = (negative ? -value.n : value.n) * d;
  let quotient = scaled / value.d;
  const twice = (scaled % value.d) * 2n;
  const up =
    mode === "down"
      ? false
      : mode === "half-up"
        ? twice >= value.d
        : twice > value.d || (twice === value.d && quotient % 2n === 1n);
  if (up) quotient += 1n;
  return { n: negative ? -quotient : quotient, d };
}

/** "84.60": exactly so many decimals, rounded half-up where there are more. */
export function formatFixed(value: Exact, decimals: number): string {
  const { n } = round(value, decimals, "half-up");
  const digits = (n < 0n ? -n : n).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  return (n < 0n ? "-" : "") + (decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`);
}

/** The shortest plain decimal, "84.6"; an endless one is cut to twelve decimals, half-up. */
export function formatDecimal(value: Exact): string {
  return formatFixed(value, decimalsOf(value) ?? ENDLESS_DECIMALS);
}

/** Nothing lost: the shortest plain decimal, or for an endless one the fraction in lowest terms, "311/22". */
export function formatExact(value: Exact): string {
  const decimals = decimalsOf(value);
  if (decimals !== null) return formatFixed(value, decimals);
  const { n, d } = reduce(value);
  return `${n}/${d}`;
}

/** Reads what formatExact writes. */
export function parseExact(text: string): Exact | null {
  const [top = "", bottom, ...rest] = text.split("/");
  const n = parseDecimal(top);
  if (bottom === undefined || !n) return n;
  const d = parseDecimal(bottom);
  return d && d.n > 0n && rest.length === 0 ? div(n, d) : null;
}

/** How many decimals write the number exactly; null when no number of them does. */
export function decimalsOf(value: Exact): number | null {
  let rest = reduce(value).d;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : null;
}

function reduce({ n, d }: Exact): Exact {
  let a = n < 0n ? -n : n;
  let b = d;
  while (b !== 0n) [a, b] = [b, a % b];
  return { n: n / a, d: d / a };
}

const POWERS = Array.from({ length: 32 }, (_, exponent) => 10n ** BigInt(exponent));

function tenTo(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}
