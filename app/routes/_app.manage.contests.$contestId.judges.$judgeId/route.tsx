import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { judgeFormSchema, MAX } from "~/judging/conflicts/declaration-form";
import { ExpertiseFields } from "~/judging/conflicts/expertise-fields";
import { contestJudge, saveContestJudge } from "~/judging/panels/contest-judge.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import {
  Alert,
  AppForm,
  Badge,
  DefinitionList,
  LinkButton,
  Section,
  SubmitButton,
  TextAreaField,
  useT,
  When,
} from "~/ui";

export const handle = { title: "conflicts:judge-page.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { contestId = "", judgeId = "" } = params;
  const judge = await contestJudge(await contextOf(request), contestId, judgeId);
  return judge.ok ? { contestId, judge: judge.value } : refuse(request, judge.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const { contestId = "", judgeId = "" } = params;
  const parsed = parseForm(judgeFormSchema, await request.formData());
  if (!parsed.ok) return data({ faults: parsed.faults, values: parsed.values }, { status: 400 });
  const saved = await saveContestJudge(ctx, { contestId, judgeId, ...parsed.value });
  return saved.ok ? redirect(paths.panels(contestId)) : refuse(request, saved.code);
}

export default function ContestJudge() {
  const { contestId, judge } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("conflicts");
  const { account, fields, values, relations, panels, withdrawn, whyNotChange } = judge;
  return (
    <>
      <Section
        title={account.name}
        lead={account.unitName}
        actions={
          <>
            <LinkButton to={paths.conflicts(contestId, { judge: judge.id })}>{t("to-page")}</LinkButton>
            <LinkButton variant="quiet" to={paths.panels(contestId)}>
              {t("page.to-panels")}
            </LinkButton>
          </>
        }
      >
        {withdrawn ? (
          <Alert tone="warning" title={t("judge-page.withdrawn")}>
            <When at={withdrawn.at} /> · {withdrawn.reason}
          </Alert>
        ) : null}
        <DefinitionList
          items={[
            { term: t("judge-page.email"), description: account.email },
            { term: t("phone"), description: [account.phone, judge.phone].filter(Boolean).join("; ") || "–" },
            { term: t("address"), description: judge.address || "–" },
            {
              term: t("judge-page.declared"),
              description: judge.declaredAt ? <When at={judge.declaredAt} time /> : <Badge tone="warning">{t("judge-page.undeclared")}</Badge>,
            },
            {
              term: t("judge-page.relations"),
              description:
                relations.length === 0 ? (
                  "–"
                ) : (
                  <ul>
                    {relations.map(({ name, kind, unitName }) => (
                      <li key={`${name} ${kind}`}>
                        {[name, t(`relation.${kind}`), unitName].filter(Boolean).join(" · ")}
                      </li>
                    ))}
                  </ul>
                ),
            },
            {
              term: t("judge-page.panels"),
              description:
                panels.length === 0 ? (
                  "–"
                ) : (
                  <ul>
                    {panels.map(({ name, role, ended }) => (
                      <li key={name}>
                        {name} · {t(`seat.${role}`)}
                        {ended ? (
                          <>
                            {" · "}
                            {t("judge-page.ended")} <When at={ended.at} />
                          </>
                        ) : null}
                      </li>
                    ))}
                  </ul>
                ),
            },
          ]}
        />
      </Section>
      <Section title={t("judge-page.change")} lead={t("judge-page.change-lead")}>
        <AppForm
          schema={judgeFormSchema}
          faults={answer?.faults}
          values={answer?.values ?? values}
          namespace="conflicts"
          className="max-w-2xl"
        >
          <fieldset disabled={whyNotChange !== null} className="space-y-5">
            <ExpertiseFields fields={fields} />
            <TextAreaField name="otherUnits" label={t("other-units")} help={t("other-units-help")} rows={3} maxLength={MAX.units} />
            {whyNotChange === null ? <SubmitButton>{t("judge-page.save")}</SubmitButton> : null}
          </fieldset>
        </AppForm>
      </Section>
    </>
  );
}
