import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { editionsPage } from "~/results/statistics/editions.server";
import { Alert, LinkButton, Page, Section, useT } from "~/ui";
import { answerEditionForm } from "./answer";
import { EditionFields } from "./edition-fields";

export const handle = { title: "statistics:by-hand.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await contextOf(request);
  const page = await editionsPage(actor, params["organisationId"] ?? "");
  if (!page.ok) return refuse(request, page.code);
  return { ...page.value, saved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerEditionForm(request, await contextOf(request), params["organisationId"] ?? "");
}

export default function EditionsRoute() {
  const { organisation, editions, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("statistics");
  const answerTo = (id: string) => (answer && answer.values["id"] === id ? answer : null);
  return (
    <Page
      title={t("by-hand.title")}
      eyebrow={organisation.name}
      lead={t("by-hand.lead")}
      width="text"
      actions={
        <LinkButton variant="quiet" to={paths.manage()}>
          {t("by-hand.back")}
        </LinkButton>
      }
    >
      {saved && !answer ? <Alert tone="success" title={t("by-hand.saved")} /> : null}
      {answer && answer.code !== "invalid" ? (
        <Alert tone="danger" title={t(`by-hand.${answer.code}`)}>
          {t(`by-hand.${answer.code}-text`)}
        </Alert>
      ) : null}
      {editions.length > 0 ? (
        <Section title={t("by-hand.list")}>
          <ul className="grid gap-4">
            {editions.map((edition) => (
              <li key={edition.id} className="card">
                <EditionFields edition={edition} answer={answerTo(edition.id)} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={t("by-hand.add")}>
        <EditionFields key={editions.length} edition={null} answer={answerTo("")} />
      </Section>
    </Page>
  );
}

export type StoredEdition = ReturnType<typeof useLoaderData<typeof loader>>["editions"][number];
