import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { answerByLink, consentByToken, subjectOfLink } from "~/entries/members/consent-links.server";
import { consentAnswerSchema } from "~/entries/members/consent-form";
import { paths } from "~/paths";
import { mayOpenLink } from "~/people/attempts.server";
import { linkRequestSchema } from "~/people/data-request-form";
import { receiveDataRequest } from "~/people/data-requests.server";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/form";
import { notFound } from "~/platform/http.server";
import { Alert, DefinitionList, Page, Section, useT, When } from "~/ui";
import { AnswerForm } from "./answer-form";
import { RequestForm } from "./request-form";

export const handle = { noScript: true, title: "consent:public.title" };
export const headers = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const at = now();
  if (!(await mayOpenLink(request, at))) throw data({ refusal: "too-many" }, { status: 429 });
  const question = await consentByToken(params["token"] ?? "", at);
  if (!question) return notFound();
  const query = new URL(request.url).searchParams;
  return { question, saved: query.has("saved"), asked: query.has("asked") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const at = now();
  const token = params["token"] ?? "";
  if (!(await mayOpenLink(request, at))) throw data({ refusal: "too-many" }, { status: 429 });
  const form = await request.formData();
  const intent = form.get("intent");
  if (intent === "ask") {
    const subject = await subjectOfLink(token, at);
    if (!subject) return notFound();
    const parsed = parseForm(linkRequestSchema, form);
    if (!parsed.ok) return invalid("ask", parsed);
    await receiveDataRequest(
      {
        ...parsed.value,
        organisationId: subject.organisationId,
        entryId: subject.entryId,
        memberId: subject.member.id,
        subject: subject.member.name,
        proof: "CONSENT_LINK",
      },
      at,
    );
    return redirect(`${paths.consent(token)}?asked=1#data`);
  }
  const parsed = parseForm(consentAnswerSchema, form);
  if (!parsed.ok) return invalid("answer", parsed);
  const done = await answerByLink(token, parsed.value, at);
  if (done.ok) return redirect(`${paths.consent(token)}?saved=1`);
  if (done.code === "hidden") return notFound();
  if (done.code === "too-many")
    return data(
      { intent: "answer", code: done.code, faults: [], values: parsed.values },
      { status: 429 },
    );
  return invalid("answer", { faults: done.faults ?? [], values: parsed.values });
}

function invalid<F, V>(intent: "answer" | "ask", { faults, values }: { faults: F; values: V }) {
  return data({ intent, code: "invalid", faults, values }, { status: 400 });
}

export default function Consent() {
  const { question, saved, asked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("consent");
  const { organisation, contest, contestSlug, member, title, answeredAt, timeZone } = question;
  const mine = (intent: string) => (answer?.intent === intent ? answer : undefined);
  const childSilent =
    question.givers.includes("CHILD") &&
    question.purposes.some(({ id }) => question.answers.CHILD?.[id] === undefined);
  return (
    <Page
      title={t("public.title")}
      lead={t("public.lead", { organisation, member, contest })}
      width="text"
    >
      {saved ? (
        <Alert tone="success" title={t("public.saved")}>
          <p>{t("public.saved-help")}</p>
          {childSilent ? <p className="mt-2">{t("public.child-open", { member })}</p> : null}
        </Alert>
      ) : null}
      {answer?.code === "too-many" ? (
        <Alert tone="danger" title={t("public.too-many")}>
          {t("public.too-many-help")}
        </Alert>
      ) : null}
      <DefinitionList
        items={[
          { term: t("public.member"), description: member },
          { term: t("public.entry"), description: title || t("co-author.untitled") },
          {
            term: t("public.contest"),
            description: <Link to={paths.regulation(contestSlug)}>{contest}</Link>,
          },
          { term: t("public.asked-by"), description: organisation },
          ...(answeredAt
            ? [
                {
                  term: t("public.answered"),
                  description: <When at={answeredAt} time zone={timeZone} />,
                },
              ]
            : []),
        ]}
      />
      <p>{t("public.free")}</p>
      <AnswerForm question={question} answer={mine("answer")} />
      <Section title={t("public.rights")} id="data">
        <RequestForm answer={mine("ask")} asked={asked} />
      </Section>
    </Page>
  );
}
