import { useT } from "~/ui/i18n";
import { Badge } from "~/ui/status";
import { useFieldName } from "./fault-words";
import { requiredWindows, type Regulation } from "./regulation";
import { changedFields, type FieldChange } from "./regulation-changes";
import type { RegulationPart } from "./regulation-parts";
import { useWindowLabel } from "./window-label";

const TONES = { changed: "info", added: "success", removed: "danger", moved: "neutral" } as const;

/** Which inputs of a part say something else in the later of two revisions, each with what became of it. */
export function ChangedFields({
  part,
  before,
  after,
}: {
  part: RegulationPart;
  before: Regulation;
  after: Regulation;
}) {
  const t = useT("contests");
  const name = useChangeName(part, after);
  return (
    <ul className="mt-2 grid gap-1">
      {changedFields(before, after, part).map((change) => (
        <li key={`${change.kind} ${change.path}`} className="flex flex-wrap items-baseline gap-x-2">
          <Badge tone={TONES[change.kind]}>{t(`revision.mark.${change.kind}`)}</Badge>
          <span>{name(change)}</span>
        </li>
      ))}
    </ul>
  );
}

function useChangeName(part: RegulationPart, regulation: Regulation): (change: FieldChange) => string {
  const t = useT("contests");
  const fieldName = useFieldName(part);
  const windowLabel = useWindowLabel(regulation);
  const windows = requiredWindows(regulation);
  return ({ kind, path, name }) => {
    const [list, place, input] = path.split(".");
    const window = list === "windows" ? windows[Number(place)] : undefined;
    if (window && kind === "changed") return `${windowLabel(window)}, ${t(`field.windows.${input}`)}`;
    if (kind !== "added" && kind !== "removed") return name ? `${fieldName(path)} (${name})` : fieldName(path);
    const rows = [...path.matchAll(/([a-zA-Z]+)\.(\d+)/g)].map(([, rowsOf, at]) =>
      t([`row.${rowsOf}`, "row-of-list"], { number: Number(at) + 1 }),
    );
    return `${rows.join(", ")}${name ? `: ${name}` : ""}`;
  };
}
