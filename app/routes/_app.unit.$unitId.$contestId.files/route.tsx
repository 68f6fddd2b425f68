import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { keepSentFiles } from "~/entries/units/many-files.server";
import { MOST_BYTES, MOST_FILES, readSentFiles } from "~/entries/units/read-files.server";
import { unitDesk } from "~/entries/units/unit-desk.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { AppForm, FileField, LinkButton, Page, SubmitButton, useT } from "~/ui";

export const handle = { title: "units:files.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { unitId = "", contestId = "" } = params;
  const desk = await unitDesk(await contextOf(request), { unitId, contestId });
  if (!desk.ok) return refuse(request, desk.code);
  if (desk.value.whyNot) return refuse(request, desk.value.whyNot);
  const { unit, contest } = desk.value;
  return { unit, contest, maxBytes: MOST_BYTES };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { unitId = "", contestId = "" } = params;
  const ctx = await contextOf(request);
  const desk = await unitDesk(ctx, { unitId, contestId });
  if (!desk.ok) return refuse(request, desk.code);
  // Nothing is stored for somebody who cannot attach it.
  if (desk.value.whyNot) return refuse(request, desk.value.whyNot);
  const faulty = (code: string, status = 400) =>
    data({ faults: [{ path: "files", code, params: { max: MOST_FILES } }] }, { status });
  const read = await readSentFiles(
    desk.value.kinds,
    request.headers.get("Content-Type"),
    request.body,
  );
  if (!read.ok)
    return faulty(`units:files.failed.${read.code}`, read.code === "too-big" ? 413 : 400);
  if (read.files.length === 0)
    return faulty(read.leftOut.length > 0 ? "units:files.empty" : "required");
  const kept = await keepSentFiles(ctx, { unitId, contestId }, read);
  return kept.ok ? redirect(paths.unitSentFiles(kept.value.id)) : refuse(request, kept.code);
}

export default function FilesRoute() {
  const { unit, contest, maxBytes } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("units");
  return (
    <Page
      eyebrow={`${unit.name} · ${contest.title}`}
      title={t("files.title")}
      lead={t("files.lead")}
      width="text"
      actions={
        <LinkButton to={paths.unitContest(unit.id, contest.id)}>{t("check.to-desk")}</LinkButton>
      }
    >
      <p className="help">{t("files.example")}</p>
      <AppForm encType="multipart/form-data" faults={answer?.faults}>
        <FileField name="files" label={t("files.file")} maxBytes={maxBytes} multiple required />
        <SubmitButton>{t("files.check")}</SubmitButton>
      </AppForm>
    </Page>
  );
}
