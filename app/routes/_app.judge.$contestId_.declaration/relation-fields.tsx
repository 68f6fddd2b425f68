import { RELATION_KINDS } from "~/judging/conflicts/conflict";
import { MAX } from "~/judging/conflicts/declaration-form";
import { SelectField, TextField, useT } from "~/ui";

/** More are added by signing and coming back: without script there is no button that makes a row. */
const BLANK_ROWS = 2;

/** People close to the judge, a row each; an empty row is nobody. */
export function RelationFields({ filled }: { filled: number }) {
  const t = useT("conflicts");
  return (
    <div className="space-y-4">
      {Array.from({ length: filled + BLANK_ROWS }, (_, row) => (
        <div key={row} role="group" aria-label={t("relation-row", { number: row + 1 })} className="grid gap-4 md:grid-cols-3">
          <TextField
            name={`relations.${row}.name`}
            label={t("relation-name")}
            autoComplete="off"
            maxLength={MAX.name}
          />
          <SelectField
            name={`relations.${row}.kind`}
            label={t("relation-kind")}
            options={RELATION_KINDS.map((kind) => ({ value: kind, label: t(`relation.${kind}`) }))}
          />
          <TextField
            name={`relations.${row}.unitName`}
            label={t("relation-unit")}
            autoComplete="off"
            maxLength={MAX.name}
          />
        </div>
      ))}
      <p className="text-sm text-muted">{t("relations-more")}</p>
    </div>
  );
}
