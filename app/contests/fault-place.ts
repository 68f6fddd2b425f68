import { partOfPath, type RegulationPart } from "./regulation-parts";

/** Where a fault is, as a reader is told: the part, the catalogue's key of the input, and the row (from 1). */
export interface FaultPlace {
  readonly part: RegulationPart;
  readonly key: string;
  readonly row: number | null;
  /** The list that the row is of; null outside a list. */
  readonly list: string | null;
  /** Of a list inside that row, as the questions of a section: the row there. */
  readonly inner: number | null;
}

/** The place of a fault by its path in the regulation ("rule.criteria.0.max"). */
export function placeInRegulation(path: string): FaultPlace {
  const part = partOfPath(path);
  return { part, ...inputOf(part, path.replace(/^rule\.(prizes\.|combine\.)?/, "")) };
}

/** The place of a fault by its path in the form of a part ("criteria.0.max"). */
export function placeInForm(part: RegulationPart, path: string): FaultPlace {
  return { part, ...inputOf(part, path) };
}

function inputOf(part: RegulationPart, path: string): Omit<FaultPlace, "part"> {
  const segments = path.split(".");
  const names = segments.filter((segment) => !/^\d+$/.test(segment));
  const [row, inner] = segments.filter((segment) => /^\d+$/.test(segment));
  const [list, name = ""] = names.length > 1 ? names.slice(-2) : [part, names[0]];
  // Of the criteria of a round only the whole list has an input.
  const within = list === "rounds" ? null : numberAt(inner);
  const rowsOf = row === undefined ? null : (names[0] ?? null);
  return { key: `field.${list}.${name}`, row: numberAt(row), list: rowsOf, inner: within };
}

function numberAt(index: string | undefined): number | null {
  return index === undefined ? null : Number(index) + 1;
}
