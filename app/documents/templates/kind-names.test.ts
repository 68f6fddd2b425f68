import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { OFFICIAL_KINDS } from "../official/kinds";
import { officialDocx } from "../official/official-docx.server";
import { shapesOf } from "./kind-names";
import { filledTemplate, takeTemplate } from "./own-docx.server";
import type { Data, Shape, Value } from "./placeholder";
import { startDocument } from "./start-template";

const NOW = new Date("2026-11-05T03:00:00Z");

/** Made-up values: of a text its name, of a list two rows. */
function made(shapes: readonly Shape[]): Data {
  return new Map(
    shapes.map(({ key, name, members }): [string, Value] => [
      key,
      members ? [made(members), made(members)] : `«${name}»`,
    ]),
  );
}

const flat = (shapes: readonly Shape[]): Shape[] => shapes.flatMap((shape) => [shape, ...flat(shape.members ?? [])]);
const levels = (shapes: readonly Shape[]): (readonly Shape[])[] => [
  shapes,
  ...shapes.flatMap(({ members }) => (members ? levels(members) : [])),
];

describe.each(OFFICIAL_KINDS)("placeholders of %s", (kind) => {
  const shapes = shapesOf(kind);

  it("can be told apart, also without diacritics, and name a list unlike all texts", () => {
    for (const level of levels(shapes)) {
      const keys = level.map(({ key }) => key);
      expect(keys.filter((key, index) => key === "" || keys.indexOf(key) !== index)).toEqual([]);
    }
    const lists = flat(shapes).filter(({ members }) => members);
    const texts = new Set(flat(shapes).filter(({ members }) => !members).map(({ key }) => key));
    expect(lists.filter(({ key }) => texts.has(key)).map(({ name }) => name)).toEqual([]);
  });

  it("are all named in the form to begin with, which is without fault and leaves none open", async () => {
    const start = await officialDocx(startDocument(kind, shapes, { values: made(shapes), now: NOW }));
    const taken = await takeTemplate(start, shapes);
    if (!taken.ok) throw new Error(taken.code);
    expect(taken.findings).toEqual([]);
    const filled = await filledTemplate(taken.bytes, made(shapes));
    const words = Object.entries(unzipSync(filled!))
      .filter(([name]) => name.endsWith(".xml"))
      .map(([, bytes]) => strFromU8(bytes).replace(/<[^>]*>/g, " "))
      .join(" ");
    expect(words).not.toMatch(/[{}]/);
    const listed = strFromU8(unzipSync(start)["word/document.xml"]!);
    expect(flat(shapes).filter(({ name }) => !listed.includes(name))).toEqual([]);
  });
});
