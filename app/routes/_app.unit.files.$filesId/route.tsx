import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { attachSentFiles, sentFiles } from "~/entries/units/many-files.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { formatBytes } from "~/platform/format";
import { refuse } from "~/platform/http.server";
import { Alert, AppForm, LinkButton, Page, SubmitButton, useLanguage, useT } from "~/ui";
import { MatchTable } from "./match-table";

export const handle = { title: "units:files.preview" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const view = await sentFiles(await contextOf(request), params["filesId"] ?? "");
  if (!view.ok) return refuse(request, view.code);
  const { desk, files, leftOut, attached } = view.value;
  return {
    unit: desk.unit,
    contest: desk.contest,
    whyNot: desk.whyNot,
    entries: desk.entries.map(({ id, importKey, title, code }) => ({
      value: id,
      label: [importKey, code, title].filter(Boolean).join(" · "),
    })),
    kinds: desk.kinds.map(({ id, label }) => ({ value: id, label })),
    files: files.map(({ path, size, entryId, kindId }) => ({ path, size, entryId, kindId })),
    leftOut,
    attached,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const id = params["filesId"] ?? "";
  const form = await request.formData();
  const view = await sentFiles(ctx, id);
  if (!view.ok) return refuse(request, view.code);
  const chosen = view.value.files.map((_file, at) => ({
    entryId: String(form.get(`entry.${at}`) ?? "") || null,
    kindId: String(form.get(`kind.${at}`) ?? "") || null,
  }));
  const done = await attachSentFiles(ctx, id, chosen);
  return done.ok ? data(done.value) : refuse(request, done.code);
}

export type SentFilesPage = ReturnType<typeof useLoaderData<typeof loader>>;

export default function SentFilesRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("units");
  const language = useLanguage();
  const leftOut = answer?.leftOut ?? page.leftOut;
  const open = page.files.filter(({ entryId, kindId }) => !entryId || !kindId).length;
  return (
    <Page
      eyebrow={`${page.unit.name} · ${page.contest.title}`}
      title={t("files.preview")}
      actions={
        <LinkButton to={paths.unitContest(page.unit.id, page.contest.id)}>
          {t("check.to-desk")}
        </LinkButton>
      }
    >
      {page.attached !== null ? (
        <Alert tone="success" title={t("files.done", { count: page.attached })} />
      ) : null}
      {leftOut.length > 0 ? (
        <Alert tone="warning" title={t("files.left-out", { count: leftOut.length })}>
          <ul>
            {leftOut.map(({ path, code, max }, index) => (
              <li key={index} className="break-words">
                {path}: {t(`files.why.${code}`, { max: max ? formatBytes(max, language) : "" })}
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {page.attached === null && page.whyNot === null ? (
        <AppForm>
          {open > 0 ? (
            <Alert tone="info" title={t("files.open", { count: open })}>
              {t("files.open-help")}
            </Alert>
          ) : null}
          <MatchTable page={page} />
          <SubmitButton>{t("files.confirm")}</SubmitButton>
        </AppForm>
      ) : null}
    </Page>
  );
}
