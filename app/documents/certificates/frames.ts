import { PAGE, type Design } from "./design";

/** Something drawn, in millimetres from the page's top left corner. `path`: operators of a PDF path. */
export interface Shape {
  readonly path: string;
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
}

type Point = readonly [x: number, y: number];

const { width: W, height: H } = PAGE;
const n = (value: number) => String(Math.round(value * 1000) / 1000);
const at = ([x, y]: Point) => `${n(x)} ${n(y)}`;

const line = (...points: readonly Point[]) => points.map((point, index) => `${at(point)} ${index === 0 ? "m" : "l"}`).join(" ");
const closed = (...points: readonly Point[]) => `${line(...points)} h`;
const rect = (inset: number) => `${n(inset)} ${n(inset)} ${n(W - 2 * inset)} ${n(H - 2 * inset)} re`;
/** A rectangle drawn the other way round: it leaves out what another one fills. */
const hole = (inset: number) => closed([inset, inset], [inset, H - inset], [W - inset, H - inset], [W - inset, inset]);
const curve = (a: Point, b: Point, to: Point) => `${at(a)} ${at(b)} ${at(to)} c`;

/** Of a circle by four curves. */
const ROUND = 0.5523;

function circle([x, y]: Point, r: number): string {
  const k = r * ROUND;
  return [
    `${at([x + r, y])} m`,
    curve([x + r, y + k], [x + k, y + r], [x, y + r]),
    curve([x - k, y + r], [x - r, y + k], [x - r, y]),
    curve([x - r, y - k], [x - k, y - r], [x, y - r]),
    curve([x + k, y - r], [x + r, y - k], [x + r, y]),
    "h",
  ].join(" ");
}

const polar = ([x, y]: Point, r: number, angle: number): Point => [x + r * Math.cos(angle), y + r * Math.sin(angle)];

