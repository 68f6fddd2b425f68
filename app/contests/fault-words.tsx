import type { TextValue, TextValues } from "~/platform/form";
import type { Fault } from "~/platform/result";
import { useFaultText } from "~/ui/fault-summary";
import { fieldId, useAppForm } from "~/ui/form-context";
import { useT } from "~/ui/i18n";
import { placeInForm, placeInRegulation, type FaultPlace } from "./fault-place";
import type { RegulationPart } from "./regulation-parts";

function usePlaceText(): (place: FaultPlace) => string {
  const t = useT("contests");
  return ({ part, key, row, list, inner }) => {
    const name = t([key, `part.${part}.title`]);
    const innermost = key.split(".")[1] ?? "";
    if (inner !== null) return t([`field-in-${innermost}`, "field-in-question"], { row, inner, name });
    if (row === null) return name;
    return `${t([`row.${list}`, "row-of-list"], { number: row })}, ${name}`;
  };
}

/** The name of any input of a part's form, also of one that came after the form was drawn. */
export function useFieldName(part: RegulationPart): (path: string) => string {
  const text = usePlaceText();
  return (path) => text(placeInForm(part, path));
}

/** The names of all inputs of a part's form, for its summary of faults. */
export function useFieldNames(part: RegulationPart, values: TextValues): Record<string, string> {
  const text = usePlaceText();
  return Object.fromEntries(pathsIn(values).map((path) => [path, text(placeInForm(part, path))]));
}

function pathsIn(value: TextValue, path = ""): string[] {
  if (typeof value === "string") return [path];
  const inside = Object.entries(value).flatMap(([name, item]) =>
    pathsIn(item, path ? `${path}.${name}` : name),
  );
  return path ? [path, ...inside] : inside;
}

/**
 * What a regulation lacks, each with the place where it is mended. Within the form of a part `fields` are the names of
 * its inputs: what has one of its own leads to it, also into a question that is folded.
 */
export function RegulationFaultList({
  faults,
  fields = {},
}: {
  faults: readonly Fault[];
  fields?: Readonly<Record<string, string>>;
}) {
  const place = usePlaceText();
  const text = useFaultText("contests");
  const { prefix } = useAppForm();
  return (
    <ul className="list-disc space-y-1 pl-5">
      {faults.map((fault) => {
        const words = (
          <>
            <strong>{place(placeInRegulation(fault.path))}.</strong> {text(fault)}
          </>
        );
        return (
          <li key={`${fault.path} ${fault.code}`}>
            {fault.path in fields ? <a href={`#${fieldId(prefix, fault.path)}`}>{words}</a> : words}
          </li>
        );
      })}
    </ul>
  );
}
