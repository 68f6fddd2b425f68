import { PAGE, type Alignment, type Box, type CertificateFace, type Design, type Layout, type LineId } from "./design";

/** Where a design sets one of its lines. Millimetres and points; `tone` names one of the design's colours. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly size: number;
  readonly face: CertificateFace;
  readonly align?: Alignment;
  readonly tone?: "ink" | "colour";
}

export const INK = "#1f2328";

const middle = (inset: number) => ({ x: inset, width: PAGE.width - 2 * inset });
const CENTRE = middle(34);
const LEFT = { x: 57, width: 78 };
const RIGHT = { x: 166, width: 104 };

const CLASSIC: Readonly<Record<LineId, Place>> = {
  top: { ...CENTRE, y: 36, height: 11.5, size: 12, face: "serif-bold" },
  heading: { ...CENTRE, y: 49, height: 18, size: 40, face: "display", tone: "colour" },
  lead: { ...CENTRE, y: 68.5, height: 7, size: 15, face: "serif-italic" },
  name: { ...CENTRE, y: 76, height: 19, size: 34, face: "display" },
  unit: { ...CENTRE, y: 96, height: 10, size: 15, face: "serif" },
  prize: { ...CENTRE, y: 107, height: 11, size: 24, face: "serif-bold", tone: "colour" },
  work: { ...CENTRE, y: 118.5, height: 13.5, size: 15, face: "serif-italic" },
  contest: { ...CENTRE, y: 132.5, height: 9.5, size: 14, face: "serif-bold" },
  number: { ...LEFT, y: 157, height: 6, size: 12, face: "serif-bold", align: "left" },
  decision: { ...LEFT, y: 164, height: 10, size: 10.5, face: "serif", align: "left" },
  date: { ...RIGHT, y: 145.5, height: 6.5, size: 13, face: "serif-italic" },
  authority: { ...RIGHT, y: 152.5, height: 14, size: 12.4, face: "serif-bold" },
  signer: { ...RIGHT, y: 184, height: 7, size: 13, face: "serif-bold" },
};

const BESIDE = { x: 84, width: 192, align: "left" } as const;

const MODERN: Readonly<Record<LineId, Place>> = {
  top: { ...BESIDE, y: 18, height: 12, size: 11.5, face: "sans-bold" },
  heading: { ...BESIDE, y: 34, height: 18, size: 38, face: "sans-bold", tone: "colour" },
  lead: { ...BESIDE, y: 57, height: 7, size: 14, face: "sans" },
  name: { ...BESIDE, y: 65, height: 21, size: 34, face: "display" },
  unit: { ...BESIDE, y: 88, height: 11, size: 14, face: "sans" },
  prize: { ...BESIDE, y: 101, height: 11, size: 23, face: "sans-bold", tone: "colour" },
  work: { ...BESIDE, y: 113, height: 18, size: 14, face: "sans" },
  contest: { ...BESIDE, y: 132, height: 12, size: 13, face: "sans-bold" },
  number: { x: 84, width: 78, align: "left", y: 158, height: 6, size: 11.5, face: "sans-bold" },
  decision: { x: 84, width: 78, align: "left", y: 165, height: 11, size: 10, face: "sans" },
  date: { x: 172, width: 104, y: 149, height: 6.5, size: 12, face: "sans" },
  authority: { x: 172, width: 104, y: 156, height: 15, size: 12, face: "sans-bold" },
  signer: { x: 172, width: 104, y: 188, height: 7, size: 12.4, face: "sans-bold" },
};

const FESTIVE: Readonly<Record<LineId, Place>> = {
  ...CLASSIC,
  top: { ...CLASSIC.top, y: 38, height: 11 },
  heading: { ...CLASSIC.heading, y: 50, size: 42 },
  name: { ...CLASSIC.name, face: "serif-bold", size: 36, tone: "colour" },
  prize: { ...CLASSIC.prize, face: "display", size: 26 },
  signer: { ...CLASSIC.signer, y: 182 },
};

const PLACES: Readonly<Record<Exclude<Layout, "own">, Readonly<Record<LineId, Place>>>> = {
  classic: CLASSIC,
  modern: MODERN,
  festive: FESTIVE,
};

/** Where logo, code and the letters that are typed beside it stand in a design. */
export interface Spots {
  readonly logo: { readonly x: number; readonly y: number; readonly side: number };
  readonly qr: { readonly x: number; readonly y: number; readonly side: number };
  readonly check: Pick<Box, "x" | "y" | "width" | "height" | "align" | "colour" | "face" | "size">;
}

export function spotsOf(design: Pick<Design, "layout" | "logo" | "qr">): Spots {
  const check = { height: 4.6, size: 9.5, face: "sans" as const };
  switch (design.layout) {
    case "classic":
    case "festive": {
      const top = design.layout === "classic" ? 15 : 18;
      return {
        logo: { x: PAGE.width / 2 - 10, y: top, side: design.layout === "classic" ? 20 : 19 },
        qr: { x: 30, y: 156, side: 24 },
        check: { ...check, ...LEFT, y: 175.4, align: "left", colour: INK },
      };
    }
    case "modern":
      return {
        logo: { x: 17, y: 20, side: 32 },
        qr: { x: 19, y: 157, side: 28 },
        check: { ...check, x: 4, width: 58, y: 189, align: "center", colour: "#ffffff" },
      };
    case "own": {
      const { x, y, side } = design.qr;
      const width = Math.max(side, 44);
      const left = Math.min(Math.max(x + side / 2 - width / 2, 0), PAGE.width - width);
      return {
        logo: design.logo,
        qr: design.qr,
        check: { ...check, x: left, width, y: Math.min(y + side + 1.5, PAGE.height - 5), align: "center", colour: INK },
      };
    }
  }
}

/** Where no logo stands over them the first lines move up, and the others find more room. */
const LIFTED: Readonly<Partial<Record<LineId, number>>> = { top: 10, heading: 8, lead: 5, name: 2.5, unit: 1 };

/** The texts of a certificate with their places, as the design has them. */
export function boxesOf(design: Design, hasLogo: boolean): readonly Box[] {
  if (design.layout === "own" && design.boxes.length > 0) return design.boxes;
  return placedLines(design, design.layout === "own" ? "classic" : design.layout, hasLogo);
}

/** The lines of a design in their places of a built-in one: also what one's own placing begins from. */
export function placedLines(
  { lines, colour }: Pick<Design, "lines" | "colour">,
  layout: Exclude<Layout, "own">,
  hasLogo = true,
): Box[] {
  const lift = (id: string) => (hasLogo || layout === "modern" ? 0 : (LIFTED[id as LineId] ?? 0));
  return Object.entries(PLACES[layout]).map(([id, { tone, align = "center", ...place }]) => ({
    ...place,
    y: place.y - lift(id),
    align,
    text: lines[id as LineId],
    colour: tone === "colour" ? colour : INK,
  }));
}
