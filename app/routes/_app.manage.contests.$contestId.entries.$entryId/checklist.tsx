import { Form, useFetcher } from "@remix-run/react";
import type { CheckedItem } from "~/entries/screening/checklist";
import { checklistField } from "~/entries/screening/screening-form";
import { Badge, Section, SubmitButton, useT } from "~/ui";
import type { ScreeningPage } from "./route";

/** The regulation's points: answered one by one, kept at once. */
export function Checklist({ entry }: { entry: ScreeningPage }) {
  const t = useT("screening");
  const fetcher = useFetcher();
  if (entry.checklist.length === 0) return null;
  const may = entry.whyNotScreen === null;
  return (
    <Section
      id="checklist"
      title={t("checklist.title")}
      lead={may ? t("checklist.help") : undefined}
    >
      <Form
        method="post"
        onChange={(event) => {
          const { name, value } = event.target as unknown as HTMLInputElement;
          if (!name.startsWith("items.")) return;
          fetcher.submit({ intent: "check", quietly: "1", [name]: value }, { method: "post" });
        }}
      >
        <div className="check-list">
          {entry.checklist.map((item) => (
            <Item key={`${item.id}-${item.met}-${item.older}`} item={item} may={may} />
          ))}
        </div>
        {may ? (
          <noscript>
            <SubmitButton intent="check" variant="secondary">
              {t("checklist.save")}
            </SubmitButton>
          </noscript>
        ) : null}
      </Form>
      <p className="sr-only" role="status">
        {fetcher.state === "idle" && fetcher.data !== undefined ? t("checklist.kept") : ""}
      </p>
    </Section>
  );
}

function Item({ item, may }: { item: CheckedItem; may: boolean }) {
  const t = useT("screening");
  const found = item.met === null ? "" : item.met ? "yes" : "no";
  return (
    <fieldset className="check-item">
      <div>
        <legend className="float-left w-full font-semibold">{item.label}</legend>
        {item.help ? <p className="help clear-both">{item.help}</p> : null}
        {item.older !== null ? (
          <p className="clear-both">
            <Badge tone="warning">{t("checklist.older", { number: item.older })}</Badge>
          </p>
        ) : null}
      </div>
      {may ? (
        <div>
          {(["yes", "no"] as const).map((value) => (
            <label key={value} className="choice">
              <input
                type="radio"
                name={checklistField(item.id)}
                value={value}
                defaultChecked={found === value}
              />
              <span>{t(`checklist.${value}`)}</span>
            </label>
          ))}
        </div>
      ) : (
        <div>{t(`checklist.${found || "open"}`)}</div>
      )}
    </fieldset>
  );
}
