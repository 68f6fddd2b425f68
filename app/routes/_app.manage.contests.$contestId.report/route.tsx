import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { reportPage } from "~/results/statistics/report-page.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { formatLocalDate } from "~/platform/format";
import { refuse } from "~/platform/http.server";
import { Alert, Count, DefinitionList, LinkButton, Section, useT } from "~/ui";
import { Counts } from "./counts";
import { Editions } from "./editions";

export const handle = { title: "statistics:title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await reportPage(await contextOf(request), params["contestId"] ?? "");
  return page.ok ? page.value : refuse(request, page.code);
}

export default function ReportRoute() {
  const { contestId, organisationId, mayWriteEditions, facts } = useLoaderData<typeof loader>();
  const t = useT("statistics");
  const age = (code: string) => {
    const [from = "", to = ""] = code.split("-");
    if (code === "unknown") return t("age.unknown");
    return from === "" ? t("age.below", { to: Number(to) + 1 }) : to === "" ? t("age.above", { from }) : t("age.between", { from, to });
  };
  return (
    <>
      <Section
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            {(["docx", "pdf"] as const).map((form) => (
              <a key={form} className="button button-secondary" href={paths.officialDocument(contestId, "report", form)}>
                {t("file", { form: `.${form}` })}
              </a>
            ))}
          </>
        }
      >
        <Alert title={t("small.title")}>{t("small.text")}</Alert>
        <DefinitionList
          items={(["submitted", "eligible", "ineligible", "withdrawn", "authors", "panels", "judges", "sheets"] as const).map(
            (key) => ({ term: t(`sum.${key}`), description: <Count value={facts[key]} /> }),
          )}
        />
      </Section>
      <Counts name="field" table={facts.byField} label={(text) => text} />
      <Counts name="unit" table={facts.byUnit} label={(text) => text || t("no-unit")} />
      <Counts name="locality" table={facts.byLocality} label={(text) => text || t("no-locality")} note={t("locality-note")} />
      <Counts name="gender" table={facts.byGender} label={(text) => t(`gender.${text}`)} />
      <Counts name="age" table={facts.byAge} label={age} note={t("age-note", { date: formatLocalDate(facts.ageOn) })} />
      <Editions
        rows={facts.editions}
        actions={
          mayWriteEditions ? <LinkButton to={paths.editions(organisationId)}>{t("editions.write")}</LinkButton> : null
        }
      />
    </>
  );
}
