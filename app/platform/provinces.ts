import provinces from "./provinces.json";
import { compareTexts } from "./vietnamese";

/*
 * The 34 provinces and cities since 1 July 2025 (Nghị quyết 202/2025/QH15) under their administrative codes
 * (Quyết định 19/2025/QĐ-TTg), each with the former provinces that were merged into it besides its namesake.
 */

export interface Province {
  readonly code: string;
  readonly name: string;
  readonly former: readonly string[];
}

export const PROVINCES: readonly Province[] = provinces;

export function provinceOf(code: string): Province | null {
  return PROVINCES.find((province) => province.code === code) ?? null;
}

/** The provinces of these codes in the order of the alphabet; all of them where there are no codes. */
export function provincesOf(codes: readonly string[]): Province[] {
  return PROVINCES.filter(({ code }) => codes.length === 0 || codes.includes(code)).sort((a, b) =>
    compareTexts(a.name, b.name),
  );
}