/** A colour part of the way from one to another. */
export function mixed(from: string, to: string, part: number): string {
  const channel = (hex: string, index: number) => parseInt(hex.slice(1 + 2 * index, 3 + 2 * index), 16);
  const mix = [0, 1, 2].map((index) => Math.round(channel(from, index) * (1 - part) + channel(to, index) * part));
  return `#${mix.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** The star in the middle of a bronze drum, in rings: fourteen rays and what lies between them. */
function drum(centre: Point, r: number, colour: string): Shape[] {
  const rays = 14;
  const star = Array.from({ length: 2 * rays }, (_, index) =>
    polar(centre, index % 2 === 0 ? r * 0.42 : r * 0.13, (index * Math.PI) / rays - Math.PI / 2),
  );
  const ticks = Array.from({ length: 84 }, (_, index) => {
    const angle = (index * 2 * Math.PI) / 84;
    return line(polar(centre, r * 0.8, angle), polar(centre, r * 0.88, angle + 0.03));
  });
  const dots = Array.from({ length: 42 }, (_, index) => circle(polar(centre, r * 0.66, (index * 2 * Math.PI) / 42), r * 0.022));
  return [
    { path: closed(...star), fill: colour },
    { path: [0.48, 0.57, 0.6, 0.72, 0.75, 0.93, 1].map((part) => circle(centre, r * part)).join(" "), stroke: colour, width: 0.45 },
    { path: ticks.join(" "), stroke: colour, width: 0.5 },
    { path: dots.join(" "), fill: colour },
  ];
}

/** A leaf from a point in a direction. */
function leaf(from: Point, length: number, angle: number, girth: number): string {
  const tip = polar(from, length, angle);
  const side = (turn: number) => polar(polar(from, length * 0.45, angle), girth, angle + turn);
  return `${at(from)} m ${curve(side(-Math.PI / 2), side(-Math.PI / 2), tip)} ${curve(side(Math.PI / 2), side(Math.PI / 2), from)} h`;
}

/** The same thing in all four corners. `draw` draws it for the top left one. */
function corners(draw: (point: (x: number, y: number) => Point, turn: (angle: number) => number) => string[]): string {
  const sides = [
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ] as const;
  return sides
    .flatMap(([right, bottom]) =>
      draw(
        (x, y) => [right ? W - x : x, bottom ? H - y : y],
        (angle) => {
          const turned = right ? Math.PI - angle : angle;
          return bottom ? -turned : turned;
        },
      ),
    )
    .join(" ");
}

function classic({ colour, accent }: Pick<Design, "colour" | "accent">): Shape[] {
  const gold = mixed(accent, "#ffffff", 0.15);
  const petals = corners((point, turn) =>
    [0, 22.5, 45, 67.5, 90].map((degrees) =>
      leaf(point(13.5, 13.5), degrees === 45 ? 17 : degrees % 45 === 0 ? 13 : 14.5, turn((degrees * Math.PI) / 180), 2.1),
    ),
  );
  const bud = corners((point) => [circle(point(13.5, 13.5), 2.6)]);
  const sprigs = corners((point, turn) =>
    [32, 38, 44].flatMap((along, index) => [
      leaf(point(along, 13.5), 5.4 - index, turn(0.5), 0.9),
      leaf(point(13.5, along), 5.4 - index, turn(Math.PI / 2 - 0.5), 0.9),
    ]),
  );
  return [
    { path: rect(0), fill: "#fffdf8" },
    ...drum([W / 2, 112], 62, mixed(accent, "#fffdf8", 0.87)),
    { path: rect(7), stroke: colour, width: 1.4 },
    { path: rect(9), stroke: gold, width: 0.5 },
    { path: rect(13.5), stroke: gold, width: 0.35 },
    { path: petals, fill: mixed(accent, "#fffdf8", 0.25), stroke: accent, width: 0.25 },
    { path: bud, fill: colour },
    { path: sprigs, fill: gold },
  ];
}

function festive({ colour, accent }: Pick<Design, "colour" | "accent">): Shape[] {
  const [outer, inner] = [6, 15.5];
  const deep = mixed(colour, "#000000", 0.12);
  const gold = mixed(accent, "#ffffff", 0.1);
  const waves = [...scales(W - 2 * inner, "across"), ...scales(H - 2 * inner, "down")].join(" ");
  const middles = corners((point) => [circle(point((outer + inner) / 2, (outer + inner) / 2), 4.1)]);
  const stars = corners((point) => [star(point((outer + inner) / 2, (outer + inner) / 2), 3.1)]);
  return [
    { path: rect(0), fill: "#fffaf0" },
    ...drum([W / 2, 112], 60, mixed(accent, "#fffaf0", 0.84)),
    { path: `${rect(outer)} ${hole(inner)}`, fill: deep },
    { path: waves, stroke: gold, width: 0.35 },
    { path: `${rect(outer)} ${rect(inner)}`, stroke: gold, width: 0.9 },
    { path: rect(17.3), stroke: mixed(colour, "#fffaf0", 0.3), width: 0.3 },
    { path: middles, fill: deep, stroke: gold, width: 0.6 },
    { path: stars, fill: gold },
  ];
}

/** A five-pointed star. */
function star(centre: Point, r: number): string {
  return closed(
    ...Array.from({ length: 10 }, (_, index) => polar(centre, index % 2 === 0 ? r : r * 0.4, (index * Math.PI) / 5 - Math.PI / 2)),
  );
}

/** Rows of half circles within each other, as water is drawn, along two opposite bands of the border. */
function scales(length: number, way: "across" | "down"): string[] {
  const [outer, inner] = [6, 15.5];
  const count = Math.round(length / 9.5);
  const step = length / count;
  const band = inner - outer;
  return Array.from({ length: count }, (_, index) => inner + step * (index + 0.5)).flatMap((along) =>
    [step / 2, step / 3, step / 6].flatMap((r) => {
      const arc = (base: number, bulge: number) => {
        const height = bulge * Math.min(r * 1.55, band * 0.86);
        const point = (u: number, v: number): Point => (way === "across" ? [along + u, base + v] : [base + v, along + u]);
        return `${at(point(-r, 0))} m ${curve(point(-r, height * 1.2), point(r, height * 1.2), point(r, 0))}`;
      };
      const far = way === "across" ? H : W;
      return [arc(inner, -1), arc(far - inner, 1)];
    }),
  );
}

function modern({ colour, accent }: Pick<Design, "colour" | "accent">): Shape[] {
  const band = 66;
  const dark = mixed(colour, "#000000", 0.25);
  const light = mixed(colour, "#ffffff", 0.22);
  return [
    { path: rect(0), fill: "#ffffff" },
    { path: `0 0 ${n(band)} ${n(H)} re`, fill: colour },
    { path: closed([0, 62], [band, 96], [band, 150], [0, 116]), fill: light },
    { path: closed([0, 92], [band, 126], [band, 150], [0, 116]), fill: mixed(colour, "#ffffff", 0.08) },
    { path: closed([0, 116], [band, 150], [band, H], [0, H]), fill: dark },
    { path: closed([0, 111], [band, 145], [band, 150], [0, 116]), fill: accent },
    { path: `${n(band)} 0 1.6 ${n(H)} re`, fill: accent },
    ...[34, 27, 20].map((r, index): Shape => ({
      path: `${at([W, 0])} m ${at([W - r, 0])} l ${curve([W - r, r * ROUND], [W - r * ROUND, r], [W, r])} h`,
      fill: mixed(index === 1 ? accent : colour, "#ffffff", 0.82 - index * 0.12),
    })),
    { path: line([84, 54], [132, 54]), stroke: accent, width: 0.9 },
  ];
}

/** All that a design draws under its texts; nothing where a picture lies there. */
export function frameOf(design: Pick<Design, "layout" | "colour" | "accent">): readonly Shape[] {
  switch (design.layout) {
    case "classic":
      return classic(design);
    case "modern":
      return modern(design);
    case "festive":
      return festive(design);
    case "own":
      return [];
  }
}
