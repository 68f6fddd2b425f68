import { ALIGNMENTS, FACES, MOST_BOXES } from "~/documents/certificates/design";
import { Button, SelectField, TextAreaField, TextField, useT } from "~/ui";

const FIGURES = ["x", "y", "width", "height", "size"] as const;
const SPOT = ["x", "y", "side"] as const;

/** Texts placed on the own picture by figures: millimetres from the top left corner. */
export function BoxRows({ rows, open, onMore }: { rows: number; open: boolean; onMore: () => void }) {
  const t = useT("certificates");
  return (
    <details className="card" open={open}>
      <summary className="link">{t("boxes.title")}</summary>
      <p className="help mt-2">{t("boxes.help")}</p>
      <div className="mt-4 grid gap-6">
        {(["qr", "logo"] as const).map((spot) => (
          <fieldset key={spot} className="grid gap-2">
            <legend className="font-semibold">{t(`boxes.${spot}`)}</legend>
            <div className="grid grid-cols-3 gap-3">
              {SPOT.map((figure) => (
                <TextField key={figure} name={`${spot}.${figure}`} label={t(`boxes.${figure}`)} inputMode="decimal" />
              ))}
            </div>
          </fieldset>
        ))}
        {Array.from({ length: rows }, (_, index) => (
          <fieldset key={index} className="grid gap-3 border-t border-line pt-4">
            <legend className="font-semibold">{t("boxes.box", { number: index + 1 })}</legend>
            <TextAreaField name={`boxes.${index}.text`} label={t("boxes.text")} rows={2} />
            <div className="grid grid-cols-2 gap-3 sm:grid-cols-5">
              {FIGURES.map((figure) => (
                <TextField key={figure} name={`boxes.${index}.${figure}`} label={t(`boxes.${figure}`)} inputMode="decimal" />
              ))}
            </div>
            <div className="grid gap-3 sm:grid-cols-3">
              <SelectField
                name={`boxes.${index}.face`}
                label={t("boxes.face")}
                placeholder={t("boxes.faces.serif")}
                options={FACES.map((face) => ({ value: face, label: t(`boxes.faces.${face}`) }))}
              />
              <SelectField
                name={`boxes.${index}.align`}
                label={t("boxes.align")}
                placeholder={t("boxes.aligned.center")}
                options={ALIGNMENTS.map((align) => ({ value: align, label: t(`boxes.aligned.${align}`) }))}
              />
              <TextField name={`boxes.${index}.colour`} type="color" label={t("boxes.colour")} />
            </div>
          </fieldset>
        ))}
        {rows < MOST_BOXES ? (
          <div className="actions">
            <Button type="button" variant="quiet" onClick={onMore}>
              {t("boxes.more")}
            </Button>
          </div>
        ) : null}
      </div>
    </details>
  );
}
