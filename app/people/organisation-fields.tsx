import { TextField, useT } from "~/ui";

/** The fields that naming and renaming an organisation share. */
export function OrganisationFields() {
  const t = useT("people");
  return (
    <>
      <TextField
        name="name"
        autoComplete="off"
        label={t("field.organisation")}
        help={t("organisations.name-help")}
        required
      />
      <TextField
        name="shortName"
        autoComplete="off"
        label={t("field.short-name")}
        help={t("organisations.short-name-help")}
        size="medium"
        required
      />
      <TextField
        name="province"
        autoComplete="off"
        label={t("field.province")}
        size="medium"
        required
      />
    </>
  );
}
