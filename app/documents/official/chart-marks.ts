import { mm, placeText, type Mark, type Measure } from "../pdf-layout";
import { centred, type Lay, type Place, type Placed } from "../pdf-parts";
import type { OfficialBlock } from "./official";

type Chart = Extract<OfficialBlock, { kind: "chart" }>;

const SIZE = 10;
const BAR = mm(4.2);
const GAP = mm(1.8);
/** Of the width: what the labels have. */
const LABELS = 0.42;

/** A chart of bars, the longest as wide as there is room beside the labels, each with its number at its end. */
export function chartMarks({ title, bars }: Chart, place: Place, lay: Lay, measure: Measure): Placed {
  const head = centred(title, place, { size: 11, face: "bold" }, lay, measure);
  const marks: Mark[] = [...head.marks];
  const highest = Math.max(1, ...bars.map(({ value }) => value));
  const left = place.width * LABELS;
  const room = place.width - left - mm(14);
  let y = place.y + head.height + GAP;
  for (const { label, value } of bars) {
    const name = lay(label, left - mm(3), { size: SIZE, face: "regular", align: "right" });
    const number = lay(String(value), mm(12), { size: SIZE, face: "regular", align: "left" });
    const height = Math.max(name.height, BAR);
    const width = (room * value) / highest;
    marks.push(
      ...placeText(name, place.x, y + (height - name.height) / 2, measure),
      { kind: "box", x: place.x + left, y: y + (height - BAR) / 2, width, height: BAR, dark: true },
      ...placeText(number, place.x + left + width + mm(1.5), y + (height - number.height) / 2, measure),
    );
    y += height + GAP;
  }
  const x = place.x + left;
  marks.push({ kind: "line", x, y: place.y + head.height + GAP / 2, toX: x, toY: y - GAP / 2 });
  return { marks, height: y - place.y };
}
