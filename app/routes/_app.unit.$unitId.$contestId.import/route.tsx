import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { readSheet } from "~/documents/spreadsheet.server";
import { sheetWords } from "~/documents/unit-sheet.server";
import { keepUnitSheet } from "~/entries/units/import-sheet.server";
import { unitDesk } from "~/entries/units/unit-desk.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { readMultipart } from "~/platform/multipart.server";
import {
  AppForm,
  FileField,
  LinkButton,
  Page,
  Section,
  Steps,
  SubmitButton,
  useT,
  When,
} from "~/ui";

export const handle = { title: "units:import.title" };

const MAX_BYTES = 5 * 1024 * 1024;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { unitId = "", contestId = "" } = params;
  const desk = await unitDesk(await contextOf(request), { unitId, contestId });
  if (!desk.ok) return refuse(request, desk.code);
  if (desk.value.whyNot) return refuse(request, desk.value.whyNot);
  const { unit, contest, imports, timeZone } = desk.value;
  return { unit, contest, imports, timeZone };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { unitId = "", contestId = "" } = params;
  const ctx = await contextOf(request);
  const desk = await unitDesk(ctx, { unitId, contestId });
  if (!desk.ok) return refuse(request, desk.code);
  const faulty = (code: string) => data({ faults: [{ path: "sheet", code }] }, { status: 400 });
  const chunks: Uint8Array[] = [];
  let filename = "";
  const limits = { totalBytes: MAX_BYTES + 100_000, files: 1, fields: 10 };
  const read = await readMultipart(
    request.headers.get("Content-Type"),
    request.body,
    limits,
    async (part) => {
      filename = part.filename;
      for await (const chunk of part.bytes) chunks.push(chunk);
    },
  );
  if (!read.ok)
    return faulty(
      read.code === "too-big"
        ? "units:file-fault.sheet-too-big"
        : "units:file-fault.sheet-unreadable",
    );
  if (chunks.length === 0) return faulty("required");
  const sheet = await readSheet(Buffer.concat(chunks));
  if (!sheet.ok) return faulty(`units:file-fault.${sheet.code}`);
  const input = { unitId, contestId, filename, rows: sheet.rows };
  const kept = await keepUnitSheet(ctx, input, ({ regulation }) => sheetWords(regulation));
  return kept.ok ? redirect(paths.checkedImport(kept.value.importId)) : refuse(request, kept.code);
}

export default function ImportRoute() {
  const { unit, contest, imports, timeZone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("units");
  return (
    <Page
      eyebrow={`${unit.name} · ${contest.title}`}
      title={t("import.title")}
      lead={t("import.lead")}
      width="text"
      actions={
        <LinkButton to={paths.unitContest(unit.id, contest.id)}>{t("check.to-desk")}</LinkButton>
      }
    >
      <Steps
        steps={[
          {
            title: t("import.step-1"),
            text: (
              <>
                <p>{t("import.step-1-text")}</p>
                <p className="mt-2">
                  <a
                    className="button button-secondary"
                    href={paths.unitTemplate(unit.id, contest.id)}
                  >
                    {t("import.template")}
                  </a>
                </p>
              </>
            ),
          },
          { title: t("import.step-2"), text: t("import.step-2-text") },
          { title: t("import.step-3"), text: t("import.step-3-text") },
        ]}
      />
      <AppForm encType="multipart/form-data" faults={answer?.faults}>
        <FileField
          name="sheet"
          label={t("import.file")}
          help={t("import.file-help")}
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          maxBytes={MAX_BYTES}
          required
        />
        <SubmitButton>{t("import.check")}</SubmitButton>
      </AppForm>
      {imports.length > 0 ? (
        <Section title={t("import.before")}>
          <ul className="grid gap-2">
            {imports.map(({ id, filename, createdAt, applied }) => (
              <li key={id} className="break-words">
                <Link className="link" to={paths.checkedImport(id)}>
                  {filename}
                </Link>{" "}
                <When at={createdAt} time zone={timeZone} /> (
                {t(applied ? "import.applied" : "import.not-applied")})
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  );
}
