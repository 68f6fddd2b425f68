import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { importPage, importRun, type Chosen } from "~/results/forwarding/import-reads.server";
import { orderTakeIn } from "~/results/forwarding/take-in.server";
import { undoImport } from "~/results/forwarding/undo-import.server";
import { Alert, AppForm, DefinitionList, LinkButton, Section, SubmitButton, useT, When } from "~/ui";
import { Dossiers } from "./dossiers";
import { FormMapping } from "./mapping";
import { Outcome } from "./outcome";
import { Progress } from "./progress";

export const handle = { title: "forwarding:import.preview" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { contestId = "", importId = "" } = params;
  const ctx = await contextOf(request);
  const run = await importRun(ctx, { contestId, importId });
  if (!run.ok) return refuse(request, run.code);
  // What is in the archive changes while it is taken in, and takes long to foresee.
  if (run.value.run && isBusy(run.value.run)) return { ...run.value, page: null };
  const page = await importPage(ctx, { contestId, importId });
  return page.ok ? { ...run.value, page: page.value } : refuse(request, page.code);
}

const isBusy = ({ state }: { readonly state: string }) => state === "waiting" || state === "running";

/** What was chosen on the page for each part of the other form. */
function chosenIn(form: FormData): Chosen {
  return (list, id) => {
    const value = form.get(`${list}.${id}`);
    return typeof value === "string" ? value : null;
  };
}

interface Answer {
  readonly code: "looked" | "nothing" | "running" | "begun" | "nothing-to-undo";
  readonly page: Extract<Awaited<ReturnType<typeof importPage>>, { readonly ok: true }>["value"];
  readonly ticked: readonly string[];
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const { contestId = "", importId = "" } = params;
  const form = await request.formData();
  const chosen = chosenIn(form);
  const codes = form.getAll("entry").map(String);
  const answer = async (code: Answer["code"], status: number) => {
    const page = await importPage(ctx, { contestId, importId }, chosen);
    return page.ok ? data<Answer>({ code, page: page.value, ticked: codes }, { status }) : refuse(request, page.code);
  };
  switch (form.get("intent")) {
    case "look":
      return answer("looked", 200);
    case "undo": {
      const undone = await undoImport(ctx, { contestId, importId });
      if (undone.ok) return redirect(paths.broughtDossiers(contestId, importId));
      if (undone.code === "nothing") return answer("nothing-to-undo", 409);
      return undone.code === "running" || undone.code === "begun" ? answer(undone.code, 409) : refuse(request, undone.code);
    }
    default: {
      const done = await orderTakeIn(ctx, { contestId, importId, codes, chosen });
      if (done.ok) return redirect(paths.broughtDossiers(contestId, importId));
      if (done.code === "nothing") return answer("nothing", 400);
      return done.code === "running" ? answer("running", 409) : refuse(request, done.code);
    }
  }
}

export type ImportRoutePage = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["page"]>;
export type ImportRouteRun = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["run"]>;

const IN_THE_WAY: readonly string[] = ["begun", "nothing-to-undo"];

export default function ImportRoute() {
  const loaded = useLoaderData<typeof loader>();
  const given = useActionData<typeof action>();
  // That it is being taken in shows by itself, and when it no longer is.
  const answer = given?.code === "running" ? undefined : given;
  const t = useT("forwarding");
  const { run, contestId, timeZone } = loaded;
  if (run && !loaded.page) return <Progress loaded={loaded} run={run} />;
  const page = answer?.page ?? loaded.page;
  if (!page) return null;
  const { from, whyNot, dossiers, left } = page;
  return (
    <>
      {run && !answer ? <Outcome run={run} whyNot={whyNot} /> : null}
      {answer?.code === "nothing" ? <Alert tone="warning" title={t("import.nothing")} /> : null}
      {answer?.code === "looked" ? <Alert tone="info" title={t("import.looked")} /> : null}
      {answer && IN_THE_WAY.includes(answer.code) ? <Alert tone="warning" title={t(`taking-in:answer.${answer.code}`)} /> : null}
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
      {left !== "open" ? (
        <Alert tone={left === "all-in" ? "success" : "info"} title={t(`import.${left}`)} />
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
      {left !== "open" && dossiers.length > 0 ? <Dossiers page={page} ticked={[]} /> : null}
    </>
  );
}
