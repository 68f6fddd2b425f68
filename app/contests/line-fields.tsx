import type { TextValues } from "~/platform/form";
import { RadioGroupField, TextField } from "~/ui/fields";
import { useT } from "~/ui/i18n";
import { ADVANCE_BY } from "./round-forms";
import { textIn } from "./row-list";

/**
 * Who goes on from a round. What only one kind of line needs stands under it and is shown with it, by the style
 * sheet alone, so that it works where no script runs.
 */
export function LineFields({ path, values }: { path: string; values: TextValues }) {
  const t = useT("contests");
  return (
    <div className="group/line grid gap-6">
      <RadioGroupField
        name={`${path}.by`}
        label={t("field.advance.by")}
        required
        defaultValue={textIn(values, "by") || "all"}
        options={ADVANCE_BY.map((value) => ({ value, label: t(`advance.${value}`) }))}
      />
      <div className="hidden gap-6 border-l-2 border-line pl-4 group-has-[input[value=top]:checked]/line:grid">
        <TextField
          name={`${path}.count`}
          label={t("field.advance.count")}
          required
          size="short"
          inputMode="numeric"
        />
        <RadioGroupField
          name={`${path}.onTie`}
          label={t("field.advance.onTie")}
          required
          defaultValue={textIn(values, "onTie") || "all"}
          options={(["all", "none"] as const).map((value) => ({
            value,
            label: t(`advance-tie.${value}`),
          }))}
        />
      </div>
      <div className="hidden border-l-2 border-line pl-4 group-has-[input[value=minimum]:checked]/line:block">
        <TextField
          name={`${path}.score`}
          label={t("field.advance.score")}
          required
          size="short"
          inputMode="decimal"
        />
      </div>
    </div>
  );
}
