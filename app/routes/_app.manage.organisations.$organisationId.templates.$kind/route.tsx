import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { officialKindOf } from "~/documents/official/kinds";
import { listing } from "~/documents/templates/listing";
import { shapesOf } from "~/documents/templates/kind-names";
import { templatePage } from "~/documents/templates/templates.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { notFound, refuse } from "~/platform/http.server";
import { Alert, AppForm, Button, FileField, LinkButton, Page, Section, SubmitButton, useT } from "~/ui";
import { answerTemplateForm } from "./answer";
import { exampleOf } from "./example";
import { Findings } from "./findings";
import { Names } from "./names";
import { Versions } from "./versions";

export const handle = { title: "templates:title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const organisationId = params["organisationId"] ?? "";
  const kind = officialKindOf(params["kind"] ?? "");
  if (!kind) return notFound();
  const page = await templatePage(ctx.actor, organisationId, kind);
  if (!page.ok) return refuse(request, page.code);
  const query = new URL(request.url).searchParams;
  const { contests } = page.value;
  const example = await exampleOf(ctx, organisationId, kind, { chosen: query.get("contest"), contests });
  return {
    ...page.value,
    chosen: example?.contestId ?? query.get("contest") ?? "",
    exampleId: example?.contestId ?? null,
    names: listing(shapesOf(kind), example?.values ?? null),
    kept: Number(query.get("kept")) || 0,
    used: query.get("used"),
  };
}

export type TemplateRoutePage = ReturnType<typeof useLoaderData<typeof loader>>;

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const kind = officialKindOf(params["kind"] ?? "");
  return kind ? answerTemplateForm(request, ctx, params["organisationId"] ?? "", kind) : notFound();
}

export default function TemplateRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("templates");
  const { organisation, kind, contests, chosen, names, kept, used, exampleId } = page;
  return (
    <Page
      title={t(`official:kind.${kind}.title`)}
      eyebrow={organisation.name}
      lead={t("kind-lead")}
      actions={
        <LinkButton variant="quiet" to={paths.templates(organisation.id)}>
          {t("back")}
        </LinkButton>
      }
    >
      {answer ? (
        <Alert tone="danger" title={t(`refused.${answer.code}`, { filename: answer.filename })}>
          {answer.findings.length > 0 ? <Findings findings={answer.findings} /> : t(`mend.${answer.code}`)}
        </Alert>
      ) : kept > 0 ? (
        <Alert tone="success" title={t("kept", { number: kept })}>
          {t("kept-next")}
        </Alert>
      ) : used !== null ? (
        <Alert tone="success" title={used === "0" ? t("now-built-in") : t("now-used", { number: used })} />
      ) : null}
      <Section title={t("versions")} lead={t("pdf-note")}>
        <Versions page={page} />
      </Section>
      <Section title={t("upload")} lead={t("upload-lead")}>
        <AppForm encType="multipart/form-data" key={kept}>
          <FileField
            name="file"
            label={t("file")}
            help={t("file-help")}
            accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            required
          />
          <SubmitButton>{t("send")}</SubmitButton>
        </AppForm>
      </Section>
      <Section
        title={t("names")}
        lead={t("names-lead")}
        actions={
          <a className="button button-secondary" href={paths.templateStart(organisation.id, kind, exampleId ?? undefined)}>
            {t("start")}
          </a>
        }
      >
        <ul className="max-w-2xl list-disc space-y-2 pl-5">
          {(["rule.text", "rule.list", "rule.row", "rule.if"] as const).map((rule) => (
            <li key={rule}>{t(rule)}</li>
          ))}
        </ul>
        {contests.length > 1 ? (
          <Form method="get" className="flex flex-wrap items-end gap-4">
            <label className="grid gap-1">
              <span className="font-semibold">{t("contest")}</span>
              <select name="contest" defaultValue={chosen} className="input">
                {contests.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
              </select>
            </label>
            <Button type="submit">{t("show")}</Button>
          </Form>
        ) : null}
        {exampleId ? null : <Alert title={t("no-example")} />}
        <Names names={names} />
      </Section>
    </Page>
  );
}
