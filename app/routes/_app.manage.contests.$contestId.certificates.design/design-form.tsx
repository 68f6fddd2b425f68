import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { designForm, SAMPLE_LENGTHS } from "~/documents/certificates/certificate-forms";
import { LAYOUTS, LINES, MOST_BOXES, RECIPIENTS } from "~/documents/certificates/design";
import { PLACEHOLDERS } from "~/documents/certificates/placeholder-template";
import { AppForm, DateField, HiddenField, RadioGroupField, SelectField, SubmitButton, TextAreaField, TextField, useT } from "~/ui";
import type { DesignAnswer } from "./answer";
import { BoxRows } from "./box-rows";
import type { DesignPage } from "./route";

const WAIT_MS = 700;

/** How certificates look, beside a picture of one. Without script a button draws it; with script it follows what is typed. */
export function DesignForm({ page, answer }: { page: DesignPage; answer: DesignAnswer | undefined }) {
  const t = useT("certificates");
  const { version, design, has } = page;
  const live = useFetcher<DesignAnswer>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const [rows, setRows] = useState(Math.min(MOST_BOXES, boxCount(answer?.values) ?? design.boxes.length + 1));
  const [picture, setPicture] = useState(answer?.picture ?? page.picture);
  const newest = live.data?.picture ?? answer?.picture;
  useEffect(() => {
    // What cannot be drawn leaves the last picture that could.
    if (newest) setPicture(newest);
  }, [newest]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const redraw = (form: HTMLFormElement | null) => {
    clearTimeout(timer.current);
    if (!form) return;
    timer.current = setTimeout(() => {
      const typed = new FormData(form);
      typed.set("intent", "preview");
      live.submit(typed, { method: "post" });
    }, WAIT_MS);
  };
  return (
    <AppForm
      schema={designForm}
      faults={answer?.faults}
      values={answer?.values ?? typed({ ...design, sample: "usual" })}
      namespace="certificates"
    >
      <HiddenField name="version" value={version} />
      <div onChange={({ currentTarget }) => redraw(currentTarget.closest("form"))} className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
        <div className="grid gap-6 lg:order-last lg:sticky lg:top-4">
          {picture ? (
            <img src={picture} alt={t("design.picture")} width={1189} height={841} className="h-auto w-full border border-line" />
          ) : (
            <p className="text-muted">{t("design.no-picture")}</p>
          )}
          <p className="sr-only" role="status">
            {live.state === "idle" ? "" : t("design.drawing")}
          </p>
          <div className="flex flex-wrap items-end gap-3">
            <SelectField
              name="sample"
              label={t("design.sample")}
              size="medium"
              required
              options={SAMPLE_LENGTHS.map((length) => ({ value: length, label: t(`design.samples.${length}`) }))}
            />
            <SubmitButton intent="preview" variant="secondary">
              {t("design.preview")}
            </SubmitButton>
          </div>
        </div>
        <div className="grid gap-6">
          <RadioGroupField
            name="layout"
            label={t("design.layout")}
            required
            options={LAYOUTS.map((layout) => ({ value: layout, label: t(`design.layouts.${layout}.name`), help: t(`design.layouts.${layout}.help`) }))}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField name="colour" type="color" label={t("design.colour")} size="short" required />
            <TextField name="accent" type="color" label={t("design.accent")} size="short" required />
          </div>
          <RadioGroupField
            name="recipients"
            label={t("design.recipients")}
            required
            options={RECIPIENTS.map((each) => ({ value: each, label: t(`design.for.${each}`) }))}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField name="numberPattern" label={t("design.number-pattern")} help={t("design.number-help")} required />
            <TextField name="numberDigits" label={t("design.number-digits")} inputMode="numeric" size="short" required />
          </div>
          <SelectField
            name="logo.use"
            label={t("design.logo")}
            required
            options={(["letterhead", "own", "none"] as const).map((use) => ({
              value: use,
              label: t(`design.logos.${use}`),
            }))}
            help={has.letterhead || has.logo ? undefined : t("design.logo-missing")}
          />
          <details className="card" open={answer?.faults.some(({ path }) => path.startsWith("lines.")) || undefined}>
            <summary className="link">{t("design.texts")}</summary>
            <p className="help mt-2">{t("design.texts-help")}</p>
            <p className="help">{Object.values(PLACEHOLDERS).map((name) => `{${name}}`).join(" ")}</p>
            <div className="mt-4 grid gap-4">
              {LINES.map((line) => (
                <TextAreaField key={line} name={`lines.${line}`} label={t(`design.line.${line}`)} rows={2} />
              ))}
            </div>
          </details>
          <details className="card">
            <summary className="link">{t("design.signing")}</summary>
            <p className="help mt-2">{t("design.signing-help")}</p>
            <div className="mt-4 grid gap-4">
              <TextField name="place" label={t("design.place")} size="medium" />
              <DateField name="date" label={t("design.date")} help={t("design.date-help")} />
              <TextField name="authority" label={t("design.authority")} />
              <TextField name="office" label={t("design.office")} />
              <TextField name="signer" label={t("design.signer")} size="medium" />
            </div>
          </details>
          <BoxRows rows={rows} open={design.layout === "own" || answer?.values?.["layout"] === "own"} onMore={() => setRows((count) => Math.min(MOST_BOXES, count + 1))} />
          <div className="actions">
            <SubmitButton intent="save">{t("design.save")}</SubmitButton>
          </div>
        </div>
      </div>
    </AppForm>
  );
}

type Typed = string | readonly Typed[] | { readonly [name: string]: Typed };

/** A stored design as it stands in the fields: figures with a comma. */
function typed(value: unknown): Typed {
  if (typeof value === "number") return String(value).replace(".", ",");
  if (Array.isArray(value)) return value.map(typed);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, typed(each)]));
  return String(value ?? "");
}

function boxCount(values: DesignAnswer["values"] | undefined): number | null {
  const boxes = values?.["boxes"];
  return Array.isArray(boxes) ? boxes.length : null;
}
