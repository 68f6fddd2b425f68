import {
  mm,
  placeText,
  type Block,
  type Mark,
  type Measure,
  type TextStyle,
  type Words,
} from "./pdf-layout";

export type Lay = (words: Words, width: number, style: TextStyle) => Block;
type Face = TextStyle["face"];

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Placed {
  readonly marks: readonly Mark[];
  readonly height: number;
}

/** Draws something at a place, and says how high it is. */
export type Draw = (place: Place, lay: Lay, measure: Measure) => Placed;

export interface NationLines {
  /** Quốc hiệu */
  readonly country: string;
  /** Tiêu ngữ */
  readonly motto: string;
  /** Who sends it, the last in bold; without, country and motto stand in the middle. */
  readonly issuer?: readonly string[];
  /** "Số: 12/QĐ-BTC" */
  readonly number?: string;
  readonly placeAndDate?: string;
}

export interface Signature {
  /** "TM. BAN TỔ CHỨC" or who signs; set in bold. */
  readonly title: string;
  readonly note?: string;
  /** Above the title, in italics: place and date. */
  readonly date?: string;
  readonly name?: string;
}

/** A text in the middle of a place, and optionally a line under it as wide as a share of its last line. */
export function centred(
  text: string,
  place: Place,
  { size, face, rule = 0 }: { readonly size: number; readonly face: Face; readonly rule?: number },
  lay: Lay,
  measure: Measure,
): Placed {
  const block = lay(text, place.width, { size, face, align: "center" });
  const marks: Mark[] = placeText(block, place.x, place.y, measure);
  if (rule === 0) return { marks, height: block.height };
  const width = (block.lines.at(-1)?.width ?? 0) * rule;
  const x = place.x + (place.width - width) / 2;
  const y = place.y + block.height + 2;
  return {
    marks: [...marks, { kind: "line", x, y, toX: x + width, toY: y }],
    height: block.height + 4,
  };
}

/** The head of an official paper, as Nghị định 30/2020 draws it. */
export function nationMarks(lines: NationLines, place: Place, lay: Lay, measure: Measure): Placed {
  const { country, motto, issuer, number, placeAndDate } = lines;
  const split = issuer ? place.width * 0.4 : 0;
  const marks: Mark[] = [];
  const column = (box: Place) => {
    let { y } = box;
    return {
      put(text: string, size: number, face: Face, rule = 0) {
        const placed = centred(text, { ...box, y }, { size, face, rule }, lay, measure);
        marks.push(...placed.marks);
        y += placed.height;
      },
      to(other: number) {
        y = Math.max(y, other);
      },
      get y() {
        return y;
      },
    };
  };
  // The country's name fits on one line only if it may use some of the margin.
  const right = column({
    x: place.x + split,
    y: place.y,
    width: place.width - split + mm(4) * (issuer ? 1 : 0),
  });
  right.put(country, 12, "bold");
  right.put(motto, 13, "bold", 1);
  if (!issuer) return { marks, height: right.y - place.y };

  const left = column({ x: place.x - mm(8), y: place.y, width: split + mm(6) });
  issuer.forEach((name, index) => {
    const last = index === issuer.length - 1;
    left.put(name, 12, last ? "bold" : "regular", last ? 0.4 : 0);
  });
  const below = Math.max(left.y, right.y) + 6;
  left.to(below);
  right.to(below);
  if (number) left.put(number, 13, "regular");
  if (placeAndDate) right.put(placeAndDate, 13, "italic");
  return { marks, height: Math.max(left.y, right.y) - place.y };
}

/** Places to sign, side by side: dates, titles and names each begin on one line. */
export function signatureMarks(
  signatures: readonly Signature[],
  room: number,
  place: Place,
  lay: Lay,
  measure: Measure,
): Placed {
  const gap = mm(4);
  const width = (place.width - gap * (signatures.length - 1)) / Math.max(1, signatures.length);
  const marks: Mark[] = [];
  const column = (index: number) => ({ x: place.x + index * (width + gap), width });
  /** Places one text in each column at its own height; returns where each ends. */
  const step = (of: keyof Signature, size: number, face: Face, from: readonly number[]) =>
    signatures.map((signature, index) => {
      const y = from[index] ?? place.y;
      const text = signature[of];
      if (!text) return y;
      const placed = centred(text, { ...column(index), y }, { size, face }, lay, measure);
      marks.push(...placed.marks);
      return y + placed.height;
    });
  const level = (ends: readonly number[], more = 0) => {
    const lowest = Math.max(place.y, ...ends) + more;
    return signatures.map(() => lowest);
  };
  const top = signatures.map(() => place.y);
  const titled = step("title", 12, "bold", level(step("date", 12, "italic", top)));
  const noted = step("note", 11, "italic", titled);
  const y = Math.max(...step("name", 12, "bold", level(noted, room)));
  return { marks, height: y - place.y };
}
