import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { FormContext } from "~/ui/form-context";
import { useT } from "~/ui/i18n";
import { useEditedValues } from "./edited-values";
import { QuestionField } from "./question-field";
import { sectionsToPreview } from "./question-edit";
import { sectionsOf, type Regulation } from "./regulation";

/** The fields of the preview belong to no form: what is tried there goes nowhere. */
const NOWHERE = {
  prefix: "preview",
  namespace: undefined,
  faultOf: () => undefined,
  valueOf: () => undefined,
};

/** The edited form as a contestant will see it, beside the editor on a wide screen and below it on a narrow one. */
export function WithPreview({
  regulation,
  children,
}: {
  regulation: Regulation;
  children: ReactNode;
}) {
  const panel = useRef<HTMLDivElement>(null);
  const editor = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = editor.current;
    const follow = ({ target }: FocusEvent) => showEdited(target, panel.current);
    element?.addEventListener("focusin", follow);
    return () => element?.removeEventListener("focusin", follow);
  }, []);
  return (
    <div className="with-preview">
      <div className="min-w-0" ref={editor}>
        {children}
      </div>
      <Preview regulation={regulation} panel={panel} />
    </div>
  );
}

/** Where the panel scrolls by itself, it follows what is being edited. */
function showEdited(target: EventTarget | null, panel: HTMLElement | null) {
  const editing = target instanceof Element ? target.closest("[data-editing]") : null;
  const id = editing?.getAttribute("data-editing");
  const shown = id ? panel?.querySelector(`[data-question="${CSS.escape(id)}"]`) : null;
  if (!panel || !shown) return;
  const offset = shown.getBoundingClientRect().top - panel.getBoundingClientRect().top;
  panel.scrollBy({ top: offset - 96 });
}

function Preview({
  regulation,
  panel,
}: {
  regulation: Regulation;
  panel: React.RefObject<HTMLDivElement>;
}) {
  const t = useT("contests");
  const values = useEditedValues()?.values;
  const [divisionId, setDivisionId] = useState("");
  const sections = useMemo(() => sectionsToPreview(values ?? {}, regulation), [values, regulation]);
  const shown = divisionId === "" ? sections : sectionsOf({ sections }, divisionId);
  return (
    <section className="form-preview" aria-labelledby="preview-title" ref={panel} tabIndex={-1}>
      <h3 className="card-title" id="preview-title">
        {t("preview.title")}
      </h3>
      <p className="help">{t("preview.lead")}</p>
      {regulation.divisions.length > 0 ? (
        <label className="mt-3 block text-[0.9375rem]">
          <span className="font-semibold">{t("preview.division")}</span>
          <select
            className="input input-medium mt-1"
            value={divisionId}
            onChange={(event) => setDivisionId(event.currentTarget.value)}
          >
            <option value="">{t("preview.all-divisions")}</option>
            {regulation.divisions.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <FormContext.Provider value={NOWHERE}>
        {shown.map((section, at) => (
          <div key={section.id} className="mt-8">
            <h4 className="text-lg font-semibold">
              {section.title || t("row.sections", { number: at + 1 })}
            </h4>
            {section.help ? <p className="help mt-1 whitespace-pre-line">{section.help}</p> : null}
            <div className="mt-4 grid gap-6">
              {section.questions.map((question) => (
                <QuestionField key={`${question.id} ${question.kind}`} question={question} />
              ))}
            </div>
          </div>
        ))}
      </FormContext.Provider>
    </section>
  );
}
