import { boxesOf, spotsOf } from "./boxes";
import type { Box, CertificateFace, Design } from "./design";
import { BLANK_NAME } from "./design-template";
import { fitText, type FaceShape } from "./fit";
import type { CertificateWords } from "./placeholder-template";
import { filled } from "./placeholders";

/** A line of text at its base line; millimetres from the page's top left corner, size in points. */
export interface SetLine {
  readonly text: string;
  readonly face: CertificateFace;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}

export interface SetPage {
  readonly lines: readonly SetLine[];
  readonly qr: { readonly x: number; readonly y: number; readonly side: number; readonly text: string };
}

export type Shapes = Readonly<Record<CertificateFace, FaceShape & { readonly printable: (text: string) => string }>>;

const POINT = 72 / 25.4;
/** A text is shrunk to that part of its size before it is broken over more lines than two. */
const LEAST = 0.55;
const LEAST_SIZE = 7;
const BLANK_SIZE = 15;

/** What one certificate says, ready to be set. */
export interface CertificatePrint {
  readonly words: CertificateWords;
  /** What its code leads to. */
  readonly link: string;
  /** Stands at the code. */
  readonly check: string;
}

/** All texts of one certificate in their places. */
export function setPage(
  { design, hasLogo }: { readonly design: Design; readonly hasLogo: boolean },
  { words, link, check }: CertificatePrint,
  faces: Shapes,
): SetPage {
  const spots = spotsOf(design);
  const boxes: readonly Box[] = [
    ...boxesOf(design, hasLogo).map((box) => ({ ...box, text: filled(box.text, words) })),
    { ...spots.check, text: check },
  ];
  return {
    lines: boxes.flatMap((box) => setBox(box, faces)),
    qr: { ...spots.qr, text: link },
  };
}

function setBox(given: Box, faces: Shapes): SetLine[] {
  // To write on by hand: a fine line, whatever the name would have been set in.
  const box: Box = given.text === BLANK_NAME ? { ...given, face: "serif", size: Math.min(given.size, BLANK_SIZE) } : given;
  const face = faces[box.face];
  const text = face.printable(box.text);
  if (text.trim() === "") return [];
  const room = {
    width: box.width * POINT,
    height: box.height * POINT,
    size: box.size,
    least: Math.min(box.size, Math.max(LEAST_SIZE, box.size * LEAST)),
  };
  const { lines, size, lineHeight, height } = fitText(text, room, face);
  const first = (room.height - height) / 2 + face.ascent * size;
  return lines.flatMap((line, index) => {
    if (line.text === "") return [];
    const spare = room.width - line.width;
    const shift = box.align === "center" ? spare / 2 : box.align === "right" ? spare : 0;
    return [
      {
        text: line.text,
        face: box.face,
        size,
        x: box.x + shift / POINT,
        y: box.y + (first + index * lineHeight) / POINT,
        colour: box.colour,
      },
    ];
  });
}
