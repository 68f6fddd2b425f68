import { RadioGroupField, useT } from "~/ui";
import type { ConsentGiver } from "./consent-rules";

/** Each purpose by itself: what it is for, yes or no. */
export function ConsentPurposes({
  giver,
  purposes,
  required = false,
  brief = false,
}: {
  giver: ConsentGiver;
  purposes: readonly { readonly id: string; readonly label: string; readonly text: string }[];
  required?: boolean;
  /** Without the wording, where it was read on paper. */
  brief?: boolean;
}) {
  const t = useT("consent");
  return purposes.map(({ id, label, text }) => (
    <RadioGroupField
      key={id}
      name={`${giver}.${id}`}
      label={label}
      help={brief ? undefined : <span className="whitespace-pre-line">{text}</span>}
      required={required}
      options={[
        { value: "yes", label: t("yes") },
        { value: "no", label: t("no") },
      ]}
    />
  ));
}
