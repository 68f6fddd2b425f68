import { SelectField, TextField } from "~/ui/fields";
import { useT } from "~/ui/i18n";

/** A level of prizes, for entries or for units: its name, how many there are, what is needed for it, and the money. */
export function LevelFields({
  path,
  quota,
  minimum,
}: {
  path: string;
  quota: "quota" | "count";
  minimum: "minimumScore" | "minimumPoints";
}) {
  const t = useT("contests");
  return (
    <>
      <TextField name={`${path}.label`} label={t("field.levels.label")} required />
      <TextField
        name={`${path}.${quota}`}
        label={t("field.levels.quota")}
        required
        size="short"
        inputMode="numeric"
      />
      <TextField
        name={`${path}.${minimum}`}
        label={t(`field.levels.${minimum}`)}
        size="short"
        inputMode="decimal"
      />
      <AmountField path={path} />
    </>
  );
}

/** What a prize is worth, in đồng. */
export function AmountField({ path }: { path: string }) {
  const t = useT("contests");
  return (
    <TextField
      name={`${path}.amountVnd`}
      label={t("field.levels.amountVnd")}
      required
      size="medium"
      inputMode="numeric"
      suffix={t("dong")}
    />
  );
}

/** To how many decimals something is rounded, and how. */
export function RoundingFields({ path }: { path: string }) {
  const t = useT("contests");
  return (
    <>
      <TextField
        name={`${path}.decimals`}
        label={t("field.rule.decimals")}
        size="short"
        inputMode="numeric"
      />
      <SelectField
        name={`${path}.mode`}
        label={t("field.rule.mode")}
        required
        size="medium"
        options={(["half-up", "half-even", "down"] as const).map((value) => ({ value, label: t(`mode.${value}`) }))}
      />
    </>
  );
}
