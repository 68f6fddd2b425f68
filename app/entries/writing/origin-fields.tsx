import { formatLocalDate } from "~/platform/format";
import { provincesOf } from "~/platform/provinces";
import { DateField, RadioGroupField, Section, SelectField, TextAreaField, useT } from "~/ui";
import { isOpenPart } from "../dossier-parts";
import type { EntryRules } from "../entry-facts";

/** Where the solution comes from, as far as the regulation makes a condition of it. */
export function OriginFields({
  conditions: { createdSince, provinces, repeats },
  openParts,
}: {
  conditions: EntryRules["conditions"];
  openParts: readonly string[] | null;
}) {
  const t = useT("dossier");
  const yesNo = [
    { value: "no", label: t("origin.no") },
    { value: "yes", label: t("origin.yes") },
  ];
  return (
    <Section title={t("origin.title")}>
      <div className="grid gap-6">
        {createdSince !== null && isOpenPart(openParts, "createdOn") ? (
          <DateField
            name="createdOn"
            label={t("origin.created-on")}
            help={t("origin.created-since", { date: formatLocalDate(createdSince) })}
            required
          />
        ) : null}
        {provinces.length > 0 && isOpenPart(openParts, "province") ? (
          <SelectField
            name="province"
            label={t("origin.province")}
            help={t("origin.province-help")}
            required
            size="medium"
            options={provincesOf(provinces).map(({ code, name, former }) => ({
              value: code,
              label: former.length > 0 ? `${name} (${former.join(", ")})` : name,
            }))}
          />
        ) : null}
        {repeats !== "not-asked" && isOpenPart(openParts, "repeat") ? (
          <div className="asked-if grid gap-6">
            <RadioGroupField
              name="repeat.entered"
              label={t("origin.entered")}
              help={t(`origin.${repeats}`)}
              required
              options={yesNo}
            />
            {repeats === "never-won" ? (
              <div className="if-yes">
                <RadioGroupField
                  name="repeat.won"
                  label={t("origin.won")}
                  help={t("origin.if-entered")}
                  options={yesNo}
                />
                <TextAreaField
                  name="repeat.improved"
                  label={t("origin.improved")}
                  help={t("origin.if-entered")}
                  rows={3}
                />
              </div>
            ) : null}
          </div>
        ) : null}
      </div>
    </Section>
  );
}

export function hasOpenOrigin(
  { createdSince, provinces, repeats }: EntryRules["conditions"],
  openParts: readonly string[] | null,
): boolean {
  return (
    (createdSince !== null && isOpenPart(openParts, "createdOn")) ||
    (provinces.length > 0 && isOpenPart(openParts, "province")) ||
    (repeats !== "not-asked" && isOpenPart(openParts, "repeat"))
  );
}
