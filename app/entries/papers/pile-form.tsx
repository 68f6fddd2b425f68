import {
  Alert,
  AppForm,
  FileField,
  RadioGroupField,
  Section,
  SelectField,
  SubmitButton,
  useLanguage,
  useT,
  type Option,
} from "~/ui";
import { formatBytes } from "~/platform/format";
import type { Fault } from "~/platform/result";

export interface PileAnswer {
  readonly failed: "too-big" | "broken" | null;
  readonly faults: readonly Fault[];
}

/** Shown as round buttons up to this many: long names that a closed list on a phone would cut off. */
const MAX_RADIOS = 8;

/** Hands in scans of signed papers; with `places` also whose they are. */
export function PileForm({
  places,
  limits,
  answer,
}: {
  places?: readonly Option[];
  limits: { readonly maxBytes: number; readonly allBytes: number; readonly maxPages: number };
  answer?: PileAnswer;
}) {
  const t = useT("papers");
  const language = useLanguage();
  const only = places?.length === 1 ? places[0]?.value : undefined;
  const PlaceField = (places?.length ?? 0) <= MAX_RADIOS ? RadioGroupField : SelectField;
  return (
    <Section title={t("hand-in")}>
      {answer?.failed ? (
        <Alert
          tone="danger"
          title={t(answer.failed, { size: formatBytes(limits.allBytes, language) })}
        />
      ) : null}
      <AppForm encType="multipart/form-data" faults={answer?.faults}>
        {places ? (
          <PlaceField
            name="place"
            label={t("place")}
            options={places}
            defaultValue={only}
            required
          />
        ) : null}
        <FileField
          name="files.papers"
          label={t("files")}
          help={t("files-help", { pages: limits.maxPages })}
          accept="application/pdf,.pdf,image/*"
          maxBytes={limits.maxBytes}
          multiple
          required
        />
        <SubmitButton>{t("send")}</SubmitButton>
      </AppForm>
    </Section>
  );
}
