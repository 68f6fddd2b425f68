import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { numberOf } from "~/platform/page-number";
import { versionSchema } from "~/platform/version";
import { cancelCorrection } from "~/results/complaints/cancel-correction.server";
import { closeCorrection } from "~/results/complaints/close-correction.server";
import { cancelFormSchema } from "~/results/complaints/correction-form";
import { correctionPage } from "~/results/complaints/correction-pages.server";
import { Alert, AppForm, Badge, Confirmation, HiddenField, LinkButton, Section, SubmitButton, useT, When } from "~/ui";
import { CancelForm } from "./cancel-form";
import { Changes } from "./changes";

export { whenOvertaken as shouldRevalidate } from "~/platform/revalidate";

export const handle = { title: "corrections:one" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await correctionPage(await contextOf(request), params["contestId"] ?? "", numberOf(params["number"]));
  return page.ok ? page.value : refuse(request, page.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const number = numberOf(params["number"]);
  const sent = await request.formData();
  const whyNot = async () => {
    const page = await correctionPage(ctx, contestId, number);
    return page.ok ? page.value.whyNot : page.code;
  };
  if (sent.get("intent") === "cancel") {
    const { values, ...parsed } = parseForm(cancelFormSchema, sent);
    if (!parsed.ok) {
      const refusal = await whyNot();
      return refusal ? refuse(request, refusal) : data({ code: null, faults: parsed.faults, values }, { status: 400 });
    }
    const done = await cancelCorrection(ctx, { contestId, number, form: parsed.value });
    if (done.ok) return redirect(paths.correction(contestId, number));
    if (done.code === "conflict") return data({ code: done.code, faults: [], values }, { status: 409 });
    return refuse(request, done.code);
  }
  const { values, ...parsed } = parseForm(versionSchema, sent);
  if (!parsed.ok) return refuse(request, (await whyNot()) ?? "invalid");
  const done = await closeCorrection(ctx, { contestId, number, version: parsed.value.version });
  if (done.ok) return redirect(paths.correction(contestId, number));
  if (done.code === "conflict" || done.code === "sheets-missing" || done.code === "line-outdated")
    return data({ code: done.code, faults: [], values }, { status: 409 });
  return refuse(request, done.code);
}

export type CorrectionData = ReturnType<typeof useLoaderData<typeof loader>>;
export type CorrectionAnswer = ReturnType<typeof useActionData<typeof action>>;

export default function CorrectionRoute() {
  const page = useLoaderData<typeof loader>();
  const { contest, correction, sheets, out, missing, held, outdated, changes, whyNot } = page;
  const answer = useActionData<typeof action>();
  const t = useT("corrections");
  const isOpen = correction.closedAt === null;
  return (
    <>
      {answer?.code ? <Alert tone="danger" title={t(`answer.${answer.code}`)} /> : null}
      <Section
        title={t("number", { number: correction.number })}
        lead={
          correction.closedAt ? (
            <>
              {correction.cancelled ? t("cancelled") : t("closed-as", { tally: correction.tally })} · <When at={correction.closedAt} time zone={contest.timeZone} />
            </>
          ) : (
            <Badge tone="warning">{t("open")}</Badge>
          )
        }
        actions={<LinkButton to={paths.corrections(contest.id)}>{t("back")}</LinkButton>}
      >
        {held.map((each) => (
          <Alert key={each} tone="warning" title={t("held")}>
            <Link className="link" to={paths.published(contest.id, each)}>
              {t("held-see")}
            </Link>
          </Alert>
        ))}
        <p className="mt-4 whitespace-pre-line break-words">
          <strong>{t("column.reason")}: </strong>
          {correction.reason}
        </p>
        {correction.cancelled ? (
          <p className="mt-2 whitespace-pre-line break-words">
            <strong>{t("cancel.reason")}: </strong>
            {correction.cancelled}
          </p>
        ) : null}
        {correction.complaint ? (
          <p className="mt-2">
            <Link className="link" to={paths.complaint(contest.id, correction.complaint)}>
              {t("follows", { number: correction.complaint })}
            </Link>
          </p>
        ) : null}
        {sheets.length > 0 ? (
          <>
            <h3 className="mt-6 font-semibold">{t("sheets")}</h3>
            <ul className="mt-2 space-y-1">
              {sheets.map(({ entry, round, judge, isIn }, index) => (
                <li key={index} className="flex flex-wrap items-center gap-x-3">
                  {t("sheet", { entry, round, judge })}
                  {correction.cancelled ? null : (
                    <Badge tone={isIn ? "success" : "warning"}>{t(isIn ? "sheet-in" : "sheet-out")}</Badge>
                  )}
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {out.length > 0 ? (
          <>
            <h3 className="mt-6 font-semibold">{t("taken-out")}</h3>
            <ul className="mt-2 space-y-1">
              {out.map(({ code, title, to }) => (
                <li key={code}>
                  <span className="figures">{code}</span> · {title}: {t(`to.${to}`)}
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </Section>
      <Section title={t(isOpen ? "changes.preview" : "changes.title")} lead={t(isOpen ? "changes.preview-lead" : "changes.lead")}>
        {changes ? (
          <Changes changes={changes} />
        ) : (
          <p>{correction.cancelled ? t("changes.cancelled") : t("changes.missing", { count: missing })}</p>
        )}
        {outdated.map(({ id, label }) => (
          <div key={id} className="mt-6">
            <Alert tone="warning" title={t("line.title", { round: label })}>
              <p>{t("line.text")}</p>
              <p className="mt-2">
                <Link className="link" to={paths.round(contest.id, id)}>
                  {t("line.go", { round: label })}
                </Link>
              </p>
            </Alert>
          </div>
        ))}
        {isOpen && changes && outdated.length === 0 && whyNot === null ? (
          <AppForm className="mt-6">
            <HiddenField name="version" value={contest.version} />
            <Confirmation label={t("close.submit")} warning={t("close.warning")}>
              <SubmitButton intent="close">{t("close.confirm")}</SubmitButton>
            </Confirmation>
          </AppForm>
        ) : null}
        {whyNot === "conflict-of-interest" ? <Alert title={t(`refusal:short.${whyNot}`)} /> : null}
        {isOpen && whyNot === null ? <CancelForm page={page} answer={answer} /> : null}
        {isOpen ? null : (
          <p className="mt-6">
            <LinkButton to={paths.publication(contest.id)}>{t("to-publication")}</LinkButton>
          </p>
        )}
      </Section>
    </>
  );
}
