import { layText, type Face, type Measure } from "../pdf-layout";

/** Words that belong together stay on one line: "lần thứ XII". */
export function keptTogether(text: string): string {
  return text.replace(/\blần thứ (?=\S)/giu, (words) => words.replaceAll(" ", "\u00a0"));
}

/**
 * The least width in which a centred text needs no more lines than in the whole one, so that its lines are about
 * equally long and no word is left alone on the last.
 */
export function balancedWidth(
  text: string,
  width: number,
  { size, face }: { readonly size: number; readonly face: Face },
  measure: Measure,
): number {
  const linesIn = (room: number) => layText(text, room, { size, face, align: "center" }, measure).lines;
  const wanted = linesIn(width).length;
  if (wanted < 2) return width;
  let [low, high] = [width / wanted, width];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    const fits = linesIn(middle).length <= wanted;
    [low, high] = fits ? [low, middle] : [middle, high];
  }
  return high;
}
