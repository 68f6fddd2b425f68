import { useState } from "react";
import { RELATION_KINDS } from "~/judging/conflicts/conflict";
import { MAX } from "~/judging/conflicts/declaration-form";
import { SelectField, SubmitButton, TextField, useT } from "~/ui";

/** People close to the judge, a row each; an empty row is nobody. Without script the button posts the form for a row more. */
export function RelationFields({ rows }: { rows: number }) {
  const t = useT("conflicts");
  const questions = useT("questions");
  const [added, setAdded] = useState(0);
  const shown = Math.min(rows + added, MAX.relations);
  return (
    <div className="space-y-4">
      {Array.from({ length: shown }, (_, row) => (
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
      {shown < MAX.relations ? (
        <SubmitButton
          intent="add-row"
          variant="quiet"
          formNoValidate
          onClick={(event) => {
            event.preventDefault();
            setAdded(added + 1);
          }}
        >
          {questions("add-row")}
          <span className="sr-only">: {t("declaration.relations")}</span>
        </SubmitButton>
      ) : null}
    </div>
  );
}
