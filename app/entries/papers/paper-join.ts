import { decodeReference } from "./paper-reference";

/** One page of an entry's paper, wherever it lies. */
export interface PaperPage {
  readonly id: string;
  /** Within its scan. */
  readonly number: number;
  /** What its code says; "" where somebody put it there by hand. */
  readonly code: string;
  /** When its scan arrived. */
  readonly at: Date;
}

/** Pages of one scan as they were printed, whatever their order in the scanner; those without a number go behind. */
export function inPrintedOrder<Page extends Pick<PaperPage, "code" | "number">>(
  pages: readonly Page[],
): Page[] {
  return [...pages].sort((a, b) => printedNumber(a) - printedNumber(b) || a.number - b.number);
}

export interface JoinedPhotographs<Page> {
  /** In the order of the document. */
  readonly pages: readonly Page[];
  /** Those of the same paper that a later photograph takes the place of. */
  readonly replaced: readonly Page[];
}

/**
 * Photographs of an entry's paper that make one document with the one that has this code: those of the same print. One
 * that was put there by hand goes with the latest print. Of a page that was photographed again the latest counts.
 */
export function joinPhotographs<Page extends PaperPage>(
  photographs: readonly Page[],
  code: string,
): JoinedPhotographs<Page> {
  const byArrival = [...photographs].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1),
  );
  const latest = byArrival.findLast((page) => page.code !== "")?.code ?? "";
  const print = printOf(code || latest);
  const same = byArrival.filter((page) => printOf(page.code || latest) === print);
  const pages: Page[] = [];
  const replaced: Page[] = [];
  for (const [index, page] of same.entries()) {
    const again = page.code !== "" && same.slice(index + 1).some((other) => isSamePage(page, other));
    (again ? replaced : pages).push(page);
  }
  // Equal ones stay in the order of their coming.
  pages.sort((a, b) => printedNumber(a) - printedNumber(b));
  return { pages, replaced };
}

/** Beyond all that a code can say where there is none. */
function printedNumber({ code }: Pick<PaperPage, "code">): number {
  return decodeReference(code)?.page ?? 1_000;
}

function isSamePage(a: PaperPage, b: PaperPage): boolean {
  return b.code !== "" && decodeReference(a.code)?.page === decodeReference(b.code)?.page;
}

function printOf(code: string): string {
  const reference = decodeReference(code);
  return reference ? `${reference.fingerprint} ${reference.pages}` : "";
}
