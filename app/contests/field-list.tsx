import { useT } from "~/ui/i18n";
import type { Regulation } from "./regulation";

/** The fields by their codes, under the groups in which they are judged where those are not the fields themselves. */
export function FieldList({ regulation }: { regulation: Pick<Regulation, "fields" | "groups"> }) {
  const t = useT("public");
  const { fields, groups } = regulation;
  const merged = groups.filter(({ fieldIds }) => fieldIds.length > 1);
  return (
    <>
      <ul className="grid gap-x-8 sm:grid-cols-2">
        {fields.map((field) => (
          <li key={field.id} className="flex gap-4 border-b border-line py-3">
            <span className="w-16 shrink-0 pt-0.5 text-sm text-muted">{field.code}</span>
            <span>{field.name}</span>
          </li>
        ))}
      </ul>
      {merged.length > 0 ? (
        <ul className="mt-4 grid gap-1 text-muted">
          {merged.map((group) => (
            <li key={group.id}>
              {t("group.merged", {
                group: group.name,
                fields: group.fieldIds
                  .map((id) => fields.find((field) => field.id === id)?.code ?? id)
                  .join(", "),
              })}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
