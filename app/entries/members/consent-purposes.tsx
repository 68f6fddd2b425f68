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

/** What the fields of one form are called in its list of faults: whose answer, to which purpose. */
export function useConsentLabels(
  givers: readonly ConsentGiver[],
  purposes: readonly { readonly id: string; readonly label: string }[],
): Record<string, string> {
  const t = useT("consent");
  const named = givers.flatMap((giver) =>
    purposes.map(({ id, label }) => [
      `${giver}.${id}`,
      givers.length > 1 ? `${t(`giver.${giver}`)}: ${label}` : label,
    ]),
  );
  return {
    guardianName: t("public.guardian-name"),
    relation: t("member.paper-form.relation"),
    ...(Object.fromEntries(named) as Record<string, string>),
  };
}
