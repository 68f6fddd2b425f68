import { paths } from "~/paths";
import { AppForm, Badge, HiddenField, SubmitButton, useT, When } from "~/ui";
import { Findings } from "./findings";
import type { TemplateRoutePage } from "./route";

/** The versions of a form, the newest first: to look at, to fetch, to use. */
export function Versions({ page }: { page: TemplateRoutePage }) {
  const t = useT("templates");
  const { organisation, kind, versions, exampleId } = page;
  const current = versions.find(({ inUse }) => inUse)?.number ?? 0;
  return (
    <ul className="grid gap-4">
      {versions.map(({ id, number, filename, createdAt, by, inUse, warnings, issued }) => (
        <li key={id} className="card grid gap-3">
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <h3 className="card-title">{t("version", { number })}</h3>
            {inUse ? <Badge tone="success">{t("used-now")}</Badge> : null}
          </div>
          <p className="text-sm text-muted">
            <span className="break-all">{filename}</span> · <When at={createdAt} time /> · {by}
            {issued > 0 ? ` · ${t("issued", { count: issued })}` : ""}
          </p>
          {warnings.length > 0 ? <Findings findings={warnings} /> : null}
          <p className="flex flex-wrap gap-x-6 gap-y-1">
            {exampleId ? (
              <a className="link inline-block py-1" href={paths.templateFile(organisation.id, id, exampleId)}>
                {t("preview", { number })}
              </a>
            ) : null}
            <a className="link inline-block py-1" href={paths.templateFile(organisation.id, id)}>
              {t("fetch", { number })}
            </a>
          </p>
          {inUse ? null : <Use number={number} before={current} label={t("use", { number })} />}
        </li>
      ))}
      {current > 0 ? (
        <li>
          <Use number={0} before={current} label={t("use-built-in")} />
        </li>
      ) : null}
      {versions.length === 0 ? <li className="text-muted">{t("none", { kind: t(`official:kind.${kind}.title`) })}</li> : null}
    </ul>
  );
}

function Use({ number, before, label }: { number: number; before: number; label: string }) {
  return (
    <AppForm key={before}>
      <HiddenField name="intent" value="use" />
      <HiddenField name="number" value={String(number)} />
      <HiddenField name="before" value={String(before)} />
      <SubmitButton variant="secondary">{label}</SubmitButton>
    </AppForm>
  );
}
