import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ConsentBadge } from "~/entries/members/consent-badge";
import { memberPage } from "~/entries/members/consents.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { Alert, DefinitionList, LinkButton, Page, Section, useT, When } from "~/ui";
import { answerMemberForm } from "./answer";
import { Invitation } from "./invitation";
import { LinkSection } from "./link-section";
import { PaperForm } from "./paper-form";
import { SelfForm } from "./self-form";

export const handle = { title: "consent:people.title" };
export const headers = () => ({ "Cache-Control": "no-store" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const page = await memberPage(ctx, params["id"] ?? "", params["memberId"] ?? "");
  if (!page.ok) return refuse(request, page.code);
  const recorded = new URL(request.url).searchParams.get("recorded");
  return { ...page.value, recorded: recorded === null ? null : Number(recorded) || 0 };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  return answerMemberForm(request, ctx, params["id"] ?? "", params["memberId"] ?? "");
}

export type MemberData = ReturnType<typeof useLoaderData<typeof loader>>;
export type MemberAnswer = ReturnType<typeof useActionData<typeof action>>;

export default function MemberRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("consent");
  const { member, asks, recorded } = page;
  return (
    <Page
      title={t("member.title", { name: member.name || t("people.no-name") })}
      eyebrow={page.contest.title}
      lead={page.title}
      actions={<LinkButton to={paths.entryPeople(page.id)}>{t("member.back")}</LinkButton>}
    >
      {recorded === null ? null : (
        <Alert
          tone="success"
          title={
            recorded > 0 ? t("member.recorded", { count: recorded }) : t("member.unchanged")
          }
        />
      )}
      {answer?.code === "too-many" ? <Alert tone="danger" title={t("refused.too-many")} /> : null}
      {asks ? <Given page={page} /> : <Alert title={t("people.not-asked")} />}
      {asks && member.isSelf ? <SelfForm page={page} answer={answer} /> : null}
      {asks && page.whyNotCollect === null ? (
        <>
          <LinkSection page={page} answer={answer} />
          <PaperForm page={page} answer={answer} />
        </>
      ) : null}
      <Invitation page={page} answer={answer} />
    </Page>
  );
}

/** What is on record, purpose by purpose, with whose word it rests on. */
function Given({ page: { member, timeZone } }: { page: MemberData }) {
  const t = useT("consent");
  return (
    <Section
      title={t("member.answers")}
      lead={`${t("member.needed")}: ${member.givers.map((giver) => t(`giver.${giver}`)).join(", ")}`}
    >
      <DefinitionList
        items={member.purposes.map(({ label, status, answers }) => ({
          term: label,
          description: (
            <>
              <ConsentBadge status={status} />
              <ul className="mt-2 space-y-1 text-sm text-muted">
                {answers.map((one) => (
                  <li key={one.giver}>
                    {t("member.given-by", { giver: t(`giver.${one.giver}`), name: one.giverName }).trim()}
                    {one.relation ? ` ${t("member.relation", { relation: one.relation })}` : null}:{" "}
                    {t(`answer.${one.answer}`)}, {t(`method.${one.method}`)},{" "}
                    <When at={one.at} time zone={timeZone} />
                    {one.attachmentId ? (
                      <>
                        {" · "}
                        <a href={paths.entryFile(one.attachmentId)}>{t("member.paper")}</a>
                      </>
                    ) : null}
                  </li>
                ))}
              </ul>
            </>
          ),
        }))}
      />
    </Section>
  );
}
