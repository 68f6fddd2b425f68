import { partOfPath, type RegulationPart } from "./regulation-parts";

/** Where a fault is, as a reader is told: the part, the catalogue's key of the input, and the row (from 1). */
export interface FaultPlace {
  readonly part: RegulationPart;
  readonly key: string;
  readonly row: number | null;
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

function inputOf(part: RegulationPart, path: string): Pick<FaultPlace, "key" | "row"> {
  const segments = path.split(".");
  const names = segments.filter((segment) => !/^\d+$/.test(segment));
  const at = segments.find((segment) => /^\d+$/.test(segment));
  const [first = "", second] = names;
  return {
    key: second === undefined ? `field.${part}.${first}` : `field.${first}.${second}`,
    row: at === undefined ? null : Number(at) + 1,
  };
}
