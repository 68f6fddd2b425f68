import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { importPage, type Chosen } from "~/results/forwarding/import-reads.server";
import { takeIn, type TakenIn } from "~/results/forwarding/take-in.server";
import { Alert, AppForm, DefinitionList, LinkButton, Section, SubmitButton, useT, When } from "~/ui";
import { Dossiers } from "./dossiers";
import { FormMapping } from "./mapping";
import { Outcome } from "./outcome";

export const handle = { title: "forwarding:import.preview" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { contestId = "", importId = "" } = params;
  const page = await importPage(await contextOf(request), { contestId, importId });
  return page.ok ? page.value : refuse(request, page.code);
}

/** What was chosen on the page for each part of the other form. */
function chosenIn(form: FormData): Chosen {
  return (list, id) => {
    const value = form.get(`${list}.${id}`);
    return typeof value === "string" ? value : null;
  };
}

interface Answer {
  readonly code: "looked" | "nothing" | "taken";
  readonly page: Extract<Awaited<ReturnType<typeof importPage>>, { readonly ok: true }>["value"];
  readonly outcome: TakenIn | null;
  readonly ticked: readonly string[];
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const { contestId = "", importId = "" } = params;
  const form = await request.formData();
  const chosen = chosenIn(form);
  const codes = form.getAll("entry").map(String);
  const answer = async (code: Answer["code"], outcome: TakenIn | null, status: number) => {
    const page = await importPage(ctx, { contestId, importId }, chosen);
    return page.ok
      ? data<Answer>({ code, page: page.value, outcome, ticked: codes }, { status })
      : refuse(request, page.code);
  };
  if (form.get("intent") === "look") return answer("looked", null, 200);
  const done = await takeIn(ctx, { contestId, importId, codes, chosen });
  if (!done.ok) return refuse(request, done.code);
  return codes.length === 0 ? answer("nothing", null, 400) : answer("taken", done.value, 200);
}

export type ImportRoutePage = ReturnType<typeof useLoaderData<typeof loader>>;

export default function ImportRoute() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("forwarding");
  const page: ImportRoutePage = answer?.page ?? loaded;
  const { from, contestId, whyNot, dossiers, timeZone } = page;
  const waiting = dossiers.filter(({ foreseen }) => foreseen !== null);
  return (
    <>
      {answer?.outcome ? <Outcome outcome={answer.outcome} /> : null}
      {answer?.code === "nothing" ? <Alert tone="warning" title={t("import.nothing")} /> : null}
      {answer?.code === "looked" ? <Alert tone="info" title={t("import.looked")} /> : null}
      <Section
        title={t("import.preview")}
        lead={t("import.preview-lead")}
        actions={<LinkButton to={paths.dossiers(contestId)}>{t("dossiers.title")}</LinkButton>}
      >
        <DefinitionList
          items={[
            { term: t("origin.contest"), description: from.contest.title },
            { term: t("origin.organisation"), description: from.organisation },
            { term: t("origin.installation"), description: <span className="break-all">{from.installation}</span> },
            { term: t("origin.made"), description: <When at={page.madeAt} time zone={timeZone} /> },
            {
              term: t("origin.archive"),
              description: (
                <>
                  {page.filename}
                  <span className="figures block text-sm break-all text-muted">{t("origin.sha256", { sha256: page.sha256 })}</span>
                </>
              ),
            },
            { term: t("export.people"), description: t(`export.${page.people}`) },
          ]}
        />
        <p className="help mt-4">{t("import.verified", { count: dossiers.length })}</p>
      </Section>
      {waiting.length === 0 ? (
        <Alert tone={page.finished && dossiers.length > 0 ? "success" : "info"} title={t(dossiers.length > 0 ? "import.all-in" : "import.expired")} />
      ) : whyNot ? (
        <Alert title={t(`refusal:short.${whyNot}`)} />
      ) : (
        <AppForm>
          <FormMapping page={page} />
          <Dossiers page={page} ticked={answer ? answer.ticked : null} />
          <div className="actions">
            <SubmitButton intent="take-in">{t("import.take-in")}</SubmitButton>
            <SubmitButton intent="look" variant="secondary">
              {t("import.look")}
            </SubmitButton>
          </div>
        </AppForm>
      )}
      {waiting.length === 0 && dossiers.length > 0 ? <Dossiers page={page} ticked={[]} /> : null}
    </>
  );
}
