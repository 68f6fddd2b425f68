import { mm, placeText, type Mark, type Measure } from "../pdf-layout";
import { centred, type Lay, type Place, type Placed } from "../pdf-parts";
import { balancedWidth } from "./balance";
import { SIZE, type OfficialBlock, type OfficialHead, type OfficialSignature } from "./official";

type Close = Extract<OfficialBlock, { kind: "close" }>;

/** Room for signature and seal. */
const ROOM = mm(27);

/** Texts one below the other in a column; `to` goes down to where another one ends. */
function column(box: Place, marks: Mark[], lay: Lay, measure: Measure) {
  let { y } = box;
  const self = {
    get y() {
      return y;
    },
    to(other: number) {
      y = Math.max(y, other);
      return self;
    },
    put(text: string, size: number, face: "regular" | "bold" | "italic", rule = 0) {
      if (text === "") return self;
      const width = balancedWidth(text, box.width, { size, face }, measure);
      const x = box.x + (box.width - width) / 2;
      const placed = centred(text, { x, y, width }, { size, face, rule }, lay, measure);
      marks.push(...placed.marks);
      y += placed.height;
      return self;
    },
  };
  return self;
}

/** Issuer and number on the left, country, motto, place and date on the right. */
export function headMarks(head: OfficialHead, place: Place, lay: Lay, measure: Measure): Placed {
  const marks: Mark[] = [];
  const split = place.width * 0.42;
  // Into the margins a little, or the country's name would not stand on one line.
  const left = column({ ...place, x: place.x - mm(6), width: split + mm(2) }, marks, lay, measure);
  const right = column(
    { ...place, x: place.x + split - mm(2), width: place.width - split + mm(6) },
    marks,
    lay,
    measure,
  );
  left.put(head.parent, SIZE.head, "regular").put(head.issuer, SIZE.head, "bold", 0.4);
  right.put(head.country, SIZE.head, "bold").put(head.motto, SIZE.motto, "bold", 1);
  const below = Math.max(left.y, right.y) + 5;
  left.to(below).put(head.number, SIZE.motto, "regular");
  right.to(below).put(head.placeAndDate, SIZE.motto, "italic");
  return { marks, height: Math.max(left.y, right.y) - place.y };
}

/** Kind and what it is about, with a short line under it. */
export function titleMarks(
  { name, about }: { readonly name: string; readonly about: string },
  place: Place,
  lay: Lay,
  measure: Measure,
): Placed {
  const marks: Mark[] = [];
  const middle = column({ ...place, x: place.x + mm(4), width: place.width - mm(8) }, marks, lay, measure);
  middle.put(name, 14, "bold").put(about, 14, "bold");
  if (about === "") return { marks, height: middle.y - place.y };
  const y = middle.y + 3;
  const x = place.x + (place.width - mm(40)) / 2;
  marks.push({ kind: "line", x, y, toX: x + mm(40), toY: y });
  return { marks, height: y + 2 - place.y };
}

/** What an appended list is, and what it belongs to. */
export function annexMarks(
  { name, about, note }: Extract<OfficialBlock, { kind: "annex" }>,
  place: Place,
  lay: Lay,
  measure: Measure,
): Placed {
  const marks: Mark[] = [];
  const middle = column(place, marks, lay, measure);
  middle.put(name, 14, "bold").put(about, SIZE.prose, "bold").put(note, SIZE.prose, "italic");
  return { marks, height: middle.y - place.y };
}

function signed(
  { authority, office, note, position = "", name }: OfficialSignature,
  box: Place,
  marks: Mark[],
  lay: Lay,
  measure: Measure,
) {
  const lines = column(box, marks, lay, measure);
  for (const line of [...authority.split("\n"), office]) lines.put(line, SIZE.prose, "bold");
  if (note) lines.put(note, SIZE.recipients, "italic");
  lines.to(lines.y + ROOM).put(position, SIZE.prose, "bold").put(name, SIZE.prose, "bold");
  return lines.y;
}

/** Recipients from the left edge, signature in the middle of the right half. */
export function closeMarks(close: Close, place: Place, lay: Lay, measure: Measure): Placed {
  const marks: Mark[] = [];
  const half = place.width / 2;
  let { y } = place;
  const write = (text: string, size: number, face: "regular" | "boldItalic") => {
    const block = lay(text, half - mm(6), { size, face, align: "left" });
    marks.push(...placeText(block, place.x, y, measure));
    y += block.height;
  };
  if (close.recipients.length > 0) write(close.heading, 12, "boldItalic");
  for (const line of close.recipients) write(line, SIZE.recipients, "regular");
  const right = { ...place, x: place.x + half - mm(4), width: half + mm(4) };
  const end = signed(close.signature, right, marks, lay, measure);
  return { marks, height: Math.max(y, end) - place.y };
}

/** Signatures side by side, each in its part of the width. */
export function sideBySideMarks(
  signatures: readonly OfficialSignature[],
  place: Place,
  lay: Lay,
  measure: Measure,
): Placed {
  const marks: Mark[] = [];
  const width = place.width / Math.max(1, signatures.length);
  const ends = signatures.map((signature, index) =>
    signed(signature, { ...place, x: place.x + index * width, width }, marks, lay, measure),
  );
  return { marks, height: Math.max(place.y, ...ends) - place.y };
}
